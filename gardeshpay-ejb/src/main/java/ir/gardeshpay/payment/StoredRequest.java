package ir.gardeshpay.payment;

import ir.gardeshpay.Account;
import ir.gardeshpay.Amount;
import ir.gardeshpay.OrderId;
import ir.gardeshpay.PaymentRequest;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.net.URI;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the host asked for. It never changes, so that a second start with the same invoice number can be compared. */
@Embeddable
public class StoredRequest {

    @Column(name = "invoice_number", nullable = false)
    private String invoiceNumber;

    @Column(name = "order_id", nullable = false)
    private String orderId;

    @Column(name = "account", nullable = false)
    private String account;

    @Column(name = "amount", nullable = false)
    private long amount;

    @Column(name = "invoice_date", nullable = false)
    private String invoiceDate;

    @Column(name = "mobile")
    private @Nullable String mobile;

    @Column(name = "email")
    private @Nullable String email;

    @Column(name = "return_url")
    private @Nullable String returnUrl;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected StoredRequest() {}

    /**
     * What was asked for.
     *
     * @param generated the invoice number, if the request has none
     */
    StoredRequest(PaymentRequest request, String invoiceDate, String generated) {
        this.invoiceNumber = request.invoiceNumber() == null
                ? generated
                : request.invoiceNumber().value();
        this.orderId = request.orderId().value();
        this.account = request.account().name();
        this.amount = request.amount().rial();
        this.invoiceDate = invoiceDate;
        this.mobile = request.mobile() == null ? null : request.mobile().value();
        this.email = request.email() == null ? null : request.email().value();
        this.returnUrl =
                request.returnUrl() == null ? null : request.returnUrl().toString();
    }

    /** Of its columns, in the order in which they stand here. */
    StoredRequest(Iterator<?> columns) {
        this.invoiceNumber = (String) columns.next();
        this.orderId = (String) columns.next();
        this.account = (String) columns.next();
        this.amount = ((Number) columns.next()).longValue();
        this.invoiceDate = (String) columns.next();
        this.mobile = (String) columns.next();
        this.email = (String) columns.next();
        this.returnUrl = (String) columns.next();
    }

    String invoiceNumber() {
        return invoiceNumber;
    }

    OrderId orderId() {
        return new OrderId(orderId);
    }

    Account account() {
        return new Account(account);
    }

    Amount amount() {
        return Amount.ofRial(amount);
    }

    String invoiceDate() {
        return invoiceDate;
    }

    @Nullable
    String mobile() {
        return mobile;
    }

    @Nullable
    String email() {
        return email;
    }

    @Nullable
    URI returnUrl() {
        return returnUrl == null ? null : URI.create(returnUrl);
    }

    /** The first field in which another request differs; null if it asks for the same. A date left out is the same. */
    @Nullable
    String differenceTo(StoredRequest other, boolean dateLeftOut) {
        if (amount != other.amount) {
            return "amount";
        }
        if (!orderId.equals(other.orderId)) {
            return "orderId";
        }
        if (!account.equals(other.account)) {
            return "account";
        }
        if (!Objects.equals(mobile, other.mobile)) {
            return "mobile";
        }
        if (!Objects.equals(email, other.email)) {
            return "email";
        }
        if (!Objects.equals(returnUrl, other.returnUrl)) {
            return "returnUrl";
        }
        return dateLeftOut || invoiceDate.equals(other.invoiceDate) ? null : "invoiceDate";
    }
}
