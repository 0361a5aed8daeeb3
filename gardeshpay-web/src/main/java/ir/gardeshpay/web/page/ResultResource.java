package ir.gardeshpay.web.page;

import ir.gardeshpay.CallbackKey;
import ir.gardeshpay.Payment;
import ir.gardeshpay.payment.PaymentService;
import ir.gardeshpay.web.OwnApplication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * The result page: the receipt of a paid payment, and in every other state what it is and what happens next. Only
 * reads.
 *
 * <p>While verify has not decided, the answer carries a {@link Refresh} header: the page comes again by itself.
 */
@ApplicationScoped
@OwnApplication
@Path(OwnApplication.PATH + "/result")
public class ResultResource {

    @Inject
    PaymentService payments;

    /** The page of the payment with this key. */
    @GET
    @Path("{key}")
    @Produces(Answers.HTML)
    public Response result(@Context HttpHeaders headers, @PathParam("key") String key) {
        Payment payment = payments.find(new CallbackKey(key)).orElseThrow(NotFoundException::new);
        Page page = new StatusPage(payment, Answers.language(headers)).complete();
        Response.ResponseBuilder answer = Answers.page(Response.Status.OK.getStatusCode(), page);
        if (StatusPage.refreshes(payment)) {
            answer.header(Refresh.HEADER, Refresh.SECONDS);
        }
        return answer.build();
    }
}
