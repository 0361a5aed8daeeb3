package ir.gardeshpay.client;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Sends bodies chunked: Jersey over {@code HttpURLConnection} (Payara) otherwise sends a POST a second time when the
 * connection drops, without telling anybody. Others do not know the property. Stateless.
 */
public class SentOnce implements Feature {

    @Override
    public boolean configure(FeatureContext context) {
        context.property("jersey.config.client.request.entity.processing", "CHUNKED");
        return true;
    }
}
