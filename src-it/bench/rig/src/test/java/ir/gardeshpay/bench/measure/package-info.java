/** How figures are read. */
@NullMarked
package ir.gardeshpay.bench.measure;

import org.jspecify.annotations.NullMarked;
