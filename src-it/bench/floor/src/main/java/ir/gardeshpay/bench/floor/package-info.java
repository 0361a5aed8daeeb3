/**
 * The floor: what a payment costs at the least, in good code by hand. The same two calls to the gateway and the same
 * four durable commits as the module's, at the same addresses; plain JDBC, {@code java.net.http} and
 * {@code jakarta.json}. It checks nothing, recovers nothing and tells nobody, so never copy it: it is there to be
 * measured beside the module.
 */
@NullMarked
package ir.gardeshpay.bench.floor;

import org.jspecify.annotations.NullMarked;
