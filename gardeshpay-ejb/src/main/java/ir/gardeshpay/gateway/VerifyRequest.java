package ir.gardeshpay.gateway;

import ir.gardeshpay.JsonFactory;
import jakarta.json.JsonObject;

/**
 * What verify wants (section 4 of the guide).
 *
 * @param trackingNumber the number that the browser brought back
 */
public record VerifyRequest(String trackingNumber) {

    /** As it is sent. */
    JsonObject json() {
        return JsonFactory.object().add("trackingNumber", trackingNumber).build();
    }
}
