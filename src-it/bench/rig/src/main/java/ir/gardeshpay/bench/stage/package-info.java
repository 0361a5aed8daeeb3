/**
 * All that runs while something is measured: PostgreSQL, the gateway, and a server or several, under a load. Modes
 * raise a {@link ir.gardeshpay.bench.stage.Stage} and send a {@link ir.gardeshpay.bench.stage.Course} over it.
 */
@NullMarked
package ir.gardeshpay.bench.stage;

import org.jspecify.annotations.NullMarked;
