package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.simulator.Transaction;
import ir.gardeshpay.suite.Suite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** After all other tests: the three ledgers agree, and nothing secret was written down anywhere. */
@Order(Integer.MAX_VALUE)
@Tag("everywhere")
@Isolated("it looks at what all others have left behind")
class ClosingIT {

    /** All that the tests configure; of the secrets of webhooks, the part behind {@code whsec_}. */
    private static final List<String> SECRETS = Stream.of(
                    World.API_TOKEN,
                    Api.SHOP_KEY,
                    Api.NEW_SHOP_KEY,
                    Api.BOOKS_KEY,
                    Api.BOOKS_TOKEN,
                    Service.KEY,
                    HookWorld.NEW,
                    HookWorld.OLD,
                    HookWorld.OTHERS)
            .map(secret -> secret.replaceFirst("^whsec_", ""))
            .toList();

    private final World world = World.get();

    @Test
    void theThreeLedgersAgree() {
        assertThat(world.books().all()).hasSizeGreaterThan(50);
        // What tests leave undecided on purpose does not count here; and money of which the gateway has said
        // something wrong is credited to nobody.
        List<String> uncredited = Ledgers.of(world).disagreements().stream()
                .filter(wrong -> wrong.kind() != Disagreement.Kind.STUCK)
                .map(Disagreement::words)
                .toList();
        assertThat(uncredited).allMatch(words -> words.matches("\\S+ was verified [0-9]+ times and is \\S+"));
        assertThat(uncredited)
                .extracting(words -> words.replaceFirst(" .*", ""))
                .isSubsetOf(world.uncredited());
    }

    @Test
    void noLogHoldsASecretOrAFullCardNumber() throws Exception {
        List<Path> logs = logs(Path.of(System.getProperty("suite.work", "target/suite")));
        assertThat(logs).isNotEmpty();
        for (Path log : logs) {
            assertClean(log.toString(), Files.readString(log, StandardCharsets.ISO_8859_1));
        }
        for (World shared : World.shared()) {
            assertClean("the server's log", shared.server().log());
        }
    }

    /** Databases are at work there, whose files come and go. */
    private static List<Path> logs(Path below) throws IOException {
        List<Path> logs = new ArrayList<>();
        Files.walkFileTree(below, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.getFileName().toString().matches(".*\\.(log|txt)(\\.[0-9]+)?")) {
                    logs.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                return unlessItIsOnlyGone(failed);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed) throws IOException {
                return unlessItIsOnlyGone(failed);
            }

            private FileVisitResult unlessItIsOnlyGone(@Nullable IOException failed) throws IOException {
                if (failed != null && !(failed instanceof NoSuchFileException)) {
                    throw failed;
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return logs;
    }

    @Test
    void noTableHoldsASecretOrAFullCardNumber() throws Exception {
        String dump = world.database().dump();
        assertThat(dump).containsIgnoringCase("gardeshpay_payment").contains("******");
        for (World shared : World.shared()) {
            assertClean("the tables", shared.database().dump());
        }
        String others = Suite.run().arquillianDatabase().dump();
        assertClean("the tables of Arquillian's server", others);
        assertThat(others).doesNotContain("token-of-default").doesNotContain("token-of-books");
    }

    @Test
    void noPageHoldsASecretOrAFullCardNumber() {
        for (Transaction transaction : world.gateway().ledger().transactions()) {
            Purchase purchase = new Purchase(world, transaction.token(), transaction.invoiceNumber());
            for (String language : List.of("fa", "en")) {
                assertClean(
                        "the result page",
                        Browserless.get(PaymentIT.resultPage(purchase), language)
                                .body());
                assertClean(
                        "the order's page",
                        Browserless.get(
                                        world.shop()
                                                .home()
                                                .resolve("orders/"
                                                        + purchase.payment().orderId()),
                                        language)
                                .body());
            }
        }
    }

    private void assertClean(String what, String text) {
        SECRETS.forEach(secret ->
                assertThat(text.contains(secret)).as(what + " holds " + secret).isFalse());
        world.gateway().ledger().transactions().stream()
                .map(Transaction::cardNumber)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(card -> assertThat(text.contains(card))
                        .as(what + " holds a full card number")
                        .isFalse());
    }
}
