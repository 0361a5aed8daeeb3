package ir.gardeshpay.bench.floor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A payment from its start to the order being paid. */
@Path("/")
@ApplicationScoped
public class PaymentResource {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 16;

    /** What everything costs, in Rial. */
    private static final long PRICE = 250_000;

    @Inject
    private GatewayClient gateway;

    @Inject
    private PaymentTable payments;

    /** The address of this WAR, as the buyer's browser sees it. */
    @Inject
    @ConfigProperty(name = "floor.url")
    private String url;

    /** Starts a payment, and answers 201 with the address at the gateway. */
    @POST
    @Path("orders/{id}/payments")
    @Produces(MediaType.TEXT_PLAIN)
    public Response pay(@PathParam("id") long order) throws SQLException, IOException, InterruptedException {
        String key = newKey();
        String invoice = payments.begin(key, order, PRICE);
        JsonObject token = gateway.getToken(PRICE, invoice, url + "/callback/" + key);
        String redirectUrl = token.getString("url") + "/" + token.getString("token");
        payments.tokenIssued(key, redirectUrl);
        return Response.status(Status.CREATED).entity(redirectUrl).build();
    }

    /** By which invoice an order is paid: what one who looks at it sees. */
    @GET
    @Path("orders/{id}")
    @Produces(MediaType.TEXT_PLAIN)
    public String paidBy(@PathParam("id") long order) throws SQLException {
        return payments.paidBy(order);
    }

    /** The return from the gateway: verifies, marks the order paid, and answers 303. */
    @GET
    @Path("callback/{key}")
    public Response callback(@PathParam("key") String key, @QueryParam("trackingNumber") String tracking)
            throws SQLException, IOException, InterruptedException {
        payments.returned(key, tracking);
        JsonObject paid = gateway.verify(tracking);
        payments.paid(key, paid.getString("refNumber"), paid.getString("cardNumber"));
        return Response.seeOther(URI.create(url + "/result/" + key)).build();
    }

    /** 128 random bits: nobody guesses the address of a callback. */
    private static String newKey() {
        byte[] bits = new byte[KEY_BYTES];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
