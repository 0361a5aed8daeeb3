package ir.gardeshpay.naive;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;

/** Ordering and paying, and how an order stands: the same addresses as the example shop's. */
@Path("orders")
@RequestScoped
public class OrderResource {

    /** In Rial. */
    private static final Map<String, Long> PRICES =
            Map.of("saffron", 8_900_000L, "pistachio", 4_200_000L, "tea", 1_850_000L, "rug", 98_000_000L);

    private static final String ORDER = "{id: [0-9a-f-]{36}}";

    @Inject
    private Orders orders;

    @Inject
    private Checkout checkout;

    /** Buy: records the order and sends the buyer to the gateway. */
    @POST
    public Response place(@FormParam("product") String product) {
        long price = Optional.ofNullable(PRICES.get(product)).orElseThrow(BadRequestException::new);
        return Response.seeOther(checkout.pay(orders.place(price))).build();
    }

    /** Pay again. */
    @POST
    @Path(ORDER + "/payments")
    public Response pay(@PathParam("id") String id) {
        return Response.seeOther(checkout.pay(orders.renew(json(id)))).build();
    }

    /** How the order stands. */
    @GET
    @Path(ORDER + ".json")
    @Produces(MediaType.APPLICATION_JSON)
    public Order json(@PathParam("id") String id) {
        return orders.find(id).orElseThrow(NotFoundException::new);
    }
}
