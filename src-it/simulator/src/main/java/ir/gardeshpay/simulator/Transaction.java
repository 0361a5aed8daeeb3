package ir.gardeshpay.simulator;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One payment as the gateway sees it. Immutable: the ledger holds the newest.
 *
 * @param invoiceNumber the shop's number, unique in the ledger
 * @param amount in Rial
 * @param invoiceDate as the shop sent it
 * @param mobile of the buyer, if it was sent
 * @param email of the buyer, if it was sent
 * @param callback where the buyer is sent at the end
 * @param token the transaction token: 19 digits
 * @param trackingNumber given when the buyer ends the page, paid or not
 * @param referenceNumber of the bank, for a paid one
 * @param cardNumber that paid, whole: it is a test card
 * @param state how far it is
 * @param verifications how often verify did its work with success
 * @param apiToken the end of the API token that asked, the rest masked
 */
public record Transaction(
        String invoiceNumber,
        long amount,
        String invoiceDate,
        @Nullable String mobile,
        @Nullable String email,
        URI callback,
        String token,
        @Nullable String trackingNumber,
        @Nullable String referenceNumber,
        @Nullable String cardNumber,
        TransactionState state,
        int verifications,
        String apiToken) {

    static Transaction open(TokenRequest request, String token) {
        return new Transaction(
                request.invoiceNumber(),
                request.amount(),
                request.invoiceDate(),
                request.mobile(),
                request.email(),
                request.callback(),
                token,
                null,
                null,
                null,
                TransactionState.OPEN,
                0,
                masked(request.apiToken()));
    }

    Transaction paid(String tracking, String reference, String card) {
        return ended(TransactionState.PAID, tracking, reference, card);
    }

    Transaction notPaid(TransactionState end, String tracking) {
        return ended(end, tracking, null, null);
    }

    Transaction verified() {
        return new Transaction(
                invoiceNumber,
                amount,
                invoiceDate,
                mobile,
                email,
                callback,
                token,
                trackingNumber,
                referenceNumber,
                cardNumber,
                state,
                verifications + 1,
                apiToken);
    }

    private Transaction ended(
            TransactionState end, String tracking, @Nullable String reference, @Nullable String card) {
        return new Transaction(
                invoiceNumber,
                amount,
                invoiceDate,
                mobile,
                email,
                callback,
                token,
                tracking,
                reference,
                card,
                end,
                verifications,
                apiToken);
    }

    private static String masked(String secret) {
        return "…" + secret.substring(Math.max(secret.length() / 2, secret.length() - 4));
    }
}
