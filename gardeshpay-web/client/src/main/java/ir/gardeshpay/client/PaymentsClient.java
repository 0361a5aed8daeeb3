package ir.gardeshpay.client;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * A payment service as seen from another application:
 *
 * <pre>{@code
 * @Inject @RestClient PaymentsClient payments;
 *
 * URI pay(Order order) {
 *     return payments.start(StartPayment.ofToman(order.toman(), order.id()).withInvoiceNumber(order.invoice()))
 *             .payAt()
 *             .orElse(pageOf(order)); // paid, held or being verified: wait. Declined or expired: another invoice number
 * }
 * }</pre>
 *
 * <p>Configured by {@code gardeshpay-client/mp-rest/url} (the service's address with its {@code /gardeshpay}) and
 * {@code gardeshpay-client.key} (a key of the service's {@code gardeshpay.api.keys}); the other standard keys of
 * MicroProfile Rest Client work. An error of the service throws a {@link PaymentProblem}; no answer at all is a
 * {@link jakarta.ws.rs.ProcessingException}. Then nobody knows whether the payment was started: start it again with the
 * same invoice number, which gives the same payment. Thread-safe; not transactional.
 */
@RegisterRestClient(configKey = "gardeshpay-client")
@RegisterClientHeaders(KeyHeader.class)
@RegisterProvider(PaymentProblemMapper.class)
@RegisterProvider(SentOnce.class)
@Path("/api/v1/payments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
public interface PaymentsClient {

    /**
     * Starts a payment, or finds the one that the invoice number names, however it stands: {@link PaymentState#payAt}
     * is empty unless that one still waits for its buyer.
     *
     * @throws PaymentProblem 400 if a member is wrong, 409 if the invoice number belongs to a payment with other
     *     content, 422 if the gateway refused, 503 if it is away: then {@link PaymentProblem#invoiceNumber()} is the
     *     number to try again with
     */
    @POST
    PaymentState start(StartPayment request);

    /**
     * A payment by its invoice number.
     *
     * @throws PaymentProblem 404 if there is none, or none for this key
     */
    @GET
    @Path("{invoiceNumber}")
    PaymentState find(@PathParam("invoiceNumber") String invoiceNumber);

    /**
     * What has happened to a payment, the oldest step first.
     *
     * @throws PaymentProblem 404 if there is no such payment, and for a key that is limited to accounts
     */
    @GET
    @Path("{invoiceNumber}/timeline")
    PaymentTimeline timeline(@PathParam("invoiceNumber") String invoiceNumber);

    /** The payments of an order, the oldest first. */
    @GET
    PaymentStates findByOrder(@QueryParam("orderId") String orderId);

    /**
     * The payments that wait, the oldest first, a thousand at most: if there are others, {@link PaymentStates#more}
     * says so.
     *
     * @param status {@code CREATED} (for another start), {@code PENDING} (for their buyers), {@code VERIFYING} (for the
     *     gateway's answer) or {@code HELD} (for a person)
     * @throws PaymentProblem 400 if it is another
     */
    @GET
    PaymentStates waiting(@QueryParam("status") String status);
}
