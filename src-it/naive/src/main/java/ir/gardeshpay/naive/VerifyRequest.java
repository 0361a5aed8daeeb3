package ir.gardeshpay.naive;

/** What verify wants. */
public record VerifyRequest(String trackingNumber) {}
