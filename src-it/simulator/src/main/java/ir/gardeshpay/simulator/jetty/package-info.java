/** Embedded Jetty, for everything that is not a WAR on a server: listens, can be paused, and reaches the sockets. */
@NullMarked
package ir.gardeshpay.simulator.jetty;

import org.jspecify.annotations.NullMarked;
