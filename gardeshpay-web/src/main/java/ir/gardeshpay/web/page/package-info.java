/**
 * What the buyer's browser sees: the return from the gateway ({@link ir.gardeshpay.web.page.CallbackResource}), the
 * result page ({@link ir.gardeshpay.web.page.ResultResource}), and pages for what went wrong
 * ({@link ir.gardeshpay.web.page.ErrorMapper}).
 *
 * <p>Pages are Persian or English, need no JavaScript, no session and nothing from outside, and show no secret. Each is
 * a {@code Page} value that is written by one template; making one needs no server. Out of scope: answers for programs.
 */
@NullMarked
package ir.gardeshpay.web.page;

import org.jspecify.annotations.NullMarked;
