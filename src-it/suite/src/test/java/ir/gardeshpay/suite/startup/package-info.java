/**
 * Compares how long a server takes to start with the module and with an application that does nothing. Not a test: a
 * command of its own, {@code ./mvnw -Pstartup verify}.
 */
@NullMarked
package ir.gardeshpay.suite.startup;

import org.jspecify.annotations.NullMarked;
