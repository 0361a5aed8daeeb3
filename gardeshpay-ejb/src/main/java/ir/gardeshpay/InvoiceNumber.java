package ir.gardeshpay;

import java.util.regex.Pattern;

/**
 * The unique id of an invoice at the gateway ({@code invoiceNumber}, sections 1, 3 and 4 of the guide). One payment,
 * one invoice number.
 *
 * @param value 1 to 64 letters, digits, {@code .}, {@code _} or {@code -}; not {@code .} or {@code ..}, which mean
 *     something else in the path of an address
 */
public record InvoiceNumber(String value) {

    private static final Pattern RIGHT = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,64}");

    /** Checks the number. */
    public InvoiceNumber {
        Text.require(
                "invoiceNumber",
                value,
                RIGHT,
                "1 to 64 of the letters a to z, digits, '.', '_' and '-', and more than '.' or '..'");
    }

    @Override
    public String toString() {
        return value;
    }
}
