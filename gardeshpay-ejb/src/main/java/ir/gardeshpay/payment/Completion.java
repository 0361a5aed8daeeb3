package ir.gardeshpay.payment;

import ir.gardeshpay.Payment;
import ir.gardeshpay.gateway.Gateway;
import ir.gardeshpay.gateway.VerifyAnswer;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;

/**
 * Asks verify, settles the answer and tells the host: three things with no transaction around them, so that no
 * connection is held while the gateway or the host takes its time. The process may die between any two of them: what is
 * stored is enough for anybody to go on.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Completion {

    @Inject
    private Gateway gateway;

    @Inject
    private Settlement settlement;

    @Inject
    private Telling telling;

    @Inject
    private Payments payments;

    /** Asks a question, whose lease the caller has, and gives the payment as it stands then. */
    public Payment ask(Question question) {
        VerifyAnswer answer = gateway.verify(question.trackingNumber());
        settled(question, answer);
        telling.tell(question.paymentId());
        payments.ownerOf(answer, question).ifPresent(telling::tell);
        return payments.byId(question.paymentId());
    }

    /** Two payments that race for one tracking number, reference number or order: the loser looks again and sees it. */
    private void settled(Question question, VerifyAnswer answer) {
        try {
            settlement.settle(question, answer);
        } catch (EJBException | PersistenceException raced) {
            settlement.settle(question, answer);
        }
    }
}
