package ir.gardeshpay.web.page;

import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.TrackingNumber;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Refresh}: an open page is asked for again by itself, without JavaScript. (In the header, because a
 * {@code meta} element that reloads is what accessibility checkers reject.)
 *
 * <p>A return that could not be stored needs it: nobody but the buyer's browser has the tracking number then.
 */
final class Refresh {

    static final String HEADER = "Refresh";

    static final int SECONDS = 5;

    private static final String OF_RETURN = Refresh.class.getName();

    private Refresh() {}

    /** From now on, a page that says that this request failed, or has not decided, makes the return again. */
    static void ifUndecided(HttpServletRequest request, InvoiceNumber invoice, TrackingNumber tracking) {
        boolean form = HttpMethod.POST.equals(request.getMethod());
        request.setAttribute(OF_RETURN, form ? SECONDS + ";url=" + query(invoice, tracking) : String.valueOf(SECONDS));
    }

    /**
     * A browser repeats a form as a GET without the form. No path: the browser takes that of the page, which a proxy
     * may have made another one here.
     */
    private static String query(InvoiceNumber invoice, TrackingNumber tracking) {
        return "?" + CallbackResource.TRACKING + "=" + encoded(tracking.value()) + "&" + CallbackResource.INVOICE + "="
                + encoded(invoice.value());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** The value of the header if this request is a return that can be made again; else null. */
    static @Nullable String ofReturn(HttpServletRequest request) {
        return request.getAttribute(OF_RETURN) instanceof String value ? value : null;
    }
}
