package ir.gardeshpay;

import org.jspecify.annotations.Nullable;

/**
 * The gateway's own words for a no (the failure answer of sections 1 and 4 of the guide).
 *
 * @param code the gateway's error code, if it gave one
 * @param message the gateway's message, mostly Persian
 */
public record Refusal(@Nullable Integer code, String message) {}
