package ir.gardeshpay.suite.journey;

import ir.gardeshpay.suite.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the module's tables say, read over JDBC from outside. */
record Books(Database database) implements PaymentBook {

    /** A payment's row. */
    record Row(
            long id,
            String invoiceNumber,
            String orderId,
            String status,
            long amount,
            @Nullable String trackingNumber,
            @Nullable String referenceNumber,
            @Nullable String card,
            @Nullable String holdReason) {}

    /** The same for webhooks. */
    WebhookBooks webhooks() {
        return new WebhookBooks(tables());
    }

    private Tables tables() {
        return new Tables(database);
    }

    Row payment(String invoiceNumber) {
        return rows("where invoice_number = ?", invoiceNumber).get(0);
    }

    List<Row> paymentsOf(String orderId) {
        return rows("where order_id = ? order by id", orderId);
    }

    List<Row> all() {
        return rows("where '' = ? order by id", "");
    }

    /** The timeline of a payment: each step with its detail. */
    List<String> timeline(String invoiceNumber) {
        return tables().strings(
                        "select concat(t.step, ' ', t.detail) from gardeshpay_timeline t join gardeshpay_payment p"
                                + " on p.id = t.payment_id where p.invoice_number = ? order by t.happened_at, t.turn, t.source_id",
                        invoiceNumber);
    }

    /** The nodes that have worked on a payment. */
    List<String> nodes(String invoiceNumber) {
        return tables().strings(
                        "select distinct t.node from gardeshpay_timeline t join gardeshpay_payment p on p.id = t.payment_id"
                                + " where p.invoice_number = ?",
                        invoiceNumber);
    }

    /** Tracking numbers of orphaned money. */
    List<String> orphans(String invoiceNumber) {
        return tables().strings(
                        "select tracking_number from gardeshpay_orphan where invoice_number = ?", invoiceNumber);
    }

    /** What the gateway has said of them. */
    List<String> evidenceOfOrphans(String invoiceNumber) {
        return tables().strings("select evidence from gardeshpay_orphan where invoice_number = ?", invoiceNumber);
    }

    /** Events told of a payment, in the order in which they were. */
    List<String> told(String invoiceNumber) {
        return tables().strings(
                        "select d.kind from gardeshpay_delivery d join gardeshpay_payment p on p.id = d.payment_id"
                                + " where p.invoice_number = ? and d.delivered_at is not null order by d.delivered_at, d.id",
                        invoiceNumber);
    }

    /** Lets a payment's time run out, as if the buyer had stayed away long enough. */
    void letExpire(String invoiceNumber) {
        tables().update(
                        "update gardeshpay_payment set expires_at = timestamp '2020-01-01 00:00:00',"
                                + " due_at = timestamp '2020-01-01 00:00:00' where invoice_number = ?",
                        invoiceNumber);
    }

    /** Lets the last verification be decided without the payment, at which it is to be looked now if ever. */
    void leaveVerifying(String invoiceNumber) {
        tables().update(
                        "update gardeshpay_verification set state = 'REFUSED', next_attempt_at = null where payment_id ="
                                + " (select id from gardeshpay_payment where invoice_number = ?)",
                        invoiceNumber);
        tables().update(
                        "update gardeshpay_payment set due_at = timestamp '2020-01-01 00:00:00'"
                                + " where due_at is not null and invoice_number = ?",
                        invoiceNumber);
    }

    /** Lets it be looked whether a payment's time is over, before it is. */
    void letLookAt(String invoiceNumber) {
        tables().update(
                        "update gardeshpay_payment set due_at = timestamp '2020-01-01 00:00:00' where invoice_number = ?",
                        invoiceNumber);
    }

    /** Whether it is looked at a payment when its time is over, and not before. */
    boolean isLookedAtInTime(String invoiceNumber) {
        return !tables().strings(
                        "select invoice_number from gardeshpay_payment where due_at = expires_at and invoice_number = ?",
                        invoiceNumber)
                .isEmpty();
    }

    /** Lets the pause before the next verify be over. */
    void letVerifyBeDue(String invoiceNumber) {
        tables().update(
                        "update gardeshpay_verification set next_attempt_at = timestamp '2020-01-01 00:00:00'"
                                + " where next_attempt_at is not null and asked_by is null and payment_id ="
                                + " (select id from gardeshpay_payment where invoice_number = ?)",
                        invoiceNumber);
    }

    /** As if the payment had been paid with that one. */
    void letHaveReferenceNumber(String invoiceNumber, @Nullable String reference) {
        tables().update(
                        "update gardeshpay_payment set reference_number = '" + reference + "' where invoice_number = ?",
                        invoiceNumber);
    }

    /** As if verify had refused the payment's tracking numbers a long time ago. */
    void letRefusalsBeOld(String invoiceNumber) {
        tables().update(
                        "update gardeshpay_verification set decided_at = timestamp '2020-01-01 00:00:00'"
                                + " where state = 'REFUSED' and payment_id ="
                                + " (select id from gardeshpay_payment where invoice_number = ?)",
                        invoiceNumber);
    }

