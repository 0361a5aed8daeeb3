package ir.gardeshpay.kiosk;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;

/** Hears of results: the receiver of the payment service's webhooks. Thread-safe. */
@Path("results")
@ApplicationScoped
public class ResultResource {

    /**
     * By order, then by the message's id: what came of it. A database has the id as a unique key beside what changes.
     */
    private final Map<String, Map<String, String>> results = new ConcurrentHashMap<>();

    /**
     * A webhook: believed if its signature is right, and acted upon once, however often it comes. Its id is kept
     * together with what it changes, in one step or one transaction: kept before, a message would be lost whose work
     * then failed; kept after, it would be done twice.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response hear(@Context HttpHeaders headers, String body) {
        String secret = ConfigProvider.getConfig().getValue("kiosk.webhook.secret", String.class);
        try {
            new Webhook(secret).verify(body, headers.getRequestHeaders());
        } catch (WebhookVerificationException forged) {
            return Response.status(Response.Status.UNAUTHORIZED).build();
        }
        JsonObject message = Json.createReader(new StringReader(body)).readObject();
        JsonObject payment = message.getJsonObject("data");
        results.computeIfAbsent(
                        payment.getString("orderId"), order -> Collections.synchronizedMap(new LinkedHashMap<>()))
                .putIfAbsent(headers.getHeaderString("webhook-id"), meaning(message.getString("type"), payment));
        return Response.noContent().build();
    }

    /** Paid is only who has paid the price of what the order is of. */
    private static String meaning(String type, JsonObject payment) {
        boolean wholePrice = Goods.ofOrder(payment.getString("orderId"))
                .filter(goods -> goods.rial() == payment.getJsonNumber("amount").longValue())
                .isPresent();
        return !type.equals("payment.paid") || wholePrice ? type : "paid, and not the price: for a person to look at";
    }

    /** What was heard of a sale, whichever try it was. */
    @GET
    @Path("{goods}/{sale}")
    @Produces(MediaType.TEXT_PLAIN)
    public String results(@PathParam("goods") String name, @PathParam("sale") String sale) {
        Goods goods = Goods.named(name).orElseThrow(NotFoundException::new);
        Map<String, String> heard = results.getOrDefault(goods.orderOf(sale), Map.of());
        synchronized (heard) { // as the map asks of whoever reads all of it
            return String.join("\n", heard.values());
        }
    }
}
