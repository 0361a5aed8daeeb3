package ir.gardeshpay.payment;

import ir.gardeshpay.CallbackKey;
import ir.gardeshpay.Database;
import ir.gardeshpay.Entities;
import ir.gardeshpay.Node;
import ir.gardeshpay.Receipt;
import ir.gardeshpay.notify.StoredDelivery;
import ir.gardeshpay.payment.Question.FirstReturn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All rows by one statement, on PostgreSQL: what is written next takes its row from what was written before, and the
 * last one gives its id. An id taken so leaves the rest of its block unused.
 */
@ApplicationScoped
@Typed(UsualWayAtOnce.class)
public class UsualWayAtOnce implements UsualWay {

    static final String RETURNED = "gardeshpay.returned";
    static final String RETURNED_WITHOUT_KEY = "gardeshpay.returnedWithoutKey";
    static final String PAID = "gardeshpay.paid";

    private static final String THEN_VERIFYING = """
             invoice_number = ?1 and status = 'PENDING' and returns = 0
                    and not exists (select 1 from gardeshpay_payment where tracking_number = ?2)
                returning *),
            kept as (
                insert into gardeshpay_verification (id, payment_id, tracking_number, state, attempts,
                    created_at, next_attempt_at, asked_by, returned_to)
                select nextval('gardeshpay_verification_seq'), id, cast(?2 as varchar), 'UNDECIDED', 0,
                    cast(?3 as timestamp), cast(?4 as timestamp), cast(?5 as varchar), cast(?5 as varchar)
                from returned
                returning id as verification_id)
            select verification_id, id, callback_key,
                cast(date_part('epoch', created_at) * 1000000 as bigint) as created_micros,
                cast(date_part('epoch', expires_at) * 1000000 as bigint) as expires_micros,
                invoice_number, order_id, account, amount, invoice_date, mobile, email, return_url
            from returned, kept""";

    private static final String IF_IT_IS = """
            with returned as (
                update gardeshpay_payment set status = 'VERIFYING', resting_status = 'PENDING', returns = 1
                where""";

    static final String RETURNED_SQL = IF_IT_IS + " callback_key = ?6 and" + THEN_VERIFYING;
    static final String RETURNED_WITHOUT_KEY_SQL = IF_IT_IS + THEN_VERIFYING;

    static final String PAID_SQL = """
            with paid as (
                update gardeshpay_payment set status = 'PAID', resting_status = 'PAID', due_at = null,
                    tracking_number = ?1, reference_number = ?2, card = nullif(?3, ''), card_fingerprint = nullif(?4, ''),
                    paid_at = ?5, paid_order_id = ?6
                where id = ?7 and status = 'VERIFYING' and resting_status = 'PENDING' and returns = 1
                returning id),
            decided as (
                update gardeshpay_verification v set state = 'PAID', attempts = attempts + 1, asked_by = null,
                    next_attempt_at = null, decided_at = ?5, decided_by = ?8, evidence = ?9
                from paid where v.id = ?10 and v.payment_id = paid.id and v.tracking_number = ?1
                    and v.state = 'UNDECIDED'
                returning v.payment_id)
            insert into gardeshpay_delivery (id, payment_id, event_number, kind, attempts, created_at, next_attempt_at)
            select nextval('gardeshpay_delivery_seq'), payment_id, ?11, cast(?12 as varchar), 0,
                cast(?13 as timestamp), cast(?14 as timestamp)
            from decided
            returning id""";

    @Inject
    private Entities entities;

    @Inject
    private Node node;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public UsualWayAtOnce() {}

    @Override
    public Optional<FirstReturn> returned(Return returned) {
        CallbackKey key = returned.key();
        Query statement = entities.joined()
                .createNamedQuery(key == null ? RETURNED_WITHOUT_KEY : RETURNED)
                .setParameter(1, returned.invoice().value())
                .setParameter(2, returned.tracking().value())
                .setParameter(3, Database.column(returned.moment().at()))
                .setParameter(4, Database.column(returned.leaseUntil()))
                .setParameter(5, returned.moment().node());
        if (key != null) {
            statement.setParameter(6, key.value());
        }
        List<?> rows = statement.getResultList();
        return rows.stream().findFirst().map(row -> first((Object[]) row, returned));
    }

    /** Moments come in microseconds: the persistence providers give a timestamp as different types. */
    private static FirstReturn first(Object[] row, Return returned) {
        Iterator<?> columns = Arrays.asList(row).iterator();
        long verificationId = number(columns);
        long id = number(columns);
        CallbackKey key = new CallbackKey((String) columns.next());
        Instant created = moment(columns);
        Instant expires = moment(columns);
        StoredPayment payment = StoredPayment.verifiedFirst(id, new StoredRequest(columns), key, created, expires);
        StoredVerification verification = returned.of(payment);
        verification.insertedAs(verificationId);
        return new FirstReturn(payment, verification);
    }

    private static long number(Iterator<?> columns) {
        return ((Number) columns.next()).longValue();
    }

    private static Instant moment(Iterator<?> columns) {
        return Instant.EPOCH.plus(number(columns), ChronoUnit.MICROS);
    }

    @Override
    public boolean paid(FirstReturn first, Receipt receipt, String evidence, StoredDelivery event) {
        StoredPayment payment = first.payment();
        List<?> ids = entities.joined()
                .createNamedQuery(PAID)
                .setParameter(1, receipt.trackingNumber().value())
                .setParameter(2, receipt.referenceNumber())
                .setParameter(3, receipt.card() == null ? "" : receipt.card().value())
                .setParameter(4, receipt.cardFingerprint() == null ? "" : receipt.cardFingerprint())
                .setParameter(5, Database.column(receipt.paidAt()))
                .setParameter(6, payment.request().orderId().value())
                .setParameter(7, payment.id())
                .setParameter(8, node.name())
                .setParameter(9, evidence)
                .setParameter(10, first.verification().id())
                .setParameter(11, event.number())
                .setParameter(12, event.kind().name())
                .setParameter(13, Database.column(event.createdAt()))
                .setParameter(14, Database.column(Objects.requireNonNull(event.nextAttemptAt())))
                .getResultList();
        ids.forEach(id -> event.insertedAs(((Number) id).longValue()));
        return !ids.isEmpty();
    }
}
