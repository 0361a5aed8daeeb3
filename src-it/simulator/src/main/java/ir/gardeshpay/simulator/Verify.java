package ir.gardeshpay.simulator;

import ir.gardeshpay.simulator.wire.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The guide, section 4. */
record Verify(Gateway gateway) implements ApiCall {
    static final String PATH = "/v1/provider/payment/verify";

    @Override
    public Call call() {
        return Call.VERIFY;
    }

    @Override
    public String keyField() {
        return "trackingNumber";
    }

    @Override
    public @Nullable String invoiceNumber(String key) {
        return gateway.ledger()
                .byTrackingNumber(key)
                .map(Transaction::invoiceNumber)
                .orElse(null);
    }

    @Override
    public Answer answer(JsonObject body, String address) {
        Form form = new Form(body);
        String trackingNumber = form.required("trackingNumber");
        if (!form.errors().isEmpty()) {
            return gateway.refusals().answer(RefusalCode.INVALID_FIELD, form.errors());
        }
        return gateway.ledger()
                .verify(trackingNumber)
                .map(Verify::success)
                .orElseGet(() -> gateway.refusals().answer(whyNot(trackingNumber)));
    }

    private RefusalCode whyNot(String trackingNumber) {
        return gateway.ledger()
                .byTrackingNumber(trackingNumber)
                .map(found -> found.state() == TransactionState.DECLINED ? RefusalCode.DECLINED : RefusalCode.CANCELLED)
                .orElse(RefusalCode.UNKNOWN_TRACKING_NUMBER);
    }

    private static Answer success(Transaction paid) {
        return Answer.json(
                200,
                Json.createObjectBuilder()
                        .add("success", true)
                        .add(
                                "data",
                                Json.createObjectBuilder()
                                        .add("cardNumber", Objects.requireNonNull(paid.cardNumber()))
                                        .add("refNumber", Objects.requireNonNull(paid.referenceNumber()))
                                        .add("message", "پرداخت با موفقیت انجام شد")
                                        .add("invoiceNumber", paid.invoiceNumber())
                                        .add("invoiceDate", paid.invoiceDate())
                                        .add("amount", Long.toString(paid.amount()))
                                        .add("verifiedBefore", paid.verifications() > 0))
                        .add("message", "عملیات با موفقیت انجام شد")
                        .build());
    }
}
