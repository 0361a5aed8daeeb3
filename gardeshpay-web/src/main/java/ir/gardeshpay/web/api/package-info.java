/**
 * The REST API, for applications that do not live in this server: {@link ir.gardeshpay.web.api.PaymentResource} starts
 * payments and shows them, {@link ir.gardeshpay.web.api.KeyFilter} lets in whoever has a key, and every error is a
 * {@code application/problem+json} of a {@link ir.gardeshpay.web.api.ProblemType}.
 *
 * <p>{@code openapi.yaml} beside these classes describes all of it, and tests hold it to them. Out of scope: pages.
 */
@NullMarked
package ir.gardeshpay.web.api;

import org.jspecify.annotations.NullMarked;
