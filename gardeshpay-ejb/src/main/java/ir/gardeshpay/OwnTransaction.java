package ir.gardeshpay;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Does a work in a transaction of its own; the caller's, if there is one, is suspended meanwhile. It is committed when
 * the work returns, and undone if it throws. What it throws comes inside an {@link jakarta.ejb.EJBException}, unless it
 * is an application exception. Only for what is short, and no work begins another one: a container may have so many of
 * this bean and no more.
 *
 * <p>Stateless, and not a singleton that all threads share: Payara keeps connections by the bean that uses them, and
 * would mix the transactions of threads that use the same one.
 */
@Stateless(name = "GardeshPayOwnTransaction")
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class OwnTransaction {

    @Resource
    private EJBContext context;

    @PersistenceContext(unitName = "gardeshpay")
    private EntityManager entities;

    /** Gives what the work has given, after the commit. */
    public <T> T call(Supplier<T> work) {
        LeftTransaction.here().undoAfterError();
        return work.get();
    }

    /** The same for a work that gives nothing. */
    public void run(Runnable work) {
        LeftTransaction.here().undoAfterError();
        work.run();
    }

    /** The same; but if the work gives nothing, whatever it has written is undone. */
    public <T> Optional<T> callOrUndo(Supplier<Optional<T>> work) {
        LeftTransaction.here().undoAfterError();
        Optional<T> given = work.get();
        if (given.isEmpty()) {
            context.setRollbackOnly();
        }
        return given;
    }

    /**
     * Looks something up without any transaction, and so without a lock or a commit, with an {@code EntityManager} that
     * no other thread has meanwhile. No connection is kept afterwards: where there is no transaction, Open Liberty
     * keeps one until the enterprise bean's method ends that has used it, so it must not be one that asks the gateway.
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public <T> T without(Function<EntityManager, T> look) {
        return look.apply(entities);
    }
}
