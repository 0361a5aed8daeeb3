/** A gateway that takes seconds, and a crowd that comes all the same. */
@NullMarked
package ir.gardeshpay.bench.sick;

import org.jspecify.annotations.NullMarked;
