package ir.gardeshpay.enterprise.desk;

import ir.gardeshpay.PaymentEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What has happened since the server started, for the desk's screen. In memory, so an event is heard here again if an
 * observer beside this one has failed. Thread-safe.
 */
@ApplicationScoped
public class News {

    private static final int LATEST = 1000;

    private final Queue<Item> items = new ConcurrentLinkedQueue<>();

    /** An event that was heard. */
    public record Item(long eventId, String kind, String invoiceNumber) {}

    void heard(@Observes PaymentEvent event) {
        items.add(new Item(
                event.id(),
                event.getClass().getSimpleName(),
                event.payment().invoiceNumber().value()));
        while (items.size() > LATEST) {
            items.poll();
        }
    }

    /** What was heard of a payment, the oldest first. */
    public List<Item> of(String invoiceNumber) {
        return items.stream()
                .filter(item -> item.invoiceNumber().equals(invoiceNumber))
                .toList();
    }
}
