package ir.gardeshpay.web.api;

import ir.gardeshpay.Account;
import ir.gardeshpay.InvalidValueException;
import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.JsonFactory;
import ir.gardeshpay.OrderId;
import ir.gardeshpay.Payment;
import ir.gardeshpay.PaymentRequest;
import ir.gardeshpay.PaymentStatus;
import ir.gardeshpay.StartResult;
import ir.gardeshpay.TimelineEntry;
import ir.gardeshpay.payment.PaymentJson;
import ir.gardeshpay.payment.PaymentService;
import ir.gardeshpay.payment.PaymentSettings;
import ir.gardeshpay.web.OwnApplication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Payments, for programs with a key: starting one, and seeing how it stands. A start with an invoice number may be
 * repeated, also at once: it is the same payment. A limited key sees the payments of its accounts, and of the others
 * not even that they exist.
 */
@ApplicationScoped
@OwnApplication
@Path(OwnApplication.PATH + "/api/v1/payments")
@Produces(MediaType.APPLICATION_JSON)
public class PaymentResource {

    private static final int MOST_WAITING = 1000;

    @Inject
    PaymentService payments;

    @Inject
    PaymentSettings settings;

    @Inject
    StartCheck check;

    /**
     * Starts a payment. The body is read here and not by the server, so that what is wrong with it is told in our
     * words.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response start(@Context HttpServletRequest request, @Context HttpHeaders headers, InputStream body)
            throws IOException {
        if (headers.getMediaType() == null) {
            throw new NotSupportedException();
        }
        PaymentRequest wanted = check.checked(body.readAllBytes(), Rights.of(request));
        return payments.start(wanted).fold(this::started, this::refused, this::unavailable, this::known);
    }

    /** A payment as it stands. */
    @GET
    @Path("{invoiceNumber}")
    public Response get(@Context HttpServletRequest request, @PathParam("invoiceNumber") String invoiceNumber) {
        Rights rights = Rights.of(request);
        return payments.find(numberIn(invoiceNumber))
                .filter(rights::maySee)
                .map(payment -> json(Response.Status.OK, PaymentJson.withRedirectUrl(payment))
                        .build())
                .orElseThrow(PaymentResource::notFound);
    }

    /**
     * What has happened to a payment, the oldest step first, for who must explain it to a buyer. Only for keys that are
     * not limited to accounts: a step may name a payment of another account, whose answer the gateway gave.
     */
    @GET
    @Path("{invoiceNumber}/timeline")
    public Response timeline(@Context HttpServletRequest request, @PathParam("invoiceNumber") String invoiceNumber) {
        if (Rights.of(request).caller().isLimited()) {
            throw new ProblemException(
                    Problem.of(ProblemType.NOT_FOUND, "There are no timelines here that your key may see."));
        }
        List<TimelineEntry> steps = payments.history(numberIn(invoiceNumber));
        if (steps.isEmpty()) {
            throw notFound();
        }
        JsonArrayBuilder array = JsonFactory.array();
        steps.stream().map(PaymentResource::step).forEach(array::add);
        return json(
                        Response.Status.OK,
                        JsonFactory.object().add("timeline", array).build())
                .build();
    }

    private static JsonObject step(TimelineEntry entry) {
        return JsonFactory.object()
                .add("at", entry.at().toString())
                .add("node", entry.node())
                .add("step", entry.step().name())
                .add("detail", entry.detail())
                .build();
    }

    private static InvoiceNumber numberIn(String path) {
        try {
            return new InvoiceNumber(path);
        } catch (InvalidValueException noNumber) {
            throw notFound();
        }
    }

    /** The payments of an order, or those that wait in a status; the oldest first. */
    @GET
    public Response list(
            @Context HttpServletRequest request,
            @QueryParam("orderId") @Nullable String orderId,
            @QueryParam("status") @Nullable String status) {
        Set<Account> accounts = Rights.of(request).accounts();
        if (status == null) {
            return listed(payments.findByOrder(orderIn(orderId), accounts), false);
        }
        if (orderId != null) {
            throw ProblemException.wrong(
                    "status",
                    "orderId is in the query too. A right query has one of them: each payment of an order has its status.");
        }
        List<Payment> waiting = payments.waiting(statusOf(status), accounts, MOST_WAITING + 1);
        return listed(waiting.stream().limit(MOST_WAITING).toList(), waiting.size() > MOST_WAITING);
    }

    private static OrderId orderIn(@Nullable String orderId) {
        if (orderId == null) {
            throw ProblemException.wrong(
                    "orderId",
                    "it is missing in the query. A right query is ?orderId=A-17; or, for all that wait, ?status=HELD.");
        }
        return new OrderId(orderId);
    }

    private static PaymentStatus statusOf(String name) {
        try {
            return PaymentStatus.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw ProblemException.wrong(
                    "status", "'" + name + "' is no status. Right values are CREATED, PENDING, VERIFYING and HELD.");
        }
    }

    private static Response listed(List<Payment> found, boolean more) {
        JsonArrayBuilder array = JsonFactory.array();
        found.stream().map(PaymentJson::withRedirectUrl).forEach(array::add);
        JsonObjectBuilder all = JsonFactory.object().add("payments", array);
        if (more) {
            all.add("more", true);
        }
        return json(Response.Status.OK, all.build()).build();
    }

    private Response started(StartResult.Started started) {
        Payment payment = started.payment();
        Response.ResponseBuilder answer = json(
                started.isNew() ? Response.Status.CREATED : Response.Status.OK, PaymentJson.withRedirectUrl(payment));
        return started.isNew() ? answer.location(address(payment)).build() : answer.build();
    }

    /** From the configuration: no header of a request says where we are. */
    private URI address(Payment payment) {
        return URI.create(settings.callbackBase() + "/api/v1/payments/" + payment.invoiceNumber());
    }

    private Response refused(StartResult.Refused refused) {
        return Problem.of(
                        ProblemType.GATEWAY_REFUSED,
                        "Nothing was charged, and this payment stays refused. Another try needs another invoiceNumber.")
                .withRefusal(refused.refusal())
                .withInvoiceNumber(refused.payment().invoiceNumber())
                .response();
    }

    private Response unavailable(StartResult.Unavailable unavailable) {
        return Problem.of(
                        ProblemType.GATEWAY_UNAVAILABLE,
                        "The payment is recorded and nothing was charged. Start it again with this invoiceNumber and the"
                                + " same content: it is tried again, and no second payment is made.")
                .withInvoiceNumber(unavailable.payment().invoiceNumber())
                .withRetryAfter(unavailable.retryAfter())
                .response();
    }

    private Response known(StartResult.Known known) {
        return json(Response.Status.OK, PaymentJson.withRedirectUrl(known.payment()))
                .build();
    }

    /** As bytes, which every server writes as they are. */
    private static Response.ResponseBuilder json(Response.Status status, JsonObject json) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.of(
                ProblemType.NOT_FOUND, "There is no payment with this invoice number that your key may see."));
    }
}
