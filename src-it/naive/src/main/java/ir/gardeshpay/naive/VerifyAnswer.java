package ir.gardeshpay.naive;

/** What verify answers when all is well. */
public record VerifyAnswer(boolean success, Data data, String message) {

    /**
     * The settled payment.
     *
     * @param amount in Rial
     * @param verifiedBefore that verify was asked before
     */
    public record Data(String refNumber, String invoiceNumber, String amount, boolean verifiedBefore) {}
}
