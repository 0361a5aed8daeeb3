package ir.gardeshpay.payment;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.ParameterExpression;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Root;
import java.util.Optional;

/**
 * What no two payments have the same of, and one can be found by. The queries are built and not parsed: a buyer's page
 * may be the first that is asked of a server, and EclipseLink's parser is five hundred classes (ADR 30).
 */
enum Unique {
    INVOICE_NUMBER {
        @Override
        Path<String> of(Root<StoredPayment> payment) {
            return payment.get("request").get("invoiceNumber");
        }
    },
    CALLBACK_KEY {
        @Override
        Path<String> of(Root<StoredPayment> payment) {
            return payment.get("callbackKey");
        }
    };

    abstract Path<String> of(Root<StoredPayment> payment);

    /** The payment as it is, in the caller's transaction. */
    Optional<StoredPayment> find(EntityManager entities, String value) {
        return query(entities, value).getResultList().stream().findFirst();
    }

    /** The payment, and nobody else changes it until the caller's transaction ends. */
    Optional<StoredPayment> lock(EntityManager entities, String value) {
        return query(entities, value).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList().stream()
                .findFirst();
    }

    private TypedQuery<StoredPayment> query(EntityManager entities, String value) {
        CriteriaBuilder builder = entities.getCriteriaBuilder();
        CriteriaQuery<StoredPayment> query = builder.createQuery(StoredPayment.class);
        Root<StoredPayment> payment = query.from(StoredPayment.class);
        ParameterExpression<String> parameter = builder.parameter(String.class, "value");
        query.select(payment).where(builder.equal(of(payment), parameter));
        return entities.createQuery(query).setParameter(parameter, value);
    }
}
