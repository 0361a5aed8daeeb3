package ir.gardeshpay.kiosk;

import ir.gardeshpay.client.PaymentProblem;
import ir.gardeshpay.client.PaymentState;
import ir.gardeshpay.client.PaymentsClient;
import ir.gardeshpay.client.StartPayment;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
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
     * Sells something. The sale's own number is the invoice number, so that pressing the button twice, or again after
     * an error, is the same payment. One that was declined stays so: the next try has a number of its own.
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response sell(
            @FormParam("goods") @DefaultValue("") String name,
            @FormParam("sale") @DefaultValue("") String sale,
            @FormParam("try") @DefaultValue("1") int attempt) {
        Goods goods = Goods.named(name).orElseThrow(BadRequestException::new);
        String invoice = attempt == 1 ? sale : sale + "-" + attempt;
        try {
            PaymentState payment = payments.start(
                    StartPayment.ofToman(goods.toman(), goods.orderOf(sale)).withInvoiceNumber(invoice));
            return payment.payAt()
                    .map(Response::seeOther)
                    .orElseGet(() -> Response.ok(payment.status()))
                    .build();
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

    /** How a sale stands: paid if one of its payments is, whichever try that was; else as the last of them stands. */
    @GET
    @Path("{goods}/{sale}")
    public String find(@PathParam("goods") String name, @PathParam("sale") String sale) {
        List<PaymentState> tries = paymentsOf(name, sale);
        PaymentState decisive = tries.stream()
                .filter(PaymentState::paid)
                .findFirst()
                .or(() -> tries.stream().reduce((earlier, later) -> later))
                .orElseThrow(NotFoundException::new);
        String receipt = decisive.receipt() == null
                ? ""
                : " " + decisive.receipt().referenceNumber() + " "
                        + decisive.receipt().card();
        return decisive.status() + " " + decisive.amount() + receipt;
    }

    /** The payments of a sale. */
    @GET
    @Path("{goods}/{sale}/payments")
    public String payments(@PathParam("goods") String name, @PathParam("sale") String sale) {
        return paymentsOf(name, sale).stream()
                .map(payment -> payment.invoiceNumber() + " " + payment.status())
                .collect(Collectors.joining("\n"));
    }

    private List<PaymentState> paymentsOf(String name, String sale) {
        Goods goods = Goods.named(name).orElseThrow(NotFoundException::new);
        return payments.findByOrder(goods.orderOf(sale)).payments();
    }

    /** One payment, by its invoice number. */
    @GET
    @Path("payments/{number}")
    public Response payment(@PathParam("number") String number) {
        try {
            return Response.ok(payments.find(number).status()).build();
        } catch (PaymentProblem problem) {
            return Response.status(problem.status()).entity(problem.type()).build();
        }
    }
}
