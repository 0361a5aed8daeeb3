/** The same load with few stored payments and with many. */
@NullMarked
package ir.gardeshpay.bench.growth;

import org.jspecify.annotations.NullMarked;
