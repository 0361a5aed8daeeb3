package ir.gardeshpay.health;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * "Can a payment be taken here?", fired as a CDI event. The engine observes it and answers before its observer returns,
 * on the same thread: not thread-safe. Unanswered it means no.
 */
public final class ReadinessQuestion {

    private final Map<String, Object> facts = new LinkedHashMap<>();
    private @Nullable String obstacle =
            "the engine does not answer: gardeshpay-ejb is not in this application, or not started";

    /** Yes. */
    public void ready() {
        obstacle = null;
    }

    /**
     * No.
     *
     * @param why in words for an administrator; anybody may see it, so no address and no secret
     */
    public void notReady(String why) {
        obstacle = why;
    }

    /** Something that helps to understand the answer, and changes nothing in it. Anybody may see it. */
    public void fact(String name, String value) {
        facts.put(name, value);
    }

    /** The same, a number. */
    public void fact(String name, long value) {
        facts.put(name, value);
    }

    /** Why no payment can be taken; null: it can. */
    @Nullable
    String obstacle() {
        return obstacle;
    }

    Map<String, Object> facts() {
        return facts;
    }
}
