/** The simulator is tested from outside, over HTTP, as a shop and a browser meet it. */
@NullMarked
package ir.gardeshpay.simulator;

import org.jspecify.annotations.NullMarked;
