package ir.gardeshpay.enterprise.desk;

import ir.gardeshpay.OrderId;
import ir.gardeshpay.Payment;
import ir.gardeshpay.enterprise.bookkeeping.Books;
import ir.gardeshpay.enterprise.bookkeeping.Entry;
import ir.gardeshpay.payment.PaymentService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** How an order stands: its payments, and what the books say. */
@Path("orders/{order}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OrderResource {

    @Inject
    private PaymentService payments;

    @Inject
    private Books books;

    @Inject
    private News news;

    /** An order, as support sees it. */
    public record OrderJson(List<PaymentJson> payments, List<EntryJson> entries, List<String> missing) {}

    /** One payment of it, with what this desk has heard of it. */
    public record PaymentJson(String invoiceNumber, String status, long amountRial, List<News.Item> news) {}

    /** One entry of the books. */
    public record EntryJson(long eventId, String kind, String invoiceNumber, long amountRial) {

        static EntryJson of(Entry entry) {
            return new EntryJson(entry.eventId(), entry.kind(), entry.invoiceNumber(), entry.amountRial());
        }
    }

    /** The order, with none of all if there is no such one. */
    @GET
    public OrderJson order(@PathParam("order") String id) {
        OrderId order = new OrderId(id);
        return new OrderJson(
                payments.findByOrder(order).stream().map(this::json).toList(),
                books.entriesOf(order).stream().map(EntryJson::of).toList(),
                books.missing(order).stream()
                        .map(payment -> payment.invoiceNumber().value())
                        .toList());
    }

    private PaymentJson json(Payment payment) {
        String number = payment.invoiceNumber().value();
        return new PaymentJson(number, payment.status().name(), payment.amount().rial(), news.of(number));
    }
}
