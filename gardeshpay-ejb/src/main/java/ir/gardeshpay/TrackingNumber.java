package ir.gardeshpay;

import java.util.regex.Pattern;

/**
 * The gateway's number of a transaction, which the buyer's browser brings back and verify asks with
 * ({@code trackingNumber}, sections 3 and 4 of the guide). It comes from outside and proves nothing until verify has
 * answered.
 *
 * @param value 1 to 64 printable ASCII characters without blanks; kept as text, because it may be larger than 2^53
 */
public record TrackingNumber(String value) {

    private static final Pattern RIGHT = Pattern.compile("[!-~]{1,64}");

    /** Checks the number. */
    public TrackingNumber {
        Text.require("trackingNumber", value, RIGHT, "1 to 64 printable ASCII characters without blanks");
    }

    @Override
    public String toString() {
        return value;
    }
}
