package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.suite.PostgresDatabase;
import ir.gardeshpay.suite.PostgresServer;
import ir.gardeshpay.suite.journey.Application.Commit;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What a usual payment costs the database, by PostgreSQL's own count: five commits that wait for the disk, and a few
 * statements. Neither may become more without somebody noticing.
 *
 * <p>There are five commits, and none can be spared. The invoice is stored before the gateway hears of it, and its
 * token before the buyer sees it; the tracking number before verify is asked. That the outcome and the telling are two
 * and not one is for the sake of observers, which are the host's code: when the first of them runs, the outcome is on
 * the disk and everybody can see it, so an observer that hangs or throws, or whose transaction the database refuses,
 * cannot take back that money was paid. The mark that an event is told commits with what observers have written, here
 * the order.
 */
@Tag("postgresql")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsIT {

    /** As many as one look into a sequence gives ids for. */
    private static final int PAYMENTS = 50;

    /**
     * The invoice; its token; the tracking number, with what the payment asked for; the outcome with its event; and
     * that event locked and marked. The shop's own are beside them.
     */
    private static final int STATEMENTS_OF_A_PAYMENT = 6;

    /** The numbers of payments are looked for once in the meantime; of the others a statement takes its own. */
    private static final int SEQUENCES = 1;

    /** Once a minute each node looks whether a clock was ahead. */
    private static final int OF_A_MINUTE = 2;

    private static final Duration SOON = Duration.ofSeconds(30);

    private final PostgresServer postgres =
            PostgresServer.start(Path.of(System.getProperty("suite.work", "target/suite")), PostgresCounts.SETTINGS);

    /** Nothing is left for passes over what stands still, so they come when the test is over. */
    private final World world = World.planned()
            .database(postgres)
            .property("gardeshpay.reconcile.every", "PT1H")
            .start();

    private List<CountedStatement> statements = List.of();
    private long transactions;

    @BeforeAll
    void payWhatIsCounted() throws SQLException {
        try (PostgresCounts counts = PostgresCounts.of(world.database())) {
            pay(2);
            counts.forget();
            long before = counts.writingTransactions();
            pay(PAYMENTS);
            transactions = counts.writingTransactions() - before;
            statements = counts.statements();
        }
    }

    @AfterAll
    void close() {
        world.close();
        postgres.close();
    }

    /** Returns when all orders are credited. Who looks for that is not the server's user, and is not counted. */
    private void pay(int buyers) {
        for (int buyer = 0; buyer < buyers; buyer++) {
            assertThat(Browserless.get(world.shop().buy("tea").pay()).status()).isEqualTo(303);
        }
        Books books = new Books(((PostgresDatabase) world.database()).asSuperuser());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(books.orders())
                        .allMatch(order -> order.status().equals("PAID") && order.timesCredited() == 1));
        assertThat(books.undecided()).isEmpty();
        assertThat(books.lines()).allMatch(line -> line.status().equals("PAID"));
    }

    @Test
    void aPaymentIsFiveCommitsBesideTheShopsOwn() {
        List<Commit> commits = Application.WITH_MODULE.commits();
        assertThat(commits)
                .hasSize(5)
                .allSatisfy(
                        commit -> assertThat(calls(commit)).as(commit.name()).isEqualTo(PAYMENTS));
        assertThat(transactions)
                .as(
                        "transactions of %d payments that write, each of which has: order taken by the shop; %s. It did: %s",
                        PAYMENTS, commits.stream().map(Commit::name).collect(Collectors.joining(", ")), printed())
                .isEqualTo((1L + commits.size()) * PAYMENTS);
    }

    private long calls(Commit commit) {
        return statements.stream()
                .filter(statement -> commit.words().stream().allMatch(statement.lowerCase()::contains))
                .mapToLong(CountedStatement::calls)
                .sum();
    }

    @Test
    void aPaymentIsAFewStatements() {
        long ofModule = statements.stream()
                .filter(CountedStatement::isOfModule)
                .mapToLong(CountedStatement::calls)
                .sum();
        assertThat(ofModule)
                .as(
                        "statements of the module for %d payments, at most %d each, and looks into sequences. It did: %s",
                        PAYMENTS, STATEMENTS_OF_A_PAYMENT, printed())
                .isPositive()
                .isLessThanOrEqualTo(STATEMENTS_OF_A_PAYMENT * PAYMENTS + SEQUENCES + OF_A_MINUTE);
    }

    private String printed() {
        return statements.stream().map(CountedStatement::toString).collect(Collectors.joining("\n", "\n", "\n"));
    }
}
