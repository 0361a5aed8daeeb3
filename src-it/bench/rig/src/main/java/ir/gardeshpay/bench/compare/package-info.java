/** The module beside its floor, in turns: how fast, at what latency, and what a payment costs. */
@NullMarked
package ir.gardeshpay.bench.compare;

import org.jspecify.annotations.NullMarked;
