package ir.gardeshpay.gateway;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/**
 * The body of a call is sent chunked. Jersey over {@code HttpURLConnection} (Payara) otherwise sends a POST a second
 * time when the connection drops, without telling anybody. Belongs to the client's interface, so that it holds for
 * whoever makes the client, and in whatever scope it lives. RESTEasy (WildFly, Open Liberty) never sends twice, and
 * does not know the property.
 */
public final class SentOnce implements Feature {

    @Override
    public boolean configure(FeatureContext client) {
        client.property("jersey.config.client.request.entity.processing", "CHUNKED");
        return true;
    }
}
