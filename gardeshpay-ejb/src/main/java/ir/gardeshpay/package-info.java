/**
 * The words that everybody shares: money, numbers of the gateway's guide, the payment as others see it, its events, and
 * the errors; and what every room asks of the container: transactions, threads, the name of this node, an end that
 * waits.
 *
 * <p>Values are records that are checked when they are made, so a value that exists is a right one. Nothing here knows
 * a table or a gateway; every other package may use this one, and it uses none of them.
 */
@NullMarked
package ir.gardeshpay;

import org.jspecify.annotations.NullMarked;
