package ir.gardeshpay.client;

import java.util.List;

/**
 * The payments of an order.
 *
 * @param payments the oldest first
 */
public record PaymentStates(List<PaymentState> payments) {}
