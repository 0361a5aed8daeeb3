/**
 * The books of an enterprise, in an EJB module of its own: every event of a payment is an entry, written in the
 * transaction in which the payment module marks the event delivered.
 */
@NullMarked
package ir.gardeshpay.enterprise.bookkeeping;

import org.jspecify.annotations.NullMarked;
