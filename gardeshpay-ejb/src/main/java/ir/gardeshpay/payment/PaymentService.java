package ir.gardeshpay.payment;

import dev.failsafe.RateLimiter;
import ir.gardeshpay.Account;
import ir.gardeshpay.CallbackKey;
import ir.gardeshpay.InvalidValueException;
import ir.gardeshpay.InvoiceConflictException;
import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.OrderId;
import ir.gardeshpay.ParkedEvent;
import ir.gardeshpay.Payment;
import ir.gardeshpay.PaymentRequest;
import ir.gardeshpay.PaymentStatus;
import ir.gardeshpay.StartResult;
import ir.gardeshpay.TimelineEntry;
import ir.gardeshpay.TooManyReturnsException;
import ir.gardeshpay.TrackingNumber;
import ir.gardeshpay.UnderWay;
import ir.gardeshpay.WebhookReceiver;
import ir.gardeshpay.notify.Deliveries;
import ir.gardeshpay.webhook.Receivers;
import ir.gardeshpay.webhook.Sender;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Takes payments through GardeshPay: the way in for host applications. Inject it:
 *
 * <pre>{@code
 * @Inject PaymentService payments;
 *
 * URI pay(Order order) {
 *     return payments.start(PaymentRequest.of(Amount.ofToman(order.toman()), new OrderId(order.id()))
 *                     .withInvoiceNumber(new InvoiceNumber(order.id() + "-" + order.attempt()))) // pressed twice: one payment
 *             .fold(started -> started.redirectUrl(), refused -> sorry, unavailable -> tryLater, known -> orderPage);
 * }
 * }</pre>
 *
 * <p><b>Transactions.</b> A caller's transaction is suspended: what the gateway was told must stay recorded even if the
 * caller rolls back. Each step commits by itself, and the module holds neither a transaction nor a connection while the
 * gateway is asked; a caller that calls within a transaction of its own keeps both, and its locks: an observer that
 * needs a row which the caller has locked waits for it, and an order that the caller has read and writes afterwards is
 * no longer what it was. So commit first, and call then. Work that may be run again (a batch, a message) gives an
 * invoice number, so that it is the same payment. <b>Threads.</b> Stateless and safe, on several nodes too.
 * <b>Errors.</b> Misuse throws a {@link ir.gardeshpay.GardeshPayException}, of which {@link TooManyReturnsException}
 * alone is no misuse; what a gateway can do is a value. If the database is away, the container's exceptions come
 * through, and what was committed before is taken up again by itself.
 */
