package ir.gardeshpay.payment;

import ir.gardeshpay.CallbackKey;
import ir.gardeshpay.Entities;
import ir.gardeshpay.InvalidValueException;
import ir.gardeshpay.InvoiceConflictException;
import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.Moment;
import ir.gardeshpay.Node;
import ir.gardeshpay.OwnTransaction;
import ir.gardeshpay.Payment;
import ir.gardeshpay.PaymentRequest;
import ir.gardeshpay.PaymentStatus;
import ir.gardeshpay.TimelineEntry.Step;
import ir.gardeshpay.gateway.GatewaySettings;
import ir.gardeshpay.gateway.TokenAnswer;
import ir.gardeshpay.gateway.TokenRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The two commits of a start: the row before getToken, its answer after it. Each method is one short transaction of its
 * own.
 */
@ApplicationScoped
public class Starts {

    /** Whoever has a key may start the same again as often as it likes. */
    private static final int MOST_TRIES_KEPT = 100;

    private static final String TOKEN_ISSUED =
            "update StoredPayment p set p.standing.status = :pending, p.standing.restingStatus = :pending,"
                    + " p.standing.tokenLeaseUntil = null, p.redirectUrl = :page, p.standing.expiresAt = :expiry, p.tokenAt = :at, p.tokenBy = :node"
                    + " where p.id = :id and p.callbackKey = :key and p.standing.status = :created";

    /** Digits with a zero in front, or with a fraction that ends with one. */
    private static final Pattern LOSES_ZEROS = Pattern.compile("0[0-9]+(\\.[0-9]*)?|[0-9]+\\.[0-9]*0|[0-9]+\\.");

    @Inject
    private OwnTransaction ownTransaction;

    @Inject
    private Entities entities;

    @Inject
    private Timeline timeline;

    @Inject
    private PaymentSettings settings;

    @Inject
    private GatewaySettings accounts;

    @Inject
    private Node node;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Starts() {}

    /**
     * A payment that is recorded.
     *
     * @param payment as it was committed
     * @param mine whether the caller must ask for the token; else somebody did, or is at it
     * @param isNew whether it was recorded just now
     */
    public record Begun(StoredPayment payment, TokenRequest tokenRequest, boolean mine, boolean isNew) {

        long id() {
            return payment.id();
        }

        CallbackKey key() {
            return payment.callbackKey();
        }
    }

    /**
     * The payment with this number, if it is there: without a transaction, before the one that records it. Under
     * REPEATABLE READ, MariaDB else locks the place where a number would be that is not there, for everybody who looks,
     * and then those who want to put it there wait for each other.
     */
    public Optional<Long> known(InvoiceNumber number) {
        return ownTransaction.without(entities -> entities
                .createQuery("select p.id from StoredPayment p where p.request.invoiceNumber = :number", Long.class)
                .setParameter("number", number.value())
                .getResultList()
                .stream()
                .findFirst());
    }

    /**
     * Records a payment.
     *
     * @throws InvalidValueException if a return without a key would not be found by the invoice number
     * @throws RuntimeException of the container if somebody has recorded the same invoice number meanwhile
     */
    Begun begin(PaymentRequest request, Identity identity) {
        String ours = settings.invoicePrefix() + identity.id();
        requireToComeBack(
                request.invoiceNumber() == null ? ours : request.invoiceNumber().value());
        return ownTransaction.call(() -> {
            Moment now = node.moment();
            StoredRequest stored = new StoredRequest(request, dateOf(request, now.at()), ours);
            StoredPayment payment =
                    new StoredPayment(identity, stored, now, now.at().plus(settings.pendingTtl()));
            payment.standing().askingForToken(now.at().plus(accounts.leaseTime()));
            entities.joined().persist(payment);
            // Not when the transaction commits: on Payara, EclipseLink would come with it too late to be a part of it.
            entities.joined().flush();
            return new Begun(payment, tokenRequest(payment), true, true);
        });
    }

    /**
     * What {@link #begin} has recorded, if it has: its commit may have been made though the connection broke before
     * anybody heard. Another payment with this id is none of the caller's.
     */
    Optional<Begun> begun(Identity identity) {
        return ownTransaction.call(() -> Optional.ofNullable(entities.joined().find(StoredPayment.class, identity.id()))
                .filter(payment -> payment.callbackKey().equals(identity.key()))
                .map(payment -> new Begun(payment, tokenRequest(payment), true, true)));
    }

