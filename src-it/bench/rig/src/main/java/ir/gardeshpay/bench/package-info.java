/**
 * Measures the module beside its floor, in the same server and the same run. Start at
 * {@link ir.gardeshpay.bench.Bench}, which runs a {@link ir.gardeshpay.bench.run.Mode}. It starts real servers and a
 * real PostgreSQL by the suite, and is no test: it says how much, and fails only where a payment went wrong.
 */
@NullMarked
package ir.gardeshpay.bench;

import org.jspecify.annotations.NullMarked;
