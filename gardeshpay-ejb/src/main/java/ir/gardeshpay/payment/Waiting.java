package ir.gardeshpay.payment;

import ir.gardeshpay.Account;
import ir.gardeshpay.Entities;
import ir.gardeshpay.InvalidValueException;
import ir.gardeshpay.OwnTransaction;
import ir.gardeshpay.Payment;
import ir.gardeshpay.PaymentStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The payments that wait for somebody. Each status is looked for by what only those that wait have, of which there is
 * an index: an index of the status would cost every payment an entry at every step. That it is not null tells
 * PostgreSQL how few they are, and a comparison with the least that can be there lets H2 look into its index.
 */
@ApplicationScoped
public class Waiting {

    @Inject
    private OwnTransaction ownTransaction;

    @Inject
    private Entities entities;

    @Inject
    private PaymentSettings settings;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Waiting() {}

    /**
     * The payments that stand so, the oldest first.
     *
     * @param accounts only those of these accounts; none: of all
     * @param most at least 1
     * @throws InvalidValueException if payments do not wait in this status, or so few are wanted
     */
    public List<Payment> in(PaymentStatus status, Set<Account> accounts, int most) {
        if (most < 1) {
            throw new InvalidValueException("most", most + " is too few. A right value is 100.");
        }
        String found = foundBy(status);
        String ofAccounts = accounts.isEmpty() ? "" : " and p.request.account in :accounts";
        return ownTransaction.call(() -> {
            TypedQuery<StoredPayment> query = entities.joined()
                    .createQuery(
                            "select p from StoredPayment p where " + found + " and p.standing.status = :status"
                                    + ofAccounts + " order by p.createdAt, p.id",
                            StoredPayment.class)
                    .setParameter("status", status)
                    .setMaxResults(most);
            if (status != PaymentStatus.HELD) { // which is found by words, and not by a moment
                query.setParameter("ever", Instant.EPOCH);
            }
            if (!accounts.isEmpty()) {
                query.setParameter(
                        "accounts", accounts.stream().map(Account::name).toList());
            }
            return query.getResultList().stream()
                    .map(payment -> payment.snapshot(settings))
                    .toList();
        });
    }

    private static String foundBy(PaymentStatus status) {
        return switch (status) {
            case CREATED, PENDING -> "p.standing.dueAt is not null and p.standing.dueAt >= :ever";
            case VERIFYING ->
                "p.id in (select v.paymentId from StoredVerification v"
                        + " where v.nextAttemptAt is not null and v.nextAttemptAt >= :ever)";
            case HELD -> "p.holdReason is not null and p.holdReason >= ''";
            default ->
                throw new InvalidValueException(
                        "status",
                        "no payment waits that is " + status
                                + ". Right values are CREATED (it waits for another start), PENDING (for its buyer), VERIFYING"
                                + " (for the gateway's answer) and HELD (for a person).");
        };
    }
}
