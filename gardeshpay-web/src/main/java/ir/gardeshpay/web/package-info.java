/**
 * The way in over HTTP: the JAX-RS application, and what keeps it apart from an application of the host in the same
 * WAR.
 *
 * <p>What is served lives in rooms of its own: {@code page} holds what the buyer's browser sees, {@code api} what
 * programs talk to. A room adds its classes to {@link ir.gardeshpay.web.GardeshPayApplication#getClasses()}, gives its
 * resources a path below {@link ir.gardeshpay.web.OwnApplication#PATH} and marks them {@code @OwnApplication}. There is
 * one of each resource for all requests, so it keeps nothing of a request and takes what is {@code @Context} as
 * parameters: in a field, Jersey binds it to the application in which the resource was first made, and that may be the
 * host's. Of the engine only its words and its packages {@code payment} and {@code access} may be used. Out of scope:
 * deciding anything about a payment.
 */
@NullMarked
package ir.gardeshpay.web;

import org.jspecify.annotations.NullMarked;
