package ir.gardeshpay.gateway;

/**
 * What verify wants (section 4 of the guide).
 *
 * @param trackingNumber the number that the browser brought back
 */
public record VerifyRequest(String trackingNumber) {}
