package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Transaction;
import jakarta.json.JsonObject;
import java.net.URI;

/**
 * A purchase whose buyer is at the gateway: what the buyer does next, and what the three ledgers say of it.
 *
 * @param world where it happens
 * @param token the gateway's token
 * @param invoiceNumber of the payment
 */
record Purchase(World world, String token, String invoiceNumber) {

    /** The purchase whose payment page this is. */
    static Purchase at(World world, URI paymentPage) {
        String path = paymentPage.getPath();
        String token = path.substring(path.lastIndexOf('/') + 1);
        String invoiceNumber =
                world.gateway().ledger().byToken(token).orElseThrow().invoiceNumber();
        return new Purchase(world, token, invoiceNumber);
    }

    /** As the gateway has it. */
    Transaction atGateway() {
        return world.gateway().ledger().byToken(token).orElseThrow();
    }

    /** Pays; the address is where the browser would go now. */
    URI pay() {
        return world.gateway().buyer().pay(token);
    }

    URI decline() {
        return world.gateway().buyer().decline(token);
    }

    URI cancel() {
        return world.gateway().buyer().cancel(token);
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
        return world.books().payment(invoiceNumber);
    }

    JsonObject order() {
        return world.shop().orderOf(payment().orderId());
    }

    /** The number that the gateway gave when the buyer was done. */
    String trackingNumber() {
        return java.util.Objects.requireNonNull(atGateway().trackingNumber(), "the buyer is not done yet");
    }

    long verifies() {
        return world.gateway().ledger().calls(Call.VERIFY, trackingNumber());
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
