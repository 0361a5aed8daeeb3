/**
 * Whether a payment can be taken here, for whoever sends buyers or restarts servers: the readiness check
 * {@code gardeshpay} of MicroProfile Health.
 *
 * <p>In a jar of its own, because WildFly shows the checks of an EAR only if they are in its {@code lib}. From there
 * nothing of an EJB module can be seen, so the check asks by a CDI event, and the engine answers. Where a server has no
 * MicroProfile Health, the check is left out by itself. Uses nothing of ours.
 */
@NullMarked
package ir.gardeshpay.health;

import org.jspecify.annotations.NullMarked;
