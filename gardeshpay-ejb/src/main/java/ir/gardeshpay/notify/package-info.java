/**
 * Telling the host: events that are kept with the outcome that they tell of, and fired as CDI events in a transaction
 * with the mark that they were delivered, again and again until the observers have run.
 *
 * <p>Uses the root package only: what an event says is given by the caller.
 */
@NullMarked
package ir.gardeshpay.notify;

import org.jspecify.annotations.NullMarked;
