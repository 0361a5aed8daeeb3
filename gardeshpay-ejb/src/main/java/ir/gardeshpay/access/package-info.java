/**
 * Who may use the module from outside: the keys of the REST API, the accounts that each may use, and how often.
 *
 * <p>{@link ir.gardeshpay.access.AccessSettings} reads them, {@link ir.gardeshpay.access.Access} decides. Out of scope:
 * HTTP.
 */
@NullMarked
package ir.gardeshpay.access;

import org.jspecify.annotations.NullMarked;
