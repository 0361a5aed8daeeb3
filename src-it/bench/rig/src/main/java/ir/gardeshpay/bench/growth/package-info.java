/** The same load over shops with few stored payments and with many, and what they do while nobody buys. */
@NullMarked
package ir.gardeshpay.bench.growth;

import org.jspecify.annotations.NullMarked;
