package ir.gardeshpay.webhook;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a receiver's answer means. Stateless. */
final class Answers {

    private static final int GONE = 410;

    /** Those that may say when to come back: too many requests, unavailable. */
    private static final Set<Integer> BUSY = Set.of(429, 503);

    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final int LONGEST_REASON = 300;

    private Answers() {}

    /** Only 2xx says that the message was taken. */
    static Attempt judged(int status, Optional<String> retryAfter, Instant now) {
        if (status / 100 == 2) {
            return new Attempt.Taken();
        }
        String why = "answered " + status;
        if (status / 100 == 3) {
            return new Attempt.Failed(
                    why + ": redirects are not followed, so its URL must be the one that they end at");
        }
        if (status == GONE) {
            return new Attempt.Failed(why + " Gone: it wants no webhooks any more", true, Duration.ZERO);
        }
        Duration pause =
                BUSY.contains(status) ? retryAfter.map(text -> pause(text, now)).orElse(Duration.ZERO) : Duration.ZERO;
        return new Attempt.Failed(why, false, pause);
    }

    /** Seconds or a date, as HTTP has it; not longer than a day, and nothing if it cannot be read. */
    private static Duration pause(String retryAfter, Instant now) {
        try {
            Duration pause = retryAfter.matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(retryAfter))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        } catch (DateTimeException unreadable) {
            return Duration.ZERO;
        }
    }

    /** What went wrong on the way, in words. */
    static String reason(@Nullable Throwable failure, URI url, Duration timeout) {
        if (failure instanceof ConnectException) {
            return "no connection could be made";
        }
        return failure instanceof HttpTimeoutException ? silence(timeout) : shortened(failure, url);
    }

    /** Nothing came in time. */
    static String silence(Duration timeout) {
        return "no answer in " + timeout.toMillis() + " ms";
    }

    /** What went wrong on the way, fit to be kept: short, and without the address. */
    static String shortened(@Nullable Throwable failure, URI url) {
        String text = failure == null
                ? "failed"
                : (failure.getClass().getSimpleName() + ": " + failure.getMessage())
                        .replace(url.toString(), String.valueOf(url.getHost()))
                        .replaceAll("[\\p{Cc}\\p{Cs}]", " ");
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
    }
}
