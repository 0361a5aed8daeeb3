/**
 * A gateway that costs next to nothing, so that what is measured is the shop: a process of its own that says yes to
 * everything, at once or after a while. The gateway for tests, with its faults, is the simulator.
 */
@NullMarked
package ir.gardeshpay.bench.gateway;

import org.jspecify.annotations.NullMarked;
