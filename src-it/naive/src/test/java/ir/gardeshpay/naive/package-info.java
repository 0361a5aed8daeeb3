/** That what is measured is what the README shows. */
@NullMarked
package ir.gardeshpay.naive;

import org.jspecify.annotations.NullMarked;
