package ir.gardeshpay.suite.cluster;

import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.TrackingNumber;
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
import java.util.stream.Collectors;

/** What a test asks as a back end would: a return without a key, and events that are told only on request. */
@Path("cluster/back-end")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class BackEndResource {

    private static final int MOST = 100;

    @Inject
    private PaymentService payments;

    /** Brings a tracking number; says how the payment stands then. */
    @POST
    @Path("returned/{invoiceNumber}/{trackingNumber}")
    public String returned(@PathParam("invoiceNumber") String invoice, @PathParam("trackingNumber") String tracking) {
        return payments.complete(new InvoiceNumber(invoice), new TrackingNumber(tracking))
                .orElseThrow(NotFoundException::new)
                .status()
                .name();
    }

    /** The invoice numbers of parked events, a line for each. */
    @GET
    @Path("parked")
    public String parked() {
        return payments.parked(MOST).stream()
                .map(event -> event.invoiceNumber().value())
                .collect(Collectors.joining("\n"));
    }

    /** Tells the parked events of a payment again; says how many they are. */
    @POST
    @Path("parked/{invoiceNumber}")
    public String tellAgain(@PathParam("invoiceNumber") String invoice) {
        return String.valueOf(payments.tellAgain(new InvoiceNumber(invoice)));
    }
}
