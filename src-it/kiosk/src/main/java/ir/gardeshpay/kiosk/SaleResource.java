package ir.gardeshpay.kiosk;

import ir.gardeshpay.client.PaymentProblem;
import ir.gardeshpay.client.PaymentState;
import ir.gardeshpay.client.PaymentsClient;
import ir.gardeshpay.client.StartPayment;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Sells things: the buyer is sent to the gateway, and a sale is looked up. */
@Path("sales")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class SaleResource {

    @Inject
    @RestClient
    private PaymentsClient payments;

    /**
     * Sells something. The sale's own number is the invoice number, so that pressing the button twice, or again after an
     * error, is the same payment. One that was declined stays so: the next try has a number of its own.
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response sell(
            @FormParam("rial") long rial,
            @FormParam("sale") String sale,
            @FormParam("try") @DefaultValue("1") int attempt) {
        String invoice = attempt == 1 ? sale : sale + "-" + attempt;
        try {
            PaymentState payment =
                    payments.start(StartPayment.of(rial, "sale-" + sale).withInvoiceNumber(invoice));
            return payment.redirectUrl() == null
                    ? Response.ok(payment.status()).build()
                    : Response.seeOther(payment.redirectUrl()).build();
        } catch (PaymentProblem problem) {
            return Response.status(problem.status())
                    .entity(problem.type() + " " + problem.errors() + " " + problem.invoiceNumber())
                    .build();
        } catch (ProcessingException noAnswer) {
            return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                    .entity("Please press the button again.")
                    .build();
        }
    }

    /** How a sale stands, and what it was paid with. */
    @GET
    @Path("{sale}")
    public Response find(@PathParam("sale") String sale) {
        try {
            PaymentState payment = payments.find(sale);
            String receipt = payment.receipt() == null
                    ? ""
                    : " " + payment.receipt().referenceNumber() + " "
                            + payment.receipt().card();
            return Response.ok(payment.status() + " " + payment.amount() + receipt)
                    .build();
        } catch (PaymentProblem problem) {
            return Response.status(problem.status()).entity(problem.type()).build();
        }
    }

    /** The payments of a sale. */
    @GET
    @Path("{sale}/payments")
    public String payments(@PathParam("sale") String sale) {
        return payments.findByOrder("sale-" + sale).payments().stream()
                .map(payment -> payment.invoiceNumber() + " " + payment.status())
                .collect(Collectors.joining("\n"));
    }
}
