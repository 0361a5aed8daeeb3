package ir.gardeshpay.reconcile;

import ir.gardeshpay.UnderWay;
import ir.gardeshpay.gateway.Gateway;
import ir.gardeshpay.notify.Claims;
import ir.gardeshpay.payment.Completion;
import ir.gardeshpay.payment.Payments;
import ir.gardeshpay.payment.Questions;
import ir.gardeshpay.payment.Tellers;
import ir.gardeshpay.webhook.Sender;
import ir.gardeshpay.webhook.Turns;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Takes up what stands still: verifications that are not decided, events that are not delivered, payments that nobody
 * came back for. Small batches, short transactions, and each thing is claimed first, so that all
 * nodes may do this at once, and the work of a dead node is taken over when its lease has passed. To be called without a
 * transaction.
 */
@Dependent
public class Reconciler {

    private static final Logger LOG = System.getLogger(Reconciler.class.getName());

    /** So many verifies in a row without an answer are enough for one pass. */
    private static final int ENOUGH_SILENCE = 3;

    @Inject
    private Questions questions;

    @Inject
    private Completion completion;

    @Inject
    private Payments payments;

    @Inject
    private Claims claims;

    @Inject
    private Tellers tellers;

    @Inject
    private Sender webhooks;

    @Inject
    private Turns turns;

    @Inject
    private Gateway gateway;

    @Inject
    private UnderWay underWay;

    /**
     * Asks verify for what is not decided: half of the batch by how seldom it was asked, and if there is more, half by age. A half that
     * gets no answer is left alone until the next pass.
     */
    public void verify() {
        int half = (batch() + 1) / 2;
        List<Long> leastAsked = gateway.isAsked() ? questions.leastAsked(half) : List.of();
        ask(leastAsked);
        if (leastAsked.size() == half && gateway.isAsked()) {
            ask(questions.oldest(half));
        }
    }

    private void ask(List<Long> verifications) {
        AtomicInteger silences = new AtomicInteger();
        each(verifications, id -> {
            if (silences.get() < ENOUGH_SILENCE) {
                questions
                        .claim(id)
                        .map(completion::askWithoutTelling)
                        .ifPresent(answered -> silences.set(answered ? 0 : silences.get() + 1));
            }
        });
    }

    /** Expires what nobody came back for, and tells the host what it has not been told. */
    public void tell() {
        if (payments.anythingToTell()) {
            List<Long> expired = new ArrayList<>();
            each(payments.overdue(batch()), id -> {
                if (payments.expire(id)) {
                    expired.add(id);
                }
            });
            webhooks.wake();
            tellers.tellSoon(expired);
            tellers.tellSoon(claims.takeDue(batch()));
        }
    }

    /**
     * Makes due what is put off further than anything is on purpose. A node whose clock was far ahead has claimed it; nobody else
     * would take it up until that day.
     */
    public void pullBack() {
        int pulled = questions.pullBack() + claims.pullBack() + turns.pullBack();
        if (pulled > 0) {
            LOG.log(
                    Level.WARNING,
                    "GP-0206 " + pulled
                            + " verifications, events or webhooks were put off further than anything is, and are due"
                            + " now: the clock of a node is wrong, or was");
        }
    }

    private static int batch() {
        return ReconcileSettings.read(ConfigProvider.getConfig()).batch();
    }

    private void each(List<Long> ids, LongConsumer work) {
        for (long id : ids) {
            if (underWay.isClosed()) {
                return;
            }
            try {
                work.accept(id);
            } catch (RuntimeException failed) {
                LOG.log(Level.WARNING, "GP-0202 one thing could not be taken up; it stays due", failed);
            }
        }
    }
}
