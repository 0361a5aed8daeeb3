package ir.gardeshpay.web;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a resource that is served by {@link GardeshPayApplication} only.
 *
 * <p>A host's application without {@code getClasses()} takes in every {@code @Path} and {@code @Provider} class of its
 * WAR, ours included. So that nothing of ours is mixed into it:
 *
 * <ul>
 *   <li>the paths of our resources begin with {@link #PATH}, which no host has; {@link OwnPathFilter}, known to our
 *       application only, adds it to what was asked for. A path of the host never meets one of ours;
 *   <li>what finds one of our resources by that path in the host's application is answered 404 by
 *       {@link OwnApplicationFilter}, the one {@code @Provider} of ours, which is bound to this annotation;
 *   <li>filters and exception mappers are no {@code @Provider}s, so the host's application does not see them.
 * </ul>
 */
@NameBinding
@Retention(RUNTIME)
@Target(TYPE)
public @interface OwnApplication {

    /** First segment of the path of each of our resources. */
    String PATH = "ir.gardeshpay";
}
