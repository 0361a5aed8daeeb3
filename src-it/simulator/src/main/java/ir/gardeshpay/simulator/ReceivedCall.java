package ir.gardeshpay.simulator;

import java.time.Instant;

/**
 * A call that arrived, whatever became of it.
 *
 * @param call what was asked
 * @param key the invoice number for getToken and the buyer's return, the tracking number for verify; empty where there
 *     was none to read
 * @param at when it arrived
 */
public record ReceivedCall(Call call, String key, Instant at) {}
