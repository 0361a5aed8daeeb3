/** What the load is told, and what it says. */
@NullMarked
package ir.gardeshpay.bench.load;

import org.jspecify.annotations.NullMarked;
