/**
 * Payments from outside: a shop on a real server and database, with the gateway's simulator on the wire. What a test
 * says of a payment is read from the shop's page, the database and the simulator's ledger.
 */
@NullMarked
package ir.gardeshpay.suite.journey;

import org.jspecify.annotations.NullMarked;
