package ir.gardeshpay.payment;

import dev.failsafe.function.CheckedSupplier;
import ir.gardeshpay.Payment;
import ir.gardeshpay.gateway.Gateway;
import ir.gardeshpay.gateway.GatewaySettings;
import ir.gardeshpay.gateway.VerifyAnswer;
import ir.gardeshpay.notify.Claims;
import ir.gardeshpay.notify.Deliveries;
import ir.gardeshpay.payment.FirstCredit.Credited;
import ir.gardeshpay.payment.Returns.Received;
import ir.gardeshpay.webhook.Sender;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stores what came back, asks verify, settles the answer and tells the host: each with a transaction of its own and
 * none around them, so that no connection is held while the gateway or the host takes its time. The process may die
 * between any two of them: what is stored is enough for anybody to go on. To be called without a transaction.
 * Thread-safe.
 */
@ApplicationScoped
public class Completion {

    private static final Logger LOG = System.getLogger(Completion.class.getName());

    @Inject
    private Questions questions;

    @Inject
    private Patience patience;

    @Inject
    private Deliveries deliveries;

    @Inject
    private GatewaySettings settings;

    @Inject
    private Gateway gateway;

    @Inject
    private Claims claims;

    @Inject
    private FirstCredit firstCredit;

    @Inject
    private Settlement settlement;

    @Inject
    private Tellers tellers;

    @Inject
    private Sender webhooks;

    @Inject
    private Payments payments;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Completion() {}

    /**
     * Stores a return.
     *
     * @param ifFirst stores it if nothing had come back before, else writes nothing
     * @param behindTheLock stores it whatever there was before
     * @throws RuntimeException of the container if the database is away: what it may have stored all the same is taken
     *     up by itself
     */
    public Optional<Received> received(
            Supplier<Optional<Received>> ifFirst, CheckedSupplier<Optional<Received>> behindTheLock) {
        Optional<Received> first = orNothing(ifFirst);
        return first.isPresent() ? first : Contention.outlasted(behindTheLock);
    }

    private static Optional<Received> orNothing(Supplier<Optional<Received>> ifFirst) {
        try {
            return ifFirst.get();
        } catch (EJBException | PersistenceException refused) {
            if (Contention.isAway(refused)) {
                throw refused;
            }
            LOG.log(Level.DEBUG, "not the first return; it is stored behind the payment's lock", refused);
            return Optional.empty();
        }
    }

    /**
     * Asks what is to be asked, or waits for whoever asks and tells already, and gives the payment as it stands then;
     * empty if it is gone since, with the latest commits of a database that has failed.
     */
    public Optional<Payment> completed(Received received) {
        if (received.question() != null) {
            return ask(received.question());
        }
        Long asked = received.awaited();
        if (asked != null) {
            patience.awaitWhile(() -> questions.isBeingAsked(asked), settings.callTime());
        }
        patience.awaitWhile(() -> deliveries.isBeingTold(received.paymentId()), Tellers.PATIENCE);
        return payments.byKey(received.key());
    }

    /** Asks a question, whose lease the caller has, tells the host, and gives the payment as it stands then. */
    private Optional<Payment> ask(Question question) {
        VerifyAnswer answer = gateway.verify(question.trackingNumber());
        Credited credited = credited(question, answer);
        if (credited != null) {
            webhooks.wake();
            tellers.tell(question.paymentId(), credited);
            return Optional.of(credited.payment());
        }
        VerifyAnswer settled = settled(question, answer);
        webhooks.wake();
        tellers.tell(question.paymentId());
        payments.ownerOf(settled, question).ifPresent(tellers::tell);
        return payments.byKey(question.key());
    }

    /** Null if it is for {@link Settlement} to decide, which sees everything. */
    private @Nullable Credited credited(Question question, VerifyAnswer answer) {
        if (question.first() == null || !(answer instanceof VerifyAnswer.Verified verified)) {
            return null;
        }
        try {
            return firstCredit.credited(question.first(), verified);
        } catch (EJBException | PersistenceException refused) {
            LOG.log(Level.DEBUG, "it met another one; it is settled behind the payment's lock", refused);
            return null;
        }
    }

    /**
     * Asks a question, whose lease the caller has, and leaves the telling to whoever tells next.
     *
     * @return what the gateway said, and was stored
     */
    public VerifyAnswer askWithoutTelling(Question question) {
        VerifyAnswer answer = settled(question, gateway.verify(question.trackingNumber()));
        webhooks.wake();
        claims.handOver(question.paymentId());
        payments.ownerOf(answer, question).ifPresent(claims::handOver);
        return answer;
    }

    /**
     * Two payments that race for one tracking number, reference number or order: the loser looks again and sees it.
     * What cannot be stored at all is put off like silence, so that it does not come back at every pass.
     */
    private VerifyAnswer settled(Question question, VerifyAnswer answer) {
        try {
            Contention.howeverLong(() -> settlement.settle(question, answer, payments.ownerOf(answer, question)));
            return answer;
        } catch (EJBException | PersistenceException notStored) {
            LOG.log(
                    Level.ERROR,
                    "GP-0304 verify's answer on tracking number " + question.trackingNumber()
                            + " of the payment with id " + question.paymentId()
                            + " could not be stored; it is asked again later. It was: " + answer.evidence(),
                    notStored);
            VerifyAnswer later = new VerifyAnswer.Unknown("could not be stored; the log has it, GP-0304", false);
            Contention.outlasted(() -> settlement.settle(question, later, Optional.empty()));
            return later;
        }
    }
}
