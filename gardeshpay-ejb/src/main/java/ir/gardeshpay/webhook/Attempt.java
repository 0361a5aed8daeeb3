package ir.gardeshpay.webhook;

import java.time.Duration;

/** What came of sending a message once. */
public sealed interface Attempt {

    /** The receiver has it. */
    record Taken() implements Attempt {}

    /** The application ends, and so did the attempt: it counts as none. */
    record BrokenOff() implements Attempt {}

    /**
     * The receiver may not have it.
     *
     * @param why in words, without secrets and without the path of the address
     * @param gone whether it wants nothing any more
     * @param retryAfter it asks for a pause of so much at least
     */
    record Failed(String why, boolean gone, Duration retryAfter) implements Attempt {

        Failed(String why) {
            this(why, false, Duration.ZERO);
        }
    }
}
