/**
 * Runs the module as its users do: on a server that is a process of its own, with a real database, seen through a
 * browser.
 *
 * <p>Start at {@link ir.gardeshpay.suite.Server} for a server, {@link ir.gardeshpay.suite.ServerProduct} for its make,
 * {@link ir.gardeshpay.suite.DatabaseServer} for a database, {@link ir.gardeshpay.suite.Browsers} for a browser and
 * {@link ir.gardeshpay.suite.Demo} for all of it at once. It may use plain Java, JDBC and the products that it drives.
 * What a payment is lies out of its scope: the tests know that.
 */
@NullMarked
package ir.gardeshpay.suite;

import org.jspecify.annotations.NullMarked;
