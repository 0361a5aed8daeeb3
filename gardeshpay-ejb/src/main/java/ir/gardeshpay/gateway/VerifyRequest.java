package ir.gardeshpay.gateway;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/**
 * What verify wants (section 4 of the guide).
 *
 * @param trackingNumber the number that the browser brought back
 */
public record VerifyRequest(String trackingNumber) {

    /** As it is sent. */
    JsonObject json() {
        return Json.createObjectBuilder().add("trackingNumber", trackingNumber).build();
    }
}
