package ir.gardeshpay;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * The {@link EntityManager} of beans that all threads share, inside a transaction only: {@link OwnTransaction}'s, or
 * that of who calls. Without one, Payara would give all threads the same one, which is not safe, and WildFly would
 * never close it. Thread-safe.
 */
@ApplicationScoped
public class Entities {

    @PersistenceContext(unitName = "gardeshpay")
    private EntityManager entities;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Entities() {}

    /**
     * The one that is joined to the caller's transaction.
     *
     * @throws IllegalStateException if there is none, a fault of the module: nothing was read or written
     */
    public EntityManager joined() {
        if (transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException(
                    "a stored payment was asked for without a transaction; hand the work to OwnTransaction");
        }
        return entities;
    }
}
