package ir.gardeshpay;

/**
 * A text that must never be shown: an API token, a key. It prints as stars; who needs the text asks for
 * {@link #value()}, which is easy to find in a review.
 *
 * @param value the text
 */
public record Secret(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