    /** Makes every event that is not told due, parked or not. */
    void letEventsBeDue() {
        tables().update(
                        "update gardeshpay_delivery set parked_at = null, next_attempt_at = timestamp '2020-01-01 00:00:00'"
                                + " where (next_attempt_at is not null or parked_at is not null) and '' = ?",
                        "");
    }

    /** As if a node had died before it told what it has told of a payment: anybody may do so from then on. */
    void letNodeHaveDiedBeforeTelling(String invoiceNumber, Duration from) {
        LocalDateTime due = LocalDateTime.ofInstant(Instant.now().plus(from), ZoneOffset.UTC);
        tables().update(
                        "update gardeshpay_delivery set delivered_at = null, told_by = null, attempts = 0,"
                                + " next_attempt_at = timestamp '" + Timestamp.valueOf(due) + "' where payment_id ="
                                + " (select id from gardeshpay_payment where invoice_number = ?)",
                        invoiceNumber);
    }

    /** From now on the shop's observer cannot write, and throws. */
    void closeOrders() {
        tables().run("alter table shop_order rename to shop_order_closed");
    }

    /** Undoes {@link #closeOrders}. */
    void openOrders() {
        tables().run("alter table shop_order_closed rename to shop_order");
    }

    /** Keeps the shop's observer waiting for the row of an order, until the connection's transaction ends. */
    Connection holdOrder(String orderId) throws SQLException {
        Connection held = database.connect();
        held.setAutoCommit(false);
        try (PreparedStatement statement = held.prepareStatement("select id from shop_order where id = ? for update")) {
            statement.setString(1, orderId);
            statement.executeQuery();
        }
        return held;
    }

    @Override
    public void letLeasesRunOut() {
        for (String table : List.of("gardeshpay_verification", "gardeshpay_delivery", "gardeshpay_webhook")) {
            tables().update(
                            "update " + table + " set next_attempt_at = timestamp '2020-01-01 00:00:00'"
                                    + " where next_attempt_at is not null and '' = ?",
                            "");
        }
    }

    @Override
    public List<Line> lines() {
        return all().stream()
                .map(row -> new Line(
                        row.invoiceNumber(),
                        row.orderId(),
                        row.status(),
                        row.amount(),
                        Objects.requireNonNullElse(row.trackingNumber(), "none")))
                .toList();
    }

    /** As the shop has them. */
    @Override
    public List<Order> orders() {
        return tables().query(
                        "select id, status, times_credited from shop_order where '' = ?",
                        "",
                        row -> new Order(row.getString(1), row.getString(2), row.getInt(3)));
    }

    /**
     * Payments that wait for verify or for a person, verifications that are open, events that are not told, orphans.
     */
    @Override
    public List<String> undecided() {
        return tables().strings(
                        "select concat(p.invoice_number, ' is ', p.status) from gardeshpay_payment p"
                                + " where p.status in ('VERIFYING', 'HELD') and '' = ?"
                                + " union all select concat(p.invoice_number, ' has an open verification, ', v.tracking_number)"
                                + " from gardeshpay_verification v join gardeshpay_payment p on p.id = v.payment_id"
                                + " where v.next_attempt_at is not null"
                                + " union all select concat(p.invoice_number, ' has an untold event, ', d.kind)"
                                + " from gardeshpay_delivery d join gardeshpay_payment p on p.id = d.payment_id"
                                + " where d.next_attempt_at is not null or d.parked_at is not null"
                                + " union all select concat(p.invoice_number, ' has an unsent webhook, ', w.kind)"
                                + " from gardeshpay_webhook w join gardeshpay_payment p on p.id = w.payment_id"
                                + " where w.next_attempt_at is not null or w.parked_at is not null"
                                + " union all select concat(tracking_number, ' is orphaned') from gardeshpay_orphan",
                        "");
    }

    /** Connections of the servers to this database that do something or hold a transaction. PostgreSQL only. */
    int busyConnections() {
        return Integer.parseInt(tables().strings(
                        "select count(*) from pg_stat_activity where datname = current_database()"
                                + " and pid <> pg_backend_pid() and state <> 'idle' and '' = ?",
                        "")
                .get(0));
    }

    /** Makes the payment one of another day, as if its number had been used before. */
    void letBeOfAnotherDay(String invoiceNumber) {
        tables().update(
                        "update gardeshpay_payment set invoice_date = '1499-01-01' where invoice_number = ?",
                        invoiceNumber);
    }

    private List<Row> rows(String where, String parameter) {
        return tables().query(
                        "select id, invoice_number, order_id, status, amount, tracking_number, reference_number, card,"
                                + " hold_reason from gardeshpay_payment " + where,
                        parameter,
                        row -> new Row(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getLong(5),
                                row.getString(6),
                                row.getString(7),
                                row.getString(8),
                                row.getString(9)));
    }
}
