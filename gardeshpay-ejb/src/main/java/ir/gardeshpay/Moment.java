package ir.gardeshpay;

import java.time.Instant;

/**
 * When and where something was done.
 *
 * @param at when, by that node's clock
 * @param node which server: {@link Node#name}
 */
public record Moment(Instant at, String node) {}
