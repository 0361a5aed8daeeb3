package ir.gardeshpay.shop;

import ir.gardeshpay.MobileNumber;
import ir.gardeshpay.OrderId;
import ir.gardeshpay.Payment;
import ir.gardeshpay.payment.PaymentService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** Ordering and paying, and how an order stands. */
@Path("orders")
@RequestScoped
public class OrderResource {

    private static final String ORDER = "{id: [A-Za-z0-9_-]{22}}";
    private static final int SECONDS_TO_NEXT_LOOK = 3;

    @Inject
    private Orders orders;

    @Inject
    private Checkout checkout;

    @Inject
    private PaymentService payments;

    /** Buy: records the order, starts its payment, and sends the buyer on. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response place(
            @FormParam("product") @DefaultValue("") String product,
            @FormParam("mobile") @DefaultValue("") String mobile,
            @Context UriInfo uri) {
        MobileNumber number = mobile.isBlank() ? null : new MobileNumber(mobile);
        Order order = orders.place(Product.of(product).orElseThrow(BadRequestException::new));
        return Response.seeOther(checkout.pay(order, number, shop(uri))).build();
    }

    /** Pay again: another payment of the same order. */
    @POST
    @Path(ORDER + "/payments")
    public Response pay(@PathParam("id") String id, @Context UriInfo uri) {
        return Response.seeOther(checkout.payAgain(order(id), shop(uri))).build();
    }

    /**
     * The order's page, to which the buyer returns from the gateway.
     *
     * @param returned the payment that the buyer comes from; it is shown first, and proves nothing
     */
    @GET
    @Path(ORDER)
    @Produces(Page.HTML)
    public Response page(
            @PathParam("id") String id,
            @QueryParam("invoiceNumber") @DefaultValue("") String returned,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Words words = Words.of(headers);
        OrderView view = OrderView.of(order(id), paymentsOf(id), payments::history, returned, words);
        Response.ResponseBuilder page = Response.ok(Page.ORDER.render(words, shop(uri), view));
        return (view.isUndecided() ? page.header("Refresh", SECONDS_TO_NEXT_LOOK) : page).build();
    }

    /** The same for programs. */
    @GET
    @Path(ORDER + ".json")
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject json(@PathParam("id") String id) {
        return OrderJson.of(order(id), paymentsOf(id));
    }

    private static String shop(UriInfo uri) {
        return uri.getBaseUri().getPath();
    }

    private Order order(String id) {
        return orders.find(id).orElseThrow(NotFoundException::new);
    }

    private List<Payment> paymentsOf(String id) {
        return payments.findByOrder(new OrderId(id));
    }
}
