/** The wires, tried with real connections. */
@NullMarked
package ir.gardeshpay.suite.wire;

import org.jspecify.annotations.NullMarked;
