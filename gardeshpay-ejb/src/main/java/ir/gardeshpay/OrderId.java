package ir.gardeshpay;

import java.util.regex.Pattern;

/**
 * The host's own reference of what is being paid. An order may need several payments: a buyer who was declined tries
 * again. Two <em>paid</em> payments of one order are told to the host, see {@link PaymentEvent.PaymentDuplicated}.
 *
 * @param value 1 to 100 characters, none of them a control character; those beyond 16 bits, such as emoji, count twice
 */
public record OrderId(String value) {

    private static final int LONGEST = 100;
    private static final Pattern RIGHT = Pattern.compile("\\P{Cntrl}{1,100}");

    /** Checks the id. */
    public OrderId {
        Text.require("orderId", value, RIGHT, "1 to 100 characters without line breaks or other control characters");
        if (value.length() > LONGEST) {
            throw new InvalidValueException(
                    "orderId", "it has characters that count twice, and so more than " + LONGEST + " of them.");
        }
        if (value.isBlank()) {
            throw new InvalidValueException("orderId", "it is blank. A right value is A-17.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
