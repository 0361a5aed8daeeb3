package ir.gardeshpay.payment;

import ir.gardeshpay.CallbackKey;
import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.Node;
import ir.gardeshpay.Payment;
import ir.gardeshpay.PaymentRequest;
import ir.gardeshpay.PaymentStatus;
import ir.gardeshpay.Refusal;
import ir.gardeshpay.StartResult;
import ir.gardeshpay.gateway.Gateway;
import ir.gardeshpay.gateway.GatewaySettings;
import ir.gardeshpay.gateway.TokenAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Records a payment, asks the gateway for a token and records its answer: each with a transaction of its own and none
 * around them. To be called without a transaction. Thread-safe.
 */
@ApplicationScoped
public class Initiation {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    @Inject
    private Starts starts;

    @Inject
    private PaymentIds ids;

    @Inject
    private Node node;

    @Inject
    private Payments payments;

    @Inject
    private Patience patience;

    @Inject
    private Gateway gateway;

    @Inject
    private GatewaySettings accounts;

    @Inject
    private PaymentSettings settings;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Initiation() {}

    /** {@link PaymentService#start}. */
    public StartResult started(PaymentRequest request) {
        accounts.tokenOf(request.account());
        if (request.returnUrl() != null) {
            settings.requireAllowed(request.returnUrl());
        }
        AtomicReference<@Nullable Identity> tried = new AtomicReference<>();
        Starts.Begun begun = Contention.onceMore(() -> begun(request, tried));
        if (begun.mine()) {
            TokenAnswer answer = gateway.getToken(begun.tokenRequest());
            return result(Contention.outlasted(() -> starts.answered(begun, answer)), begun.isNew());
        }
        patience.awaitWhile(() -> asItStands(begun).status() == PaymentStatus.CREATED, accounts.callTime());
        return result(asItStands(begun), false);
    }

    private Payment asItStands(Starts.Begun begun) {
        return payments.byKey(begun.key()).orElseThrow(() -> Starts.gone(begun));
    }

    /** What was tried already may have been committed though nobody heard of it. */
    private Starts.Begun begun(PaymentRequest request, AtomicReference<@Nullable Identity> tried) {
        Identity before = tried.get();
        Optional<Starts.Begun> ours = before == null ? Optional.empty() : starts.begun(before);
        if (ours.isPresent()) {
            return ours.get();
        }
        InvoiceNumber number = request.invoiceNumber();
        Optional<Long> known = number == null ? Optional.empty() : starts.known(number);
        if (known.isPresent()) {
            return starts.again(request, known.get());
        }
        Identity identity = new Identity(ids.next(), CallbackKey.random(node.now()));
        tried.set(identity);
        return starts.begin(request, identity);
    }

    private static StartResult result(Payment payment, boolean isNew) {
        return switch (payment.status()) {
            case PENDING -> new StartResult.Started(payment, isNew);
            case CREATED -> new StartResult.Unavailable(payment, RETRY_AFTER);
            case REJECTED ->
                new StartResult.Refused(payment, payment.refusal() == null ? new Refusal(null, "") : payment.refusal());
            default -> new StartResult.Known(payment);
        };
    }
}
