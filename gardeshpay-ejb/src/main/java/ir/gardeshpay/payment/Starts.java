package ir.gardeshpay.payment;

import ir.gardeshpay.InvoiceConflictException;
import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.Node;
import ir.gardeshpay.Payment;
import ir.gardeshpay.PaymentRequest;
import ir.gardeshpay.PaymentStatus;
import ir.gardeshpay.TimelineEntry.Step;
import ir.gardeshpay.gateway.GatewaySettings;
import ir.gardeshpay.gateway.TokenAnswer;
import ir.gardeshpay.gateway.TokenRequest;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/**
 * The two commits of a start: the row before getToken, its answer after it. Each method is one short transaction of its
 * own.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Starts {

    @PersistenceContext(unitName = "gardeshpay")
    private EntityManager entities;

    @Inject
    private Timeline timeline;

    @Inject
    private PaymentSettings settings;

    @Inject
    private GatewaySettings accounts;

    @Inject
    private Node node;

    /**
     * A payment that is recorded.
     *
     * @param mine whether the caller must ask for the token; else somebody did, or is at it
     * @param isNew whether it was recorded just now
     */
    public record Begun(long id, Payment payment, TokenRequest tokenRequest, boolean mine, boolean isNew) {}

    /**
     * Records the payment, or finds the one that the invoice number names.
     *
     * @throws InvoiceConflictException if that one has other content
     */
    public Begun begin(PaymentRequest request) {
        InvoiceNumber number = request.invoiceNumber();
        Optional<StoredPayment> known = number == null ? Optional.empty() : locked(number);
        Instant now = node.now();
        StoredPayment payment = known.isPresent() ? same(known.get(), request) : added(request, now);
        boolean mine = payment.mayAskForToken(now);
        if (mine) {
            payment.askingForToken(now.plus(accounts.leaseTime()));
        }
        return new Begun(payment.id(), payment.snapshot(settings), tokenRequest(payment), mine, known.isEmpty());
    }

    private StoredPayment same(StoredPayment known, PaymentRequest request) {
        StoredRequest wanted = new StoredRequest(request, dateOf(request, node.now()), "");
        String difference = known.request().differenceTo(wanted, request.invoiceDate() == null);
        if (difference != null) {
            throw new InvoiceConflictException(new InvoiceNumber(known.request().invoiceNumber()), difference);
        }
        return known;
    }

    private StoredPayment added(PaymentRequest request, Instant now) {
        takeConnection();
        StoredPayment payment = new StoredPayment(request, dateOf(request, now), now, now.plus(settings.pendingTtl()));
        entities.persist(payment);
        if (request.invoiceNumber() == null) {
            payment.request().number(settings.invoicePrefix() + payment.id());
        }
        timeline.add(
                payment.id(),
                Step.CREATED,
                "order " + request.orderId() + ", " + request.amount() + ", account " + request.account());
        return payment;
    }

    /**
     * Begins with the connection, as every transaction here that locks a row does. EclipseLink else gets one while it has
     * the lock of a sequence, for which those wait that hold all the others; and it would insert the payment and its first
     * step in two transactions, because it comes to Payara with them when that is about to commit.
     */
    private void takeConnection() {
        entities.createNativeQuery("select 1").getSingleResult();
    }

    /**
     * Looks before it locks: under REPEATABLE READ, MariaDB locks the place where a number would be that is not there, for
     * everybody who looks, and then those who want to put it there wait for each other.
     */
    private Optional<StoredPayment> locked(InvoiceNumber number) {
        return entities
                .createQuery("select p.id from StoredPayment p where p.request.invoiceNumber = :number", Long.class)
                .setParameter("number", number.value())
                .getResultList()
                .stream()
                .findFirst()
                .map(id -> entities.find(StoredPayment.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private String dateOf(PaymentRequest request, Instant now) {
        return settings.calendar()
                .dateOf(request.invoiceDate() == null ? Calendar.dayInTehran(now) : request.invoiceDate());
    }

    private TokenRequest tokenRequest(StoredPayment payment) {
        StoredRequest request = payment.request();
        String key = settings.keyed() ? "/" + payment.callbackKey().value() : "";
        return new TokenRequest(
                request.amount().rial(),
                request.invoiceNumber(),
                request.invoiceDate(),
                request.mobile(),
                request.email(),
                settings.callbackBase() + "/callback" + key,
                accounts.tokenOf(request.account()).value());
    }

    /** Records what getToken answered. */
    public Payment answered(long id, TokenAnswer answer) {
        StoredPayment payment = entities.find(StoredPayment.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (answer instanceof TokenAnswer.Issued issued) {
            payment.tokenIssued(issued.redirectUrl(), node.now().plus(settings.pendingTtl()));
            timeline.add(id, Step.TOKEN_ISSUED, "the buyer can go to the gateway");
        } else if (payment.status() != PaymentStatus.CREATED) {
            timeline.add(id, Step.TOKEN_UNKNOWN, "too late, the payment is " + payment.status());
        } else if (answer instanceof TokenAnswer.Refused refused) {
            payment.rejected(refused.refusal());
            timeline.add(id, Step.TOKEN_REFUSED, refused.evidence());
        } else {
            payment.tokenUnknown();
            timeline.add(id, Step.TOKEN_UNKNOWN, answer.evidence() + "; a start with this invoice number tries again");
        }
        return payment.snapshot(settings);
    }
}
