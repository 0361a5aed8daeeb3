/**
 * Whose name an observer runs in: tests inside the server, in a host's WAR of their own, because its users log in.
 * Other tests need no login.
 */
@NullMarked
package ir.gardeshpay.suite.caller;

import org.jspecify.annotations.NullMarked;
