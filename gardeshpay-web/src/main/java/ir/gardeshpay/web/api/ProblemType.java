package ir.gardeshpay.web.api;

import java.util.Arrays;
import java.util.Locale;

/** What can go wrong, as programs see it: the {@code type} of a problem (RFC 9457), which never changes its meaning. */
public enum ProblemType {
    /** The body is no JSON, or no JSON object. */
    INVALID_JSON(400, "The body is not a JSON object"),
    /** A member or a parameter is missing, unknown or wrong. */
    INVALID_REQUEST(400, "The request is not right"),
    /** No key, or a wrong one. */
    UNAUTHORIZED(401, "A key is needed"),
    /** Nothing is here, or nothing that this key may see. */
    NOT_FOUND(404, "Not found"),
    /** Another method is needed. */
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    /** The caller accepts nothing that can be given. */
    NOT_ACCEPTABLE(406, "The answer has another type than is accepted"),
    /** The invoice number belongs to another payment. */
    INVOICE_CONFLICT(409, "The invoice number belongs to another payment"),
    /** The body is too large. */
    TOO_LARGE(413, "The body is too large"),
    /** The body has another type than JSON. */
    UNSUPPORTED_MEDIA_TYPE(415, "The body has another type than application/json"),
    /** The gateway said no. */
    GATEWAY_REFUSED(422, "The gateway refused the payment"),
    /** Too many requests. */
    RATE_LIMITED(429, "Too many requests"),
    /** A fault of this module or of its database. */
    INTERNAL_ERROR(500, "Something went wrong here"),
    /** The gateway gave no answer. */
    GATEWAY_UNAVAILABLE(503, "The gateway does not answer");

    private static final int SERVER_ERROR = 500;

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status that always goes with it. */
    public int status() {
        return status;
    }

    /** What it means, for a person; the same each time. */
    public String title() {
        return title;
    }

    /** The name under which programs know it, such as {@code urn:gardeshpay:problem:invoice-conflict}. */
    public String urn() {
        return "urn:gardeshpay:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The type for what the server answers by itself; where several have a status, the general one. */
    static ProblemType of(int status) {
        return Arrays.stream(values())
                .filter(type -> type.status == status && type != INVALID_JSON)
                .findFirst()
                .orElse(status >= SERVER_ERROR ? INTERNAL_ERROR : INVALID_REQUEST);
    }
}
