package ir.gardeshpay.simulator;

import ir.gardeshpay.simulator.wire.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The guide, section 1. */
record GetToken(Gateway gateway) implements ApiCall {
    static final String PATH = "/v1/provider/payment/getToken";

    private static final Pattern MOBILE = Pattern.compile("(\\+98|0098|98|0)?9\\d{9}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");

    @Override
    public Call call() {
        return Call.GET_TOKEN;
    }

    @Override
    public String keyField() {
        return "invoiceNumber";
    }

    @Override
    public @Nullable String invoiceNumber(String key) {
        return key;
    }

    @Override
    public Answer answer(JsonObject body, String address) {
        Form form = new Form(body);
        String callback = form.required("callback", GetToken::isAbsoluteHttp, "an absolute http or https URL");
        TokenRequest request = new TokenRequest(
                form.positive("amount"),
                form.required("invoiceNumber"),
                form.required("invoiceDate", InvoiceDate::isValid, "a date yyyy-MM-dd"),
                form.optional("mobile", MOBILE.asMatchPredicate(), "an Iranian mobile number"),
                form.optional("email", EMAIL.asMatchPredicate(), "an email address"),
                URI.create(isAbsoluteHttp(callback) ? callback : ""),
                form.required("token"));
        return form.errors().isEmpty()
                ? opened(request, address)
                : gateway.refusals().answer(RefusalCode.INVALID_FIELD, form.errors());
    }

    private Answer opened(TokenRequest request, String address) {
        if (!gateway.options().tokens().contains(request.apiToken())) {
            return gateway.refusals().answer(RefusalCode.UNKNOWN_API_TOKEN);
        }
        return gateway.ledger()
                .open(request)
                .map(opened -> success(opened, address))
                .orElseGet(() -> gateway.refusals().answer(RefusalCode.USED_INVOICE_NUMBER));
    }

    private static Answer success(Transaction opened, String address) {
        return Answer.json(
                200,
                Json.createObjectBuilder()
                        .add("success", true)
                        .add(
                                "data",
                                Json.createObjectBuilder()
                                        .add("url", address + PaymentPage.PATH)
                                        .add("token", opened.token()))
                        .add("message", "عملیات با موفقیت انجام شد")
                        .build());
    }

    private static boolean isAbsoluteHttp(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null
                    && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException notAUrl) {
            return false;
        }
    }
}
