/**
 * What tests of several nodes add to the shop's WAR: a way to start a payment with an invoice number of the test's, and
 * a clock that can be set wrong. Runs inside the servers only; everything here is added to the WAR as it is.
 */
@NullMarked
package ir.gardeshpay.suite.cluster;

import org.jspecify.annotations.NullMarked;
