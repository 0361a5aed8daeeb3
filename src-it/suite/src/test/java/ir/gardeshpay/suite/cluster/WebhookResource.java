package ir.gardeshpay.suite.cluster;

import ir.gardeshpay.payment.PaymentService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What a test asks about the receivers of webhooks. */
@Path("cluster/webhooks")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class WebhookResource {

    @Inject
    private PaymentService payments;

    /** A line for each. */
    @GET
    public String all() {
        return payments.webhooks().stream()
                .map(one -> one.name() + " at " + one.host() + " " + one.accounts() + " " + one.state() + ", waiting "
                        + one.waiting() + ", parked " + one.parked() + ", reason " + one.reason())
                .collect(Collectors.joining("\n"));
    }

    /** Sends a receiver what it was not sent; says how much that is. */
    @POST
    @Path("{name}")
    public String resume(@PathParam("name") String name) {
        OptionalInt due = payments.resumeWebhook(name);
        if (due.isEmpty()) {
            throw new NotFoundException();
        }
        return String.valueOf(due.getAsInt());
    }
}
