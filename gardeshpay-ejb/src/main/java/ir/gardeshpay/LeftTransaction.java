package ir.gardeshpay;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * Transactions that Payara does not end. Other servers do it themselves.
 *
 * <ul>
 *   <li>That of an enterprise bean which comes to its end when the application is undeployed already: an observer that
 *       hangs, and on whose account somebody undeploys, would keep its rows locked on all nodes until the server is
 *       restarted. Neither the bean nor {@code UserTransaction} may end it then.
 *   <li>One whose commit ends with an error before the database hears of it, as when an entity of an observer cannot be
 *       flushed because one of its classes is missing. Its connection goes back to the pool as it is, and whoever gets
 *       it next commits what is in it: that an event was told, and not what its observer would have written. (What
 *       hears of the end of transactions may hear of this one twice.)
 * </ul>
 *
 * Not a bean, because beans are gone when the first happens. Thread-safe.
 */
public final class LeftTransaction {

    private static final Logger LOG = System.getLogger(LeftTransaction.class.getName());

    private static final String OF_PAYARA = "java:appserver/TransactionManager";
    private static final String REGISTRY = "java:appserver/TransactionSynchronizationRegistry";

    /** Looked up before anything can be left: later there is nothing to look it up with. */
    private static final LeftTransaction HERE = onThisServer();

    private final @Nullable TransactionManager transactions;
    private final @Nullable TransactionSynchronizationRegistry registry;

    private LeftTransaction(
            @Nullable TransactionManager transactions, @Nullable TransactionSynchronizationRegistry registry) {
        this.transactions = transactions;
        this.registry = registry;
    }

    /** What this server leaves. */
    public static LeftTransaction here() {
        return HERE;
    }

    @SuppressWarnings("BanJNDI") // the names are constants
    private static LeftTransaction onThisServer() {
        try {
            return new LeftTransaction(InitialContext.doLookup(OF_PAYARA), InitialContext.doLookup(REGISTRY));
        } catch (NamingException otherServer) {
            LOG.log(Level.DEBUG, "no " + OF_PAYARA + ": this server ends transactions itself", otherServer);
            return new LeftTransaction(null, null);
        }
    }

    /**
     * Has the caller's transaction undone if its commit ends with an error. To be called in it, before what may do so.
     */
    public void undoAfterError() {
        if (transactions == null || registry == null) {
            return;
        }
        try {
            registry.registerInterposedSynchronization(new Undoing(transactions.getTransaction()));
        } catch (SystemException | IllegalStateException ended) {
            LOG.log(Level.DEBUG, "the transaction has ended already: nothing can be left of it", ended);
        }
    }

    /** Is told before the pool, which else would take the connection back as it is. */
    private record Undoing(Transaction transaction) implements Synchronization {

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status != Status.STATUS_ACTIVE) {
                return;
            }
            try {
                transaction.rollback();
            } catch (SystemException | IllegalStateException failed) {
                LOG.log(
                        Level.ERROR,
                        "GP-0310 a transaction whose commit has ended with an error could not be undone. It may keep its"
                                + " rows locked until the server is restarted.",
                        failed);
            }
        }
    }

    /** Undoes what the caller's thread has left open: it must have no transaction any more. */
    public void end() {
        try {
            if (transactions != null && transactions.getStatus() != Status.STATUS_NO_TRANSACTION) {
                transactions.rollback();
                LOG.log(
                        Level.WARNING,
                        "GP-0309 an observer has ended after the application was undeployed: what it has written is"
                                + " undone, and the event is told again");
            }
        } catch (SystemException | IllegalStateException failed) {
            LOG.log(
                    Level.ERROR,
                    "GP-0310 the transaction of an observer that has outlasted the application could not be ended. It may"
                            + " keep its rows locked until the server is restarted.",
                    failed);
        }
    }
}
