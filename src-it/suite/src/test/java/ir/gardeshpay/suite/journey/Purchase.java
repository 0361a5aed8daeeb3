package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Transaction;
import jakarta.json.JsonObject;
import java.net.URI;

/**
 * A purchase whose buyer is at the gateway: what the buyer does next, and what the three ledgers say of it.
 *
 * @param token the gateway's token
 * @param invoiceNumber of the payment
 */
record Purchase(String token, String invoiceNumber) {

    static Purchase at(URI paymentPage) {
        String path = paymentPage.getPath();
        String token = path.substring(path.lastIndexOf('/') + 1);
        return new Purchase(token, transaction(token).invoiceNumber());
    }

    private static Transaction transaction(String token) {
        return World.get().gateway().ledger().byToken(token).orElseThrow();
    }

    /** As the gateway has it. */
    Transaction atGateway() {
        return transaction(token);
    }

    /** Pays; the address is where the browser would go now. */
    URI pay() {
        return World.get().gateway().buyer().pay(token);
    }

    URI decline() {
        return World.get().gateway().buyer().decline(token);
    }

    URI cancel() {
        return World.get().gateway().buyer().cancel(token);
    }

    /** The callback as it was given to getToken, with a tracking number of the caller's choice. */
    URI callbackWith(String trackingNumber) {
        return callbackWith(trackingNumber, invoiceNumber);
    }

    URI callbackWith(String trackingNumber, String invoice) {
        return URI.create(atGateway().callback() + "?trackingNumber=" + Browserless.encoded(trackingNumber)
                + "&invoiceNumber=" + Browserless.encoded(invoice));
    }

    /** The payment as the module has it. */
    Books.Row payment() {
        return World.get().books().payment(invoiceNumber);
    }

    JsonObject order() {
        return World.get().shop().orderOf(payment().orderId());
    }

    /** The number that the gateway gave when the buyer was done. */
    String trackingNumber() {
        return java.util.Objects.requireNonNull(atGateway().trackingNumber(), "the buyer is not done yet");
    }

    long verifies() {
        return World.get().gateway().ledger().calls(Call.VERIFY, trackingNumber());
    }

    /** Paid at the gateway, paid here, and the order credited once, with the gateway's own reference number. */
    void assertPaidOnce() {
        assertThat(payment().status()).isEqualTo("PAID");
        assertThat(payment().referenceNumber()).isEqualTo(atGateway().referenceNumber());
        assertThat(order().getString("status")).isEqualTo("PAID");
        assertThat(order().getInt("timesCredited")).isEqualTo(1);
    }

    void assertNotCredited() {
        assertThat(payment().status()).isNotEqualTo("PAID");
        assertThat(order().getString("status")).isEqualTo("NEW");
        assertThat(order().getInt("timesCredited")).isZero();
    }
}
