package ir.gardeshpay.bench.run;

import java.io.IOException;

/**
 * Something that is measured: {@code -Dbench.only} names it. Modes run one after the other, each with servers of its
 * own.
 */
public interface Mode {

    /**
     * Measures, prints, and writes the manual if the settings are the default ones.
     *
     * @throws BenchFailedException if a payment went wrong, so that the figures mean nothing
     */
    void run(BenchSettings settings) throws IOException;
}
