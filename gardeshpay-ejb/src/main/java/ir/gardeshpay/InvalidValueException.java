package ir.gardeshpay;

import jakarta.ejb.ApplicationException;

/** A value that came from outside is not a right one. The message says which, why, and what a right one looks like. */
@ApplicationException(rollback = true)
public final class InvalidValueException extends GardeshPayException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String remedy;

    /**
     * Refuses a value.
     *
     * @param field the name of the value, as in the REST API: {@code amount}, {@code invoiceNumber}, …
     * @param remedy what was wrong, and what a right value looks like; never the value of a secret
     */
    public InvalidValueException(String field, String remedy) {
        super(field + ": " + remedy);
        this.field = field;
        this.remedy = remedy;
    }

    /** The name of the value that was refused. */
    public String field() {
        return field;
    }

    /** What was wrong, and what a right value looks like: the message without the name. */
    public String remedy() {
        return remedy;
    }
}
