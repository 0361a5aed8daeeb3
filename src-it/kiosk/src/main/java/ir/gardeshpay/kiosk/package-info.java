/**
 * A kiosk that takes payments through a payment service elsewhere. Uses the client jar and nothing of the engine.
 * Without a login: an example.
 */
@NullMarked
package ir.gardeshpay.kiosk;

import org.jspecify.annotations.NullMarked;
