package ir.gardeshpay.shop;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

/**
 * What browsers must know about every page. There is no {@code form-action}: browsers apply it to redirects too, and
 * checkout redirects to the gateway.
 */
@Provider
public class ResponseHeaders implements ContainerResponseFilter {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:;" + " base-uri 'none'; frame-ancestors 'none'";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle("Content-Security-Policy", POLICY);
        headers.putSingle("X-Content-Type-Options", "nosniff");
        headers.putSingle("Referrer-Policy", "strict-origin"); // the order's address is the key to the order
        headers.putSingle(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
