package ir.gardeshpay.naive;

/**
 * What getToken wants.
 *
 * @param amount in Rial
 * @param invoiceDate {@code yyyy-MM-dd}
 * @param token the merchant's API token
 */
public record TokenRequest(long amount, String invoiceNumber, String invoiceDate, String callback, String token) {

    /** Without the API token. */
    @Override
    public String toString() {
        return "getToken " + invoiceNumber;
    }
}
