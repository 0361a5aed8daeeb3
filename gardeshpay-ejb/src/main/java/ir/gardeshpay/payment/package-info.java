/**
 * The payment: its start, its return, its verification, its life and its timeline.
 * {@link ir.gardeshpay.payment.PaymentService} is the way in; all else here is public only because a container wants it
 * so.
 *
 * <p>Uses {@code gateway}, {@code notify}, {@code webhook} and the root package. The rules of the room:
 *
 * <ul>
 *   <li>What decides about money happens in one short transaction: either with the payment's row locked
 *       ({@link ir.gardeshpay.payment.Settlement}, {@link ir.gardeshpay.payment.Credit}), or, in the usual case, by one
 *       update whose condition names the only state that the row may leave ({@link ir.gardeshpay.payment.FirstReturns},
 *       {@link ir.gardeshpay.payment.FirstCredit}, and the token in {@link ir.gardeshpay.payment.Starts}). Who comes
 *       second waits for the row in either case, and looks again.
 *   <li>No transaction and no connection is held while the gateway is asked or the host is told.
 * </ul>
 */
@NullMarked
package ir.gardeshpay.payment;

import org.jspecify.annotations.NullMarked;
