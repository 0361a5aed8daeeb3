package ir.gardeshpay.payment;

import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * Payara does not end the transaction of an enterprise bean that comes to its end when the application is undeployed
 * already: an observer that hangs, and on whose account somebody undeploys, would keep its rows locked on all nodes
 * until the server is restarted. Neither the bean nor {@code UserTransaction} may end it then. Other servers do it
 * themselves. Not a bean, because beans are gone by then. Thread-safe.
 */
final class LeftTransaction {

    private static final Logger LOG = System.getLogger(LeftTransaction.class.getName());

    private static final String OF_PAYARA = "java:appserver/TransactionManager";

    private final @Nullable TransactionManager transactions;

    private LeftTransaction(@Nullable TransactionManager transactions) {
        this.transactions = transactions;
    }

    /** To be made before anything can be left: later there is nothing to look it up with. */
    @SuppressWarnings("BanJNDI") // the name is a constant
    static LeftTransaction onThisServer() {
        try {
            return new LeftTransaction(InitialContext.doLookup(OF_PAYARA));
        } catch (NamingException otherServer) {
            LOG.log(Level.DEBUG, "no " + OF_PAYARA + ": this server ends transactions itself", otherServer);
            return new LeftTransaction(null);
        }
    }

    /** Undoes what the caller's thread has left open: it must have no transaction any more. */
    void end() {
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
