/** What memory a server needs with the module, and with the floor, after so many payments. */
@NullMarked
package ir.gardeshpay.bench.memory;

import org.jspecify.annotations.NullMarked;
