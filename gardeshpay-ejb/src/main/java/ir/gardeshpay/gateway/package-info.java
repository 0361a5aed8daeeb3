/**
 * The gateway on the wire: the MicroProfile Rest Client interface of the guide, the merchant accounts, and the reading
 * of whatever comes back. An answer leaves this package as one of three: yes, a well-formed refusal, or unknown.
 *
 * <p>Uses the root package only. Knows no payment, no database and no transaction; no caller may hold one while it
 * calls.
 */
@NullMarked
package ir.gardeshpay.gateway;

import org.jspecify.annotations.NullMarked;
