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
import java.util.Optional;
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
     * an error, is the same payment. One that was declined stays so: the next try has a number of its own, and is not
     * started while money may have moved for an earlier one.
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response sell(
            @FormParam("goods") @DefaultValue("") String name,
            @FormParam("sale") @DefaultValue("") String sale,
            @FormParam("try") @DefaultValue("1") int attempt) {
        Goods goods = Goods.named(name).orElseThrow(BadRequestException::new);
        try {
            Optional<PaymentState> earlier = attempt == 1
                    ? Optional.empty()
                    : paymentsOf(goods, sale).stream()
                            .filter(PaymentState::moneyMayHaveMoved)
                            .findFirst();
            PaymentState payment =
                    earlier.orElseGet(() -> payments.start(StartPayment.ofToman(goods.toman(), goods.orderOf(sale))
                            .withInvoiceNumber(attempt == 1 ? sale : sale + "-" + attempt)));
            return payment.payAt()
                    .map(Response::seeOther)
                    .orElseGet(() -> Response.ok(payment.status()))
                    .build();
        } catch (PaymentProblem problem) {
            return answer(problem);
        } catch (ProcessingException noAnswer) {
            return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                    .entity("Please press the button again.")
                    .build();
        }
    }

    private static Response answer(PaymentProblem problem) {
        return Response.status(problem.status())
                .entity(problem.type() + " " + problem.errors() + " " + problem.invoiceNumber())
                .build();
    }

    /**
     * How a sale stands: paid if one of its payments has paid the price, whichever try that was; else as the last of
     * them stands.
     */
    @GET
    @Path("{goods}/{sale}")
    public Response find(@PathParam("goods") String name, @PathParam("sale") String sale) {
        Goods goods = Goods.named(name).orElseThrow(NotFoundException::new);
        try {
            List<PaymentState> tries = paymentsOf(goods, sale);
            PaymentState decisive = tries.stream()
                    .filter(payment -> payment.paid() && payment.amount() == goods.rial())
                    .findFirst()
                    .or(() -> tries.stream().reduce((earlier, later) -> later))
                    .orElseThrow(NotFoundException::new);
            return Response.ok(standing(decisive, goods)).build();
        } catch (PaymentProblem problem) {
            return answer(problem);
        }
    }

    private static String standing(PaymentState payment, Goods goods) {
        if (payment.paid() && payment.amount() != goods.rial()) {
            return "paid, and not the price: for a person to look at";
        }
        String receipt = payment.receipt() == null
                ? ""
                : " " + payment.receipt().referenceNumber() + " "
                        + payment.receipt().card();
        return payment.status() + " " + payment.amount() + receipt;
    }

    /** The payments of a sale. */
    @GET
    @Path("{goods}/{sale}/payments")
    public Response payments(@PathParam("goods") String name, @PathParam("sale") String sale) {
        Goods goods = Goods.named(name).orElseThrow(NotFoundException::new);
        try {
            return Response.ok(paymentsOf(goods, sale).stream()
                            .map(payment -> payment.invoiceNumber() + " " + payment.status())
                            .collect(Collectors.joining("\n")))
                    .build();
        } catch (PaymentProblem problem) {
            return answer(problem);
        }
    }

    private List<PaymentState> paymentsOf(Goods goods, String sale) {
        return payments.findByOrder(goods.orderOf(sale)).payments();
    }

    /** The payments that wait: {@code CREATED}, {@code PENDING}, {@code VERIFYING} or {@code HELD}. */
    @GET
    @Path("waiting/{status}")
    public Response waiting(@PathParam("status") String status) {
        try {
            return Response.ok(payments.waiting(status).payments().stream()
                            .map(PaymentState::invoiceNumber)
                            .collect(Collectors.joining("\n")))
                    .build();
        } catch (PaymentProblem problem) {
            return answer(problem);
        }
    }

    /** What has happened to a payment, step by step: for the staff, so where it matters it is behind a login. */
    @GET
    @Path("payments/{number}/timeline")
    public Response timeline(@PathParam("number") String number) {
        try {
            return Response.ok(payments.timeline(number).timeline().stream()
                            .map(step -> step.at() + " " + step.step() + " " + step.detail())
                            .collect(Collectors.joining("\n")))
                    .build();
        } catch (PaymentProblem problem) {
            return answer(problem);
        }
    }

    /** One payment, by its invoice number. */
    @GET
    @Path("payments/{number}")
    public Response payment(@PathParam("number") String number) {
        try {
            return Response.ok(payments.find(number).status()).build();
        } catch (PaymentProblem problem) {
            return answer(problem);
        }
    }
}
