package ir.gardeshpay.payment;

import ir.gardeshpay.CallbackKey;

/**
 * What makes a payment this one, before it is recorded.
 *
 * @param id of {@link PaymentIds}; a database that was restored may give one twice
 * @param key which no other payment has
 */
record Identity(long id, CallbackKey key) {}