@Stateless(name = "GardeshPayPaymentService")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PaymentService {

    /**
     * Verifies without a key, each second: invoice numbers can be guessed, keys cannot. So many at once, and as many of
     * those that had to wait.
     */
    private static final int KEYLESS_PER_SECOND = 10;

    /** Longer than this no return waits for its turn, however many are before it: it may be a buyer's. */
    private static final Duration LONGEST_TURN = Duration.ofMinutes(5);

    private static final RateLimiter<Object> AT_ONCE =
            RateLimiter.burstyBuilder(KEYLESS_PER_SECOND, Duration.ofSeconds(1)).build();

    /** Booked ahead, which the other kind of limiter takes for leave to let a crowd through after some quiet. */
    private static final RateLimiter<Object> TURNS =
            RateLimiter.smoothBuilder(KEYLESS_PER_SECOND, Duration.ofSeconds(1)).build();

    @Inject
    private Initiation initiation;

    @Inject
    private FirstReturns firstReturns;

    @Inject
    private Returns returns;

    @Inject
    private Questions questions;

    @Inject
    private Completion completion;

    @Inject
    private Payments payments;

    @Inject
    private Waiting waiting;

    @Inject
    private Tellers tellers;

    @Inject
    private Deliveries deliveries;

    @Inject
    private Receivers receivers;

    @Inject
    private Sender sender;

    @Inject
    private PaymentSettings settings;

    @Inject
    private UnderWay underWay;

    @AroundInvoke
    Object waitedFor(InvocationContext call) throws Exception {
        return underWay.call(call::proceed);
    }

    /**
     * Starts a payment: records it, and asks the gateway for a token (sections 1 and 2 of the guide).
     *
     * <p>Each start is a new payment, unless the request has an invoice number that is known: then, with the same
     * content, it is that payment, and the gateway is asked only if it has not answered yet. At once from many threads
     * and nodes: one payment, one getToken.
     *
     * @throws InvoiceConflictException if the invoice number belongs to a payment with other content
     * @throws InvalidValueException if the account is not configured, the return URL is not allowed, or a return
     *     without a key would not be found by the invoice number
     */
    public StartResult start(PaymentRequest request) {
        return initiation.started(request);
    }

    /**
     * The buyer is back (section 3 of the guide): stores the tracking number, asks verify (section 4) and tells the
     * host. Many may come at once, again, or late: one asks, the others wait a while for its answer and get it.
     *
     * @return the payment as it stands then: paid, failed, held, or still {@link PaymentStatus#VERIFYING} if the
     *     gateway did not answer, or is asked later, because three other tracking numbers of the payment are asked for
     *     right now; empty if the key is unknown or the invoice number is not that payment's, and then verify was not
     *     asked
     * @throws TooManyReturnsException if many other tracking numbers of the payment are undecided: this one is not
     *     stored, and the caller must bring it again in some seconds
     */
    public Optional<Payment> complete(CallbackKey key, InvoiceNumber invoice, TrackingNumber tracking) {
        return completion
                .received(
                        () -> firstReturns.received(key, invoice, tracking),
                        () -> returns.received(key, invoice, tracking))
                .flatMap(completion::completed);
    }

    /**
     * The same without a key: for single-page and mobile applications, whose back end brings the two numbers itself,
     * and for gateway accounts with one fixed callback URL. Of these, a node asks verify for twenty a second; the
     * caller should know who asks.
     *
     * @return as above; if too many ask at once, the payment as it stands: its return is stored, and verified when it
     *     is its turn, after five minutes at the latest
     * @throws TooManyReturnsException as above: whoever guesses an invoice number can bring wrong tracking numbers
     */
    public Optional<Payment> complete(InvoiceNumber invoice, TrackingNumber tracking) {
        return completion
                .received(() -> firstReturns.received(invoice, tracking), () -> returns.received(invoice, tracking))
                .flatMap(this::completedInTurn);
    }

    private Optional<Payment> completedInTurn(Returns.Received received) {
        Question question = received.question();
        if (question != null && received.isNew() && !AT_ONCE.tryAcquirePermit()) {
            Duration turn = TURNS.tryReservePermit(LONGEST_TURN);
            questions.putOff(question, turn.isNegative() ? LONGEST_TURN : turn);
            return payments.byKey(received.key());
        }
        return completion.completed(received);
    }

    /** A payment by its invoice number. */
    public Optional<Payment> find(InvoiceNumber number) {
        return payments.byInvoice(number);
    }

    /** A payment by the key of its callback: what the result page shows. */
    public Optional<Payment> find(CallbackKey key) {
        return payments.byKey(key);
    }

    /**
     * The payments of an order, the oldest first. All of them, up to a thousand; of more, all that money may have moved
     * for, and the newest of the others.
     */
    public List<Payment> findByOrder(OrderId order) {
        return payments.ofOrder(order, Set.of());
    }

    /** The same, of these accounts only; none: of all. */
    public List<Payment> findByOrder(OrderId order, Set<Account> accounts) {
        return payments.ofOrder(order, accounts);
    }

    /**
     * The payments that wait for somebody, the oldest first: {@link PaymentStatus#CREATED} for another start,
     * {@link PaymentStatus#PENDING} for their buyers, {@link PaymentStatus#VERIFYING} for the gateway's answer,
     * {@link PaymentStatus#HELD} for a person. One that is held, and of which another return is being verified, is
     * {@code VERIFYING} meanwhile; its {@link Payment#holdReason} tells.
     *
     * @param accounts only those of these accounts; none: of all
     * @param most at least 1
     * @throws InvalidValueException if no payment waits in this status, or {@code most} is less
     */
    public List<Payment> waiting(PaymentStatus status, Set<Account> accounts, int most) {
        return waiting.in(status, accounts, most);
    }

    /** The timeline of a payment, the oldest step first; empty if there is no such payment. */
    public List<TimelineEntry> history(InvoiceNumber number) {
        return payments.history(number);
    }

    /** Events that are told only on request, because observers failed too often: the longest parked first. */
    public List<ParkedEvent> parked(int most) {
        return deliveries.parked(most).stream()
                .map(event -> new ParkedEvent(
                        payments.byId(event.paymentId()).invoiceNumber(),
                        event.id(),
                        event.kind().eventType(),
                        event.attempts(),
                        Objects.requireNonNull(event.parkedAt())))
                .toList();
    }

    /**
     * Fires the {@linkplain #parked parked} events of a payment again, from the beginning: if observers still fail,
     * they are tried as often as before.
     *
     * @return how many were parked; whether they were taken now, {@link #parked} and the {@link #history} tell
     */
    public int tellAgain(InvoiceNumber number) {
        return payments.idOf(number)
                .map(id -> {
                    int parked = deliveries.unpark(id);
                    tellers.tell(id);
                    return parked;
                })
                .orElse(0);
    }

    /** The applications outside that are told of results by webhooks ({@code gardeshpay.webhook.url} and others). */
    public List<WebhookReceiver> webhooks() {
        return receivers.all();
    }

    /**
     * Sends a receiver of webhooks all that it was not sent, from the beginning: what it was not told while it was
     * disabled, what was parked, and what waits for another attempt. If it still fails, each is tried as often as
     * before.
     *
     * @param name of the receiver: {@link WebhookReceiver#name}
     * @return how many messages there are; empty if there is no such receiver
     */
    public OptionalInt resumeWebhook(String name) {
        OptionalInt due = receivers.resume(name);
        sender.wake();
        return due;
    }

    /** Whether callback URLs carry the payment's key ({@code gardeshpay.callback.keyed}). */
    public boolean callbacksAreKeyed() {
        return settings.keyed();
    }
}
