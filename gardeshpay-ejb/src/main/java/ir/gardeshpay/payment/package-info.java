/**
 * The payment: its start, its return, its verification, its life and its timeline. {@link
 * ir.gardeshpay.payment.PaymentService} is the way in; all else here is public only because a container wants it so.
 *
 * <p>Uses {@code gateway}, {@code notify}, {@code webhook} and the root package. The rule of the room: what decides about money happens
 * in one short transaction with the payment's row locked, and no transaction and no connection is held while the
 * gateway is asked or the host is told.
 */
@NullMarked
package ir.gardeshpay.payment;

import org.jspecify.annotations.NullMarked;
