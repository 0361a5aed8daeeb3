package ir.gardeshpay.reconcile;

import ir.gardeshpay.Threads;
import ir.gardeshpay.UnderWay;
import ir.gardeshpay.Workers;
import ir.gardeshpay.gateway.Gateway;
import ir.gardeshpay.gateway.GatewaySettings;
import ir.gardeshpay.gateway.VerifyAnswer;
import ir.gardeshpay.notify.Claims;
import ir.gardeshpay.notify.EventKind;
import ir.gardeshpay.payment.Completion;
import ir.gardeshpay.payment.Payments;
import ir.gardeshpay.payment.Questions;
import ir.gardeshpay.payment.Tellers;
import ir.gardeshpay.webhook.Sender;
import ir.gardeshpay.webhook.Turns;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntSupplier;
import java.util.function.LongConsumer;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Takes up what stands still: verifications that are not decided, events that are not delivered, payments that nobody
 * came back for. Short transactions, and each thing is claimed first, so that all nodes may do this at once, and the
 * work of a dead node is taken over when its lease has passed. To be called without a transaction.
 */
@Dependent
public class Reconciler {

    private static final Logger LOG = System.getLogger(Reconciler.class.getName());

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
    private GatewaySettings settings;

    @Inject
    private Threads threads;

    @Inject
    private UnderWay underWay;

    @Inject
    private Clocks clocks;

    private Workers askers;
    private int batch;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Reconciler() {}

    @PostConstruct
    void prepare() {
        askers = threads.workers(askersAtOnce());
        batch = ReconcileSettings.read(ConfigProvider.getConfig()).batch();
    }

    private int askersAtOnce() {
        return Math.max(1, settings.concurrency() / 2);
    }

    /**
     * Asks verify for what is not decided: half of a batch by how seldom it was asked, and if there is more, half by
     * age, and again as long as there is more and the gateway decides. It is asked by up to half as many threads as
     * there may be calls at once: the other half is for buyers. A half that gets no answer is left alone until the next
     * pass.
     */
    public void verify() {
        int half = (batch + 1) / 2;
        boolean more = true;
        while (more && gateway.isAskedToVerify() && !underWay.isClosed()) {
            List<Long> leastAsked = questions.leastAsked(half);
            int decisions = ask(leastAsked);
            more = leastAsked.size() == half;
            if (more && gateway.isAskedToVerify()) {
                decisions += ask(questions.oldest(half));
            }
            more = more && decisions > 0;
        }
    }

    private int ask(List<Long> verifications) {
        Asking asking = new Asking(inAnyOrder(verifications), this::asked, underWay::isClosed);
        asking.untilAnswered();
        int others = Math.min(asking.left(), askersAtOnce());
        List<CompletableFuture<Boolean>> ends = new ArrayList<>();
        try {
            while (ends.size() < others) {
                ends.add(askers.begin(() -> asksAlong(asking), Duration.ZERO));
            }
        } catch (RejectedExecutionException noThread) {
            LOG.log(Level.DEBUG, "those who have begun ask for all, or else this thread", noThread);
            asking.toTheEnd();
        }
        ends.forEach(CompletableFuture::join);
        return asking.decisions();
    }

    private boolean asksAlong(Asking asking) {
        underWay.run(asking::toTheEnd);
        return true;
    }

    private Optional<VerifyAnswer> asked(long verification) {
        return questions.claim(verification).map(completion::askWithoutTelling);
    }

    /**
     * Expires what nobody came back for, and tells the host what it has not been told: a batch of each in turn, as long
     * as there is a full one. A kind of event for which a thread was waited for in vain is left to other nodes and to
     * the next pass, and the others go on.
     */
    public void tell() {
        if (!payments.anythingToTell()) {
            return;
        }
        Set<EventKind> busy = EnumSet.noneOf(EventKind.class);
        boolean moreToExpire = clocks.agree();
        boolean moreToTell = true;
        while ((moreToExpire || moreToTell) && !underWay.isClosed()) {
            moreToExpire = moreToExpire && expire(busy);
            webhooks.wake();
            if (moreToTell || busy.isEmpty()) {
                List<Long> due = claims.takeDue(batch, busy);
                tellers.tellSoon(due, busy);
                moreToTell = due.size() == batch;
            }
        }
    }

    /** A batch; says whether there may be more, and it makes sense to go on. */
    private boolean expire(Set<EventKind> busy) {
        List<Long> overdue = payments.overdue(batch);
        List<Long> expired = new ArrayList<>();
        int looked = each(overdue, id -> {
            if (payments.expire(id)) {
                expired.add(id);
            }
        });
        tellers.tellSoon(expired, busy);
        return overdue.size() == batch && looked > 0;
    }

    /**
     * Makes due what is put off further than anything is on purpose. A node whose clock was far ahead has claimed it;
     * nobody else would take it up until that day. Not by a clock that is wrong itself.
     */
    public void pullBack() {
        if (!clocks.agree()) {
            return;
        }
        int pulled = pulled(questions::pullBack) + pulled(claims::pullBack) + pulled(turns::pullBack);
        if (pulled > 0) {
            LOG.log(
                    Level.WARNING,
                    "GP-0206 " + pulled
                            + " verifications, events or webhooks were put off further than anything is, and are due"
                            + " now: the clock of a node is wrong, or was");
        }
    }

    private static int pulled(IntSupplier some) {
        try {
            return some.getAsInt();
        } catch (RuntimeException failed) {
            new Failures().met(failed);
            return 0;
        }
    }

    /** Else those that cannot be taken up, however often it is tried, would come first each time, and end the batch. */
    private static List<Long> inAnyOrder(List<Long> ids) {
        List<Long> shuffled = new ArrayList<>(ids);
        Collections.shuffle(shuffled);
        return shuffled;
    }

    /** Gives how many went well. */
    private int each(List<Long> ids, LongConsumer work) {
        Failures failures = new Failures();
        int done = 0;
        for (long id : inAnyOrder(ids)) {
            if (underWay.isClosed() || failures.areEnough()) {
                return 0;
            }
            try {
                work.accept(id);
                failures.metNone();
                done++;
            } catch (RuntimeException failed) {
                failures.met(failed);
            }
        }
        return done;
    }
}
