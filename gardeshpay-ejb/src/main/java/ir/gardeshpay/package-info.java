/**
 * The words that everybody shares: money, numbers of the gateway's guide, the payment as others see it, its events, and
 * the errors.
 *
 * <p>Values are records that are checked when they are made, so a value that exists is a right one. Nothing here knows
 * a database, a gateway or a server; every other package may use this one, and it uses none of them.
 */
@NullMarked
package ir.gardeshpay;

import org.jspecify.annotations.NullMarked;
