package ir.gardeshpay.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The payments of an order, or those that wait.
 *
 * @param payments the oldest first
 * @param more true if others wait too; only of a list of those that wait
 */
public record PaymentStates(
        List<PaymentState> payments, @Nullable Boolean more) {}
