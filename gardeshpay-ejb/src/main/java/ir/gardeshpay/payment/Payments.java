package ir.gardeshpay.payment;

import ir.gardeshpay.Account;
import ir.gardeshpay.CallbackKey;
import ir.gardeshpay.Database;
import ir.gardeshpay.Entities;
import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.Node;
import ir.gardeshpay.OrderId;
import ir.gardeshpay.OwnTransaction;
import ir.gardeshpay.Payment;
import ir.gardeshpay.PaymentStatus;
import ir.gardeshpay.TimelineEntry;
import ir.gardeshpay.TimelineEntry.Step;
import ir.gardeshpay.gateway.VerifyAnswer;
import ir.gardeshpay.notify.EventKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stored payments, to be looked up, and to be expired. Each method is one short transaction of its own. */
@ApplicationScoped
public class Payments {

    private static final int MOST_OF_AN_ORDER = 1000;

    private static final Set<PaymentStatus> MONEY_MAY_HAVE_MOVED = Arrays.stream(PaymentStatus.values())
            .filter(PaymentStatus::moneyMayHaveMoved)
            .collect(Collectors.toUnmodifiableSet());

    /**
     * Asks for the least and not whether there is any: PostgreSQL takes it from the end of an index, and would look for
     * any by reading the table, in the hope to find one soon; where nothing is due, that is all of it.
     */
    private static final String ANYTHING_TO_TELL = "select case when"
            + " (select min(d.next_attempt_at) from gardeshpay_delivery d) <= ?1"
            + " or (select min(p.due_at) from gardeshpay_payment p) < ?1 then 1 else 0 end";

    @Inject
    private OwnTransaction ownTransaction;

    @Inject
    private Entities entities;

    @Inject
    private Timeline timeline;

    @Inject
    private News news;

    @Inject
    private Settlement settlement;

    @Inject
    private PaymentSettings settings;

    @Inject
    private Node node;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Payments() {}

    /** A payment that exists. */
    public Payment byId(long id) {
        return ownTransaction.call(
                () -> entities.joined().find(StoredPayment.class, id).snapshot(settings));
    }

    /** By its number at the gateway. */
    public Optional<Payment> byInvoice(InvoiceNumber number) {
        return ownTransaction.call(
                () -> stored(Unique.INVOICE_NUMBER, number.value()).map(payment -> payment.snapshot(settings)));
    }

    /** By the key of its callback. */
    public Optional<Payment> byKey(CallbackKey key) {
        return ownTransaction.call(
                () -> stored(Unique.CALLBACK_KEY, key.value()).map(payment -> payment.snapshot(settings)));
    }

    /** The id of a payment. */
    public Optional<Long> idOf(InvoiceNumber number) {
        return idOf(number.value());
    }

    private Optional<Long> idOf(String number) {
        return ownTransaction.call(() -> stored(Unique.INVOICE_NUMBER, number).map(StoredPayment::id));
    }

    /**
     * The payments of an order, the oldest first: of very many, those that money may have moved for, and the newest of
     * the others.
     *
     * @param accounts only those of these accounts; none: of all
     */
    public List<Payment> ofOrder(OrderId order, Set<Account> accounts) {
        return ownTransaction.call(() -> {
            List<StoredPayment> found = newestOf(order, accounts, "");
            return (found.size() < MOST_OF_AN_ORDER
                            ? found.stream()
                            : Stream.concat(
                                            newestOf(order, accounts, " and p.standing.status in :money").stream(),
                                            found.stream())
                                    .distinct()
                                    .limit(MOST_OF_AN_ORDER))
                    .sorted(Comparator.comparing(StoredPayment::createdAt).thenComparing(StoredPayment::id))
                    .map(payment -> payment.snapshot(settings))
                    .toList();
        });
    }

    private List<StoredPayment> newestOf(OrderId order, Set<Account> accounts, String andOnly) {
        String ofAccounts = accounts.isEmpty() ? "" : " and p.request.account in :accounts";
        TypedQuery<StoredPayment> query = entities.joined()
                .createQuery(
                        "select p from StoredPayment p where p.request.orderId = :order" + ofAccounts + andOnly
                                + " order by p.createdAt desc, p.id desc",
                        StoredPayment.class)
                .setParameter("order", order.value())
                .setMaxResults(MOST_OF_AN_ORDER);
        if (!accounts.isEmpty()) {
            query.setParameter("accounts", accounts.stream().map(Account::name).toList());
        }
        if (!andOnly.isEmpty()) {
            query.setParameter("money", MONEY_MAY_HAVE_MOVED);
        }
        return query.getResultList();
    }

    /** The steps of a payment, the oldest first; empty if there is no such payment. */
    public List<TimelineEntry> history(InvoiceNumber number) {
        return ownTransaction.call(() -> stored(Unique.INVOICE_NUMBER, number.value())
                .map(payment -> timeline.of(payment.id()))
                .orElse(List.of()));
    }

    /**
     * The payment that an answer of verify is about, if it is another than the one that was asked for. None if both may
     * be meant, because their numbers differ by zeros alone.
     */
    public Optional<Long> ownerOf(VerifyAnswer answer, Question question) {
        return answer.inTheEnd() instanceof VerifyAnswer.Verified verified
                ? Proof.otherInvoice(verified, question.invoiceNumber()).flatMap(this::idOf)
                : Optional.empty();
    }

    /** Whether an event is due or a payment's time is over: one query, which looks into two indexes. */
    public boolean anythingToTell() {
        return ownTransaction.call(() -> {
            Object any = entities.joined()
                    .createNativeQuery(ANYTHING_TO_TELL)
                    .setParameter(1, Database.column(node.now()))
                    .getSingleResult();
            return ((Number) (any instanceof Object[] row ? row[0] : any)).intValue() == 1;
        });
    }

    /** Payments whose time may be over, the longest waiting first. */
    public List<Long> overdue(int most) {
        return ownTransaction.call(() -> entities.joined()
                .createQuery(
                        "select p.id from StoredPayment p where p.standing.dueAt < :now order by p.standing.dueAt",
                        Long.class)
                .setParameter("now", node.now())
                .setMaxResults(most)
                .getResultList());
    }

    /**
     * Expires a payment that still waits, if its time is over; whoever came back meanwhile has won. One that is being
     * verified comes to rest if there is nothing left to verify: two that decided the last ones at once, and isolated
     * more than READ COMMITTED, have not seen each other.
     *
     * @return whether the host may have to be told
     */
    public boolean expire(long id) {
        return ownTransaction.call(() -> {
            StoredPayment payment = entities.joined().find(StoredPayment.class, id, LockModeType.PESSIMISTIC_WRITE);
            boolean expired = payment.standing().expired(node.now());
            if (expired) {
                timeline.add(id, Step.EXPIRED, "nobody came back in time; a late return is verified all the same");
                news.add(payment, EventKind.EXPIRED);
            } else if (payment.status() == PaymentStatus.VERIFYING) {
                settlement.restIfDecided(payment);
            }
            return expired || payment.status() == PaymentStatus.FAILED;
        });
    }

    private Optional<StoredPayment> stored(Unique what, String value) {
        return what.find(entities.joined(), value);
    }
}
