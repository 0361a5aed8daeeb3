package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.suite.PostgresDatabase;
import ir.gardeshpay.suite.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * However many payments are stored, nothing reads a table of them from end to end: neither what buyers and back ends
 * ask, nor the passes over what stands still. The statements are those that PostgreSQL has heard while the module did
 * everything once.
 */
@Tag("postgresql")
@DisabledIfSystemProperty(
        named = "suite.server",
        matches = "(?!payara-micro$).+",
        disabledReason = "with another persistence provider the same statements have other words")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryPlansIT {

    /** A row a receiver and a row a migration: they stay on their first page. */
    private static final Set<String> SMALL = Set.of("gardeshpay_webhook_receiver", "gardeshpay_schema_history");

    /** So that every connection has heard the statements of a pass often. */
    private static final String OFTEN = "PT0.1S";

    private final PostgresServer postgres =
            PostgresServer.start(Path.of(System.getProperty("suite.work", "target/suite")), PostgresCounts.SETTINGS);
    private final WebhookEndpoint receiver = WebhookEndpoint.start();
    private final World world = Api.plan()
            .war(ShopWar.CLUSTER.file())
            .database(postgres)
            .property("gardeshpay.reconcile.every", OFTEN)
            .property("gardeshpay.reconcile.batch", "2")
            .property("gardeshpay.notify.attempts", "2")
            .property("gardeshpay.webhook.url", receiver.url().toString())
            .property("gardeshpay.webhook.secret", HookWorld.NEW)
            .start();
    private final PostgresDatabase database = ((PostgresDatabase) world.database()).asSuperuser();

    private final List<QueryPlan> plans = new ArrayList<>();
    private final Map<String, Long> scans = new TreeMap<>();

    @BeforeAll
    void doEverythingAmongManyPayments() throws SQLException {
        try (PostgresCounts counts = PostgresCounts.of(world.database())) {
            world.server().stop();
            ManyPayments.into(database, ManyPayments.HOW_MANY);
            counts.awaitNobodyElse();
            counts.forget();
            world.server().restart();
            world.server().awaitReady(World.START_LIMIT);
            EveryPath paths = new EveryPath(world, new Books(database));
            paths.go();
            new EveryPass(paths, receiver).go();
            world.server().stop();
            counts.awaitNobodyElse();
            scans.putAll(counts.readFromEndToEnd());
            plans.addAll(QueryPlan.ofAll(counts.statements(), database));
        }
    }

    @AfterAll
    void close() {
        world.close();
        receiver.close();
        postgres.close();
    }

    /** By the plans for any parameters, which PostgreSQL takes for a statement that a connection has heard often. */
    @Test
    void everyStatementFindsItsRowsThroughAnIndex() {
        assertThat(plans)
                .filteredOn(plan -> plan.nodes().stream()
                        .anyMatch(node -> node.readsAllOf("gardeshpay_") && !SMALL.contains(node.table())))
                .as("statements that read a table of payments from end to end")
                .isEmpty();
    }

    /** By what has happened, with the parameters that there were, and foreign keys included. */
    @Test
    void noTableWasReadFromEndToEnd() {
        assertThat(scans.keySet())
                .filteredOn(table -> table.startsWith("gardeshpay_") && !SMALL.contains(table))
                .as("tables that were read from end to end; of all: %s", scans)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            start                  | insert into gardeshpay_payment
            start, known           | from gardeshpay_payment .*invoice_number = \\$1
            return                 | with returned as .*callback_key = \\$1 .*insert into gardeshpay_verification
            another return         | from gardeshpay_payment .*callback_key = \\$1.* for update
            outcome                | with paid as .*gardeshpay_verification .*insert into gardeshpay_delivery
            outcome behind a lock  | update gardeshpay_verification set .*evidence
            telling                | update gardeshpay_delivery set .*told_by
            list by order          | from gardeshpay_payment .*order_id = \\$1
            waiting for buyers     | from gardeshpay_payment .*due_at is not null.* order by created_at
            waiting for verify     | from gardeshpay_payment .*from gardeshpay_verification .*next_attempt_at >=
            waiting for a person   | from gardeshpay_payment .*hold_reason is not null.* order by created_at
            history                | from gardeshpay_timeline .*payment_id = \\$1
            due verifications      | from gardeshpay_verification .*next_attempt_at <= \\$1.*order by attempts
            the oldest of them     | from gardeshpay_verification .*next_attempt_at <= \\$1.*order by created_at
            claimed verification   | from gardeshpay_verification where .*id = \\$1.* for .*update
            due events             | from gardeshpay_delivery .*next_attempt_at <= \\$1.*skip locked
            anything due           | min\\(.*gardeshpay_delivery .*min\\(.*gardeshpay_payment
            overdue payments       | from gardeshpay_payment .*due_at < \\$1.*order by
            parked events          | from gardeshpay_delivery .*parked_at is not null.* order by
            parked events, counted | count\\(.*gardeshpay_delivery .*parked_at is not null
            money used before      | from gardeshpay_payment .*tracking_number = .* or .*reference_number =
            orphans                | insert into gardeshpay_orphan
            due webhooks           | from gardeshpay_webhook .*receiver = .*next_attempt_at <= .*skip locked
            claimed webhook        | update gardeshpay_webhook set .*claimed_until
            webhooks sent again    | update gardeshpay_webhook set .*id in""")
    void thisIsAmongWhatWasAsked(String what, String pattern) {
        assertThat(plans)
                .as(what)
                .anyMatch(plan -> plan.sql().toLowerCase(Locale.ROOT).matches("(?s).*" + pattern + ".*"));
    }
}
