/** What a run is asked for, and on what it runs: the words that all others share. It knows none of them. */
@NullMarked
package ir.gardeshpay.bench.run;

import org.jspecify.annotations.NullMarked;
