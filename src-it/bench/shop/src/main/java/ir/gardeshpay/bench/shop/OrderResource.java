package ir.gardeshpay.bench.shop;

import ir.gardeshpay.Amount;
import ir.gardeshpay.OrderId;
import ir.gardeshpay.PaymentRequest;
import ir.gardeshpay.payment.PaymentService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.sql.SQLException;

/** Pays orders. */
@Path("orders")
@ApplicationScoped
public class OrderResource {

    /** What everything costs. */
    private static final Amount PRICE = Amount.ofRial(250_000);

    @Inject
    private PaymentService payments;

    @Inject
    private PaidOrders orders;

    /** Starts a payment, and answers 201 with the address at the gateway; 503 if there is none. */
    @POST
    @Path("{id}/payments")
    @Produces(MediaType.TEXT_PLAIN)
    public Response pay(@PathParam("id") String id) {
        return payments.start(PaymentRequest.of(PRICE, new OrderId(id)))
                .fold(
                        started -> Response.status(Status.CREATED)
                                .entity(started.redirectUrl().toString())
                                .build(),
                        refused -> sorry("refused"),
                        unavailable -> sorry("the gateway does not answer"),
                        known -> sorry("known"));
    }

    /** By which invoice an order is paid: what one who looks at it sees. */
    @GET
    @Path("{id}")
    @Produces(MediaType.TEXT_PLAIN)
    public String paidBy(@PathParam("id") long id) throws SQLException {
        return orders.paidBy(id);
    }

    private static Response sorry(String why) {
        return Response.status(Status.SERVICE_UNAVAILABLE).entity(why).build();
    }
}
