/**
 * A GardeshPay gateway on the wire, for tests and demos: getToken, the payment page, the return of the buyer, verify,
 * and whatever can go wrong with them. Start with {@link ir.gardeshpay.simulator.Simulator}. All public types here are
 * thread-safe; no money moves.
 */
@NullMarked
package ir.gardeshpay.simulator;

import org.jspecify.annotations.NullMarked;
