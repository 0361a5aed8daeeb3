/** Payments from inside: tests that run in the server, in a host's WAR, with an injected {@code PaymentService}. */
@NullMarked
package ir.gardeshpay.suite.inside;

import org.jspecify.annotations.NullMarked;
