package ir.gardeshpay.enterprise.desk;

import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.ParkedEvent;
import ir.gardeshpay.payment.PaymentService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Events that the enterprise has not taken. */
@Path("parked")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ParkedResource {

    private static final int MOST = 100;

    @Inject
    private PaymentService payments;

    /** One of them. */
    public record ParkedJson(String invoiceNumber, long eventId, String kind, int attempts, String since) {

        static ParkedJson of(ParkedEvent event) {
            return new ParkedJson(
                    event.invoiceNumber().value(),
                    event.eventId(),
                    event.type().getSimpleName(),
                    event.attempts(),
                    event.parkedAt().toString());
        }
    }

    /** How many were parked; whether they were taken, the list and the timeline tell. */
    public record ToldJson(int events) {}

    /** The longest parked first. */
    @GET
    public List<ParkedJson> parked() {
        return payments.parked(MOST).stream().map(ParkedJson::of).toList();
    }

    /** Tells those of a payment again. */
    @POST
    @Path("{invoiceNumber}")
    public ToldJson tellAgain(@PathParam("invoiceNumber") String invoiceNumber) {
        return new ToldJson(payments.tellAgain(new InvoiceNumber(invoiceNumber)));
    }
}
