package ir.gardeshpay.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The service answered with an error (RFC 9457). {@link #type()} is stable, the texts are for people.
 */
public final class PaymentProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A member of the request that is wrong.
     *
     * @param field its name
     * @param message what is wrong, and what a right value is
     */
    public record FieldError(String field, String message) implements java.io.Serializable {}

    private final int status;
    private final String type;
    private final List<FieldError> errors;
    private final @Nullable String invoiceNumber;
    private final @Nullable Integer code;
    private final @Nullable Integer retryAfterSeconds;

    PaymentProblem(
            int status,
            String type,
            String message,
            List<FieldError> errors,
            @Nullable String invoiceNumber,
            @Nullable Integer code,
            @Nullable Integer retryAfterSeconds) {
        super(message);
        this.status = status;
        this.type = type;
        this.errors = List.copyOf(errors);
        this.invoiceNumber = invoiceNumber;
        this.code = code;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** The status of HTTP. */
    public int status() {
        return status;
    }

    /** What kind of problem, such as {@code urn:gardeshpay:problem:invoice-conflict}. */
    public String type() {
        return type;
    }

    /** What is wrong with the request, member by member. */
    public List<FieldError> errors() {
        return errors;
    }

    /** The payment that is recorded in spite of it: start again with this number. */
    public @Nullable String invoiceNumber() {
        return invoiceNumber;
    }

    /** The gateway's error code, if it refused and gave one. */
    public @Nullable Integer code() {
        return code;
    }

    /** When another try makes sense. */
    public @Nullable Integer retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
