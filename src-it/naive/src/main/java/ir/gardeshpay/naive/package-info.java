/**
 * A shop that takes payments without the module, written straight from the gateway's guide. Its callback is the one
 * that the README shows, with every fault that the README lists: never copy it.
 */
@NullMarked
package ir.gardeshpay.naive;

import org.jspecify.annotations.NullMarked;