    /**
     * Without a key it is all that tells whose return it is, and a gateway that makes a number of it sends back
     * another.
     */
    private void requireToComeBack(String invoiceNumber) {
        if (!settings.keyed() && LOSES_ZEROS.matcher(invoiceNumber).matches()) {
            throw new InvalidValueException(
                    "invoiceNumber",
                    "'" + invoiceNumber + "' may come back from the gateway without its zeros, and would not be found: "
                            + PaymentSettings.KEYED.key()
                            + " is false. A right value has a letter in it, or no zero in front"
                            + " and no fraction.");
        }
    }

    /**
     * Finds the payment that the request's invoice number names, to go on with it.
     *
     * @param id what {@link #known} has found
     * @throws InvoiceConflictException if it has other content
     */
    public Begun again(PaymentRequest request, long id) {
        return ownTransaction.call(() -> {
            Instant now = node.now();
            StoredPayment payment = same(locked(id), request);
            boolean mine = payment.standing().mayAskForToken(now);
            if (mine) {
                payment.standing().askingForToken(now.plus(accounts.leaseTime()));
            }
            return new Begun(payment, tokenRequest(payment), mine, false);
        });
    }

    private StoredPayment same(StoredPayment known, PaymentRequest request) {
        StoredRequest wanted = new StoredRequest(request, dateOf(request, node.now()), "");
        String difference = known.request().differenceTo(wanted, request.invoiceDate() == null);
        if (difference != null) {
            throw new InvoiceConflictException(new InvoiceNumber(known.request().invoiceNumber()), difference);
        }
        return known;
    }

    private StoredPayment locked(long id) {
        return entities.joined().find(StoredPayment.class, id, LockModeType.PESSIMISTIC_WRITE);
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
    public Payment answered(Begun begun, TokenAnswer answer) {
        return ownTransaction.call(() -> {
            Moment now = node.moment();
            Instant expiry = now.at().plus(settings.pendingTtl());
            if (answer instanceof TokenAnswer.Issued issued && keepToken(begun.payment(), issued, expiry, now)) {
                begun.payment().tokenIssued(issued.redirectUrl(), expiry, now);
                return begun.payment().snapshot(settings);
            }
            StoredPayment payment = stillThere(begun);
            if (answer instanceof TokenAnswer.Issued issued) {
                payment.tokenIssued(issued.redirectUrl(), expiry, now);
            } else {
                notIssued(payment, answer);
            }
            return payment.snapshot(settings);
        });
    }

    /** Not another one that has its id, since the database has lost its latest commits. */
    private StoredPayment stillThere(Begun begun) {
        StoredPayment payment = locked(begun.id());
        if (payment == null || !payment.callbackKey().equals(begun.key())) {
            throw gone(begun);
        }
        return payment;
    }

    /** What was recorded is not there any more. */
    static IllegalStateException gone(Begun begun) {
        return new IllegalStateException("invoice " + begun.tokenRequest().invoiceNumber()
                + " is not in the database any more, which must have lost its latest commits. Start again, under another"
                + " number.");
    }

    /**
     * The same as {@link StoredPayment#tokenIssued}, if nothing has happened meanwhile: one statement, and no look
     * before.
     */
    private boolean keepToken(StoredPayment payment, TokenAnswer.Issued issued, Instant expiry, Moment now) {
        return entities.joined()
                        .createQuery(TOKEN_ISSUED)
                        .setParameter("pending", PaymentStatus.PENDING)
                        .setParameter("page", issued.redirectUrl().toString())
                        .setParameter("expiry", expiry)
                        .setParameter("at", now.at())
                        .setParameter("node", now.node())
                        .setParameter("id", payment.id())
                        .setParameter("key", payment.callbackKey().value())
                        .setParameter("created", PaymentStatus.CREATED)
                        .executeUpdate()
                == 1;
    }

    private void notIssued(StoredPayment payment, TokenAnswer answer) {
        long id = payment.id();
        if (payment.status() != PaymentStatus.CREATED) {
            timeline.add(id, Step.TOKEN_UNKNOWN, "too late, the payment is " + payment.status());
        } else if (answer instanceof TokenAnswer.Refused refused) {
            payment.rejected(refused.refusal());
            timeline.add(id, Step.TOKEN_REFUSED, refused.evidence());
        } else if (answer instanceof TokenAnswer.Unknown unknown) {
            payment.standing().tokenUnknown();
            timeline.add(
                    id,
                    Step.TOKEN_UNKNOWN,
                    unknown.evidence() + "; a start with this invoice number tries again",
                    MOST_TRIES_KEPT);
        }
    }
}
