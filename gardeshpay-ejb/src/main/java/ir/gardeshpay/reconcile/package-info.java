/**
 * What happens without anybody asking: the checks at deployment, and the taking up of what stands still.
 *
 * <p>Uses {@code payment} and all below it, and answers the question of {@code gardeshpay-health}.
 */
@NullMarked
package ir.gardeshpay.reconcile;

import org.jspecify.annotations.NullMarked;
