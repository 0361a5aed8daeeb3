package ir.gardeshpay.enterprise.bookkeeping;

import ir.gardeshpay.Payment;
import ir.gardeshpay.PaymentEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** One entry of the books. Nothing keeps an event from being entered twice, except that it is told once. */
@Entity
@Table(name = "enterprise_entry")
public class Entry {

    @Id
    private String id;

    @Column(name = "event_id")
    private long eventId;

    @Column
    private String kind;

    @Column(name = "invoice_number")
    private String invoiceNumber;

    @Column(name = "order_id")
    private String orderId;

    @Column(name = "amount_rial")
    private long amountRial;

    /** For the persistence provider. */
    protected Entry() {}

    Entry(PaymentEvent event) {
        Payment payment = event.payment();
        this.id = UUID.randomUUID().toString();
        this.eventId = event.id();
        this.kind = event.getClass().getSimpleName();
        this.invoiceNumber = payment.invoiceNumber().value();
        this.orderId = payment.orderId().value();
        this.amountRial = payment.amount().rial();
    }

    /** {@link PaymentEvent#id}. */
    public long eventId() {
        return eventId;
    }

    /** Which event, for example {@code PaymentPaid}. */
    public String kind() {
        return kind;
    }

    /** Of the payment. */
    public String invoiceNumber() {
        return invoiceNumber;
    }

    /** Of the payment, in Rial. */
    public long amountRial() {
        return amountRial;
    }
}
