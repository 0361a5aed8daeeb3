package ir.gardeshpay.web.api;

import ir.gardeshpay.JsonFactory;
import ir.gardeshpay.WebhookReceiver;
import ir.gardeshpay.payment.PaymentService;
import ir.gardeshpay.web.OwnApplication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The receivers of webhooks, for who runs this module: how they do, and sending them again what they did not take. Only
 * for keys that are not limited to accounts; for the others nothing is here.
 */
@ApplicationScoped
@OwnApplication
@Path(OwnApplication.PATH + "/api/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
public class WebhookResource {

    @Inject
    PaymentService payments;

    /** All receivers. */
    @GET
    public Response list(@Context HttpServletRequest request) {
        requireUnlimited(request);
        JsonArrayBuilder array = JsonFactory.array();
        payments.webhooks().forEach(receiver -> array.add(json(receiver)));
        return answer(JsonFactory.object().add("webhooks", array).build());
    }

    /** Sends a receiver again all that it was not told. The body, if there is one, is not looked at. */
    @POST
    @Path("{name}/resume")
    public Response resume(@Context HttpServletRequest request, @PathParam("name") String name) {
        requireUnlimited(request);
        int messages = payments.resumeWebhook(name).orElseThrow(WebhookResource::notFound);
        return answer(JsonFactory.object().add("messages", messages).build());
    }

    private static void requireUnlimited(HttpServletRequest request) {
        if (Rights.of(request).caller().isLimited()) {
            throw notFound();
        }
    }

    private static JsonObject json(WebhookReceiver receiver) {
        JsonArrayBuilder accounts = JsonFactory.array();
        receiver.accounts().stream().map(account -> account.name()).sorted().forEach(accounts::add);
        JsonObjectBuilder json = JsonFactory.object()
                .add("name", receiver.name())
                .add("host", receiver.host())
                .add("accounts", accounts)
                .add("state", receiver.state().name().toLowerCase(Locale.ROOT))
                .add("waiting", receiver.waiting())
                .add("parked", receiver.parked());
        if (receiver.since() != null) {
            json.add("since", receiver.since().toString());
        }
        if (receiver.reason() != null) {
            json.add("reason", receiver.reason());
        }
        return json.build();
    }

    private static Response answer(JsonObject json) {
        return Response.ok(json.toString().getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON)
                .build();
    }

    private static ProblemException notFound() {
        return new ProblemException(
                Problem.of(ProblemType.NOT_FOUND, "There is no receiver of webhooks here that your key may see."));
    }
}
