package ir.gardeshpay.kiosk;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.ConfigProvider;

/** Hears of results: the receiver of the payment service's webhooks. Thread-safe. */
@Path("results")
@ApplicationScoped
public class ResultResource {

    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final Map<String, List<String>> results = new ConcurrentHashMap<>();

    /** A webhook: believed if its signature is right, and acted upon once, however often it comes. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response hear(@Context HttpHeaders headers, String body) {
        String secret = ConfigProvider.getConfig().getValue("kiosk.webhook.secret", String.class);
        try {
            new Webhook(secret).verify(body, headers.getRequestHeaders());
        } catch (WebhookVerificationException forged) {
            return Response.status(Response.Status.UNAUTHORIZED).build();
        }
        if (heard.add(headers.getHeaderString("webhook-id"))) {
            JsonObject message = Json.createReader(new StringReader(body)).readObject();
            String sale = message.getJsonObject("data").getString("invoiceNumber");
            results.computeIfAbsent(sale, number -> new CopyOnWriteArrayList<>())
                    .add(message.getString("type"));
        }
        return Response.noContent().build();
    }

    /** What was heard of a sale. */
    @GET
    @Path("{sale}")
    @Produces(MediaType.TEXT_PLAIN)
    public String results(@PathParam("sale") String sale) {
        return String.join("\n", results.getOrDefault(sale, List.of()));
    }
}
