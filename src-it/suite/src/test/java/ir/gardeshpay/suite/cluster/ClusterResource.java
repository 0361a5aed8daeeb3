package ir.gardeshpay.suite.cluster;

import ir.gardeshpay.Amount;
import ir.gardeshpay.InvoiceConflictException;
import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.Node;
import ir.gardeshpay.OrderId;
import ir.gardeshpay.PaymentRequest;
import ir.gardeshpay.payment.PaymentService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;

/** What a test asks of one node. */
@Path("cluster")
@RequestScoped
public class ClusterResource {

    private static final Pattern MODULE = Pattern.compile("ir\\.gardeshpay\\.(\\w+|(gateway|payment|notify|web)\\..*)");
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int UNAVAILABLE = 503;

    @Inject
    private PaymentService payments;

    @Inject
    private Node node;

    @Inject
    private HeldObserver observer;

    /** Starts a payment: 303 to the gateway, 409 if the number has other content, 422 refused, 503 no answer. */
    @POST
    @Path("payments")
    public Response start(
            @FormParam("invoiceNumber") String invoiceNumber,
            @FormParam("orderId") String orderId,
            @FormParam("rial") long rial) {
        PaymentRequest request = PaymentRequest.of(Amount.ofRial(rial), new OrderId(orderId))
                .withInvoiceNumber(new InvoiceNumber(invoiceNumber));
        try {
            return payments.start(request)
                    .fold(
                            started -> Response.seeOther(started.redirectUrl()).build(),
                            refused -> Response.status(UNPROCESSABLE).build(),
                            unavailable -> Response.status(UNAVAILABLE).build(),
                            known -> Response.ok().build());
        } catch (InvoiceConflictException otherContent) {
            return Response.status(CONFLICT).entity(otherContent.getMessage()).build();
        }
    }

    /** How many threads of this server are at work in the module, or wait in it. */
    @GET
    @Path("threads")
    @Produces(MediaType.TEXT_PLAIN)
    public String threads() {
        return String.valueOf(Thread.getAllStackTraces().values().stream()
                .filter(ClusterResource::isOfModule)
                .count());
    }

    /** How many threads of this server wait until a call to the gateway may begin. */
    @GET
    @Path("waiting")
    @Produces(MediaType.TEXT_PLAIN)
    public String waiting() {
        return String.valueOf(Thread.getAllStackTraces().values().stream()
                .filter(stack -> isIn(stack, "ir.gardeshpay.Places.take"))
                .filter(stack -> isIn(stack, "java.util.concurrent.CompletableFuture.timedGet"))
                .count());
    }

    private static boolean isIn(StackTraceElement[] stack, String method) {
        return Arrays.stream(stack)
                .anyMatch(frame -> method.equals(frame.getClassName() + "." + frame.getMethodName()));
    }

    private static boolean isOfModule(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .map(StackTraceElement::getClassName)
                .anyMatch(name -> MODULE.matcher(name).matches());
    }

    /** Lets an observer of this node hang for an order, until {@link #release}. */
    @PUT
    @Path("held")
    public void hold(String orderId) {
        observer.hold(orderId);
    }

    /** Lets what hangs go on. */
    @PUT
    @Path("released")
    public void release() {
        observer.releaseAll();
    }

    /** How often an observer of this node was told that the order is paid. */
    @GET
    @Path("told/{order}")
    @Produces(MediaType.TEXT_PLAIN)
    public String told(@PathParam("order") String orderId) {
        return String.valueOf(observer.calls(orderId));
    }

    /** Sets the clock of this node ahead by so much; behind if it is negative. */
    @PUT
    @Path("clock")
    public void clock(String ahead) {
        SkewedNode.ahead(Duration.parse(ahead));
    }

    /** What this node takes for now. */
    @GET
    @Path("clock")
    @Produces(MediaType.TEXT_PLAIN)
    public String clock() {
        return node.now().toString();
    }
}
