package ir.gardeshpay.simulator;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The way of the buyer back to the shop. Immutable.
 *
 * @param callback as the shop gave it
 * @param parameters that are added to it, in their order
 * @param way how the browser goes
 */
record BuyerReturn(URI callback, Map<String, String> parameters, Way way) {
    enum Way {
        REDIRECT,
        NONE,
        TWICE,
        POST
    }

    static BuyerReturn of(Transaction ended) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("trackingNumber", Objects.requireNonNull(ended.trackingNumber(), "not ended"));
        parameters.put("invoiceNumber", ended.invoiceNumber());
        return new BuyerReturn(ended.callback(), parameters, Way.REDIRECT);
    }

    BuyerReturn by(Way other) {
        return new BuyerReturn(callback, parameters, other);
    }

    BuyerReturn with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new BuyerReturn(callback, more, way);
    }

    BuyerReturn without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(parameters);
        fewer.remove(name);
        return new BuyerReturn(callback, fewer, way);
    }

    /** The callback with its parameters, after those that it may have of its own. */
    URI address() {
        String base = callback.toString();
        int fragment = base.indexOf('#');
        String page = fragment < 0 ? base : base.substring(0, fragment);
        String rest = fragment < 0 ? "" : base.substring(fragment);
        return URI.create(page + separator(page) + query() + rest);
    }

    private static String separator(String page) {
        if (page.endsWith("?") || page.endsWith("&")) {
            return "";
        }
        return page.contains("?") ? "&" : "?";
    }

    private String query() {
        return parameters.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
