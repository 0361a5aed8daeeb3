/**
 * A back office in a WAR of its own, for support staff: how an order and its payments stand, which events the
 * enterprise has not taken, and the button that tells them again. JSON only, and without a login: an example.
 */
@NullMarked
package ir.gardeshpay.enterprise.desk;

import org.jspecify.annotations.NullMarked;
