package ir.gardeshpay.web.page;

import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.Payment;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The host's address where the buyer goes at the end, with {@code invoiceNumber} added to whatever query it has. */
final class ReturnUrl {

    private static final String PARAMETER = "invoiceNumber=";

    private ReturnUrl() {}

    /** The return URL of the payment, or else its result page. */
    static URI of(Payment payment) {
        URI host = payment.returnUrl();
        return host == null ? payment.resultPage() : with(host, payment.invoiceNumber());
    }

    /**
     * The address as the host wrote it, escapes and fragment included; an {@code invoiceNumber} of its own is replaced.
     */
    static URI with(URI host, InvoiceNumber invoice) {
        String whole = host.toString();
        int hash = whole.indexOf('#');
        String fragment = hash < 0 ? "" : whole.substring(hash);
        String address = hash < 0 ? whole : whole.substring(0, hash);
        int mark = address.indexOf('?');
        String query = mark < 0 ? "" : others(address.substring(mark + 1));
        String path = mark < 0 ? address : address.substring(0, mark);
        String number = URLEncoder.encode(invoice.value(), StandardCharsets.UTF_8);
        return URI.create(path + "?" + query + PARAMETER + number + fragment);
    }

    private static String others(String query) {
        return Arrays.stream(query.split("&", -1))
                .filter(parameter -> !parameter.isEmpty() && !parameter.startsWith(PARAMETER))
                .map(parameter -> parameter + "&")
                .collect(Collectors.joining());
    }

    /** Whether a link to it is safe to show: {@code javascript:} and the like are not. */
    static boolean isWeb(URI address) {
        return "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
    }
}
