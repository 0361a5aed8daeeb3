package ir.gardeshpay.client;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The service answered with an error (RFC 9457). {@link #type()} is stable, the texts are for people: the message has
 * all of them, so that a log says what was wrong.
 */
public final class PaymentProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A member of the request that is wrong.
     *
     * @param field its name
     * @param message what is wrong, and what a right value is
     */
    public record FieldError(String field, String message) implements Serializable {}

    /** The members of the answer. */
    record Members(
            String type,
            String text,
            List<FieldError> errors,
            @Nullable String invoiceNumber,
            @Nullable Integer code,
            @Nullable String message,
            @Nullable String id)
            implements Serializable {

        private String all() {
            String wrong = errors.stream()
                    .map(error -> " " + error.field() + ": " + error.message())
                    .collect(Collectors.joining());
            return text
                    + wrong
                    + (message == null ? "" : " The gateway says: " + message)
                    + (id == null ? "" : " The log of the service has it as " + id);
        }
    }

    private final int status;
    private final Members members;
    private final @Nullable Integer retryAfterSeconds;

    PaymentProblem(int status, Members members, @Nullable Integer retryAfterSeconds) {
        super(status + " " + members.all());
        this.status = status;
        this.members = members;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** The status of HTTP. */
    public int status() {
        return status;
    }

    /** What kind of problem, such as {@code urn:gardeshpay:problem:invoice-conflict}. */
    public String type() {
        return members.type();
    }

    /** What is wrong with the request, member by member; with 400. */
    public List<FieldError> errors() {
        return members.errors();
    }

    /**
     * The payment that it is about. With 503 it is recorded in spite of it: start it again with this number. With 409
     * the number is another payment's, and with 422 its payment stays refused: both want another number.
     */
    public @Nullable String invoiceNumber() {
        return members.invoiceNumber();
    }

    /** The gateway's error code, if it refused and gave one; with 422. */
    public @Nullable Integer code() {
        return members.code();
    }

    /** The gateway's own words, mostly Persian, if it refused; with 422. */
    public @Nullable String gatewayMessage() {
        return members.message();
    }

    /** What the log of the service has it under; with 500. */
    public @Nullable String id() {
        return members.id();
    }

    /** When another try makes sense; with 503 and 429. */
    public @Nullable Integer retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
