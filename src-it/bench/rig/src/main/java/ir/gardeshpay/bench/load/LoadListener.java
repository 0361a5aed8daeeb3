package ir.gardeshpay.bench.load;

import java.time.Duration;

/**
 * Is told of the legs of a run, while nobody buys; the load goes on when it returns. Called on one thread at a time.
 */
public interface LoadListener {

    /** This leg begins as soon as this returns. */
    void begins(String leg);

    /**
     * All payments of this leg are done.
     *
     * @param buying from the first buyer's beginning to the last one's end
     */
    void ended(String leg, Duration buying);
}
