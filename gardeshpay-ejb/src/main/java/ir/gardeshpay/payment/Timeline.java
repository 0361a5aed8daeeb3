package ir.gardeshpay.payment;

import ir.gardeshpay.Entities;
import ir.gardeshpay.Node;
import ir.gardeshpay.TimelineEntry;
import ir.gardeshpay.TimelineEntry.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * The steps of each payment. They are kept in the transaction of what they tell of, so they never say what is not so.
 * What the rows of a payment tell by themselves (recorded, token, return, paid, told) is no step of its own: the view
 * {@code gardeshpay_timeline} has both.
 */
@ApplicationScoped
public class Timeline {

    private static final int LONGEST = 2000;

    @Inject
    private Entities entities;

    @Inject
    private Node node;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Timeline() {}

    /** Keeps a step in the caller's transaction. */
    public void add(long paymentId, Step step, String detail) {
        keep(paymentId, new TimelineEntry(node.now(), node.name(), step, fit(detail)));
    }

    /** Keeps a step that a row has told by itself, which is removed now, unless there are so many of this kind. */
    public void keep(long paymentId, TimelineEntry entry, int most) {
        if (count(paymentId, entry.step()) < most) {
            keep(paymentId, entry);
        }
    }

    private void keep(long paymentId, TimelineEntry entry) {
        entities.joined().persist(new StoredStep(paymentId, entry));
    }

    /** As much as is kept. */
    static String fit(String detail) {
        return detail.length() <= LONGEST ? detail : detail.substring(0, LONGEST);
    }

    /** The same, unless there are so many of this kind: who has the key must not be able to fill the table. */
    public void add(long paymentId, Step step, String detail, int most) {
        if (count(paymentId, step) < most) {
            add(paymentId, step, detail);
        }
    }

    private long count(long paymentId, Step step) {
        return entities.joined()
                .createQuery(
                        "select count(s) from StoredStep s where s.paymentId = :payment and s.step = :step", Long.class)
                .setParameter("payment", paymentId)
                .setParameter("step", step)
                .getSingleResult();
    }

    /** The steps of a payment, the oldest first, as the caller's transaction sees them. */
    public List<TimelineEntry> of(long paymentId) {
        return entities
                .joined()
                .createQuery(
                        "select e from StoredEntry e where e.paymentId = :payment"
                                + " order by e.happenedAt, e.turn, e.sourceId",
                        StoredEntry.class)
                .setParameter("payment", paymentId)
                .getResultList()
                .stream()
                .map(StoredEntry::entry)
                .toList();
    }
}
