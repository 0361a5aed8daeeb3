package ir.gardeshpay.suite.journey;

import ir.gardeshpay.suite.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What is put to the test: the shop with the module, or the shop with the naive code of the README. */
enum Application {
    WITH_MODULE(World.SHOP, Duration.ofSeconds(60)) {
        @Override
        PaymentBook bookIn(Database database) {
            return new Books(database);
        }

        @Override
        List<Commit> commits() {
            return List.of(
                    Commit.of("invoice stored", "insert into gardeshpay_payment"),
                    Commit.of("token stored", "update gardeshpay_payment", "redirect_url"),
                    Commit.of("tracking number stored", "insert into gardeshpay_verification"),
                    Commit.of("outcome stored", "insert into gardeshpay_delivery"),
                    Commit.of("event told and order credited", "update shop_order"));
        }
    },
    NAIVE(Path.of("../naive/target/naive.war"), Duration.ofSeconds(2)) {
        @Override
        PaymentBook bookIn(Database database) {
            return new NaiveBook(database);
        }

        @Override
        List<Commit> commits() {
            return List.of(
                    Commit.of("order stored", "insert into naive_order"),
                    Commit.of("order marked paid", "update naive_order", "'paid'"));
        }
    };

    /** A commit on the way of a payment, by words of the statements in its transaction. */
    record Commit(String name, List<String> words) {

        static Commit of(String name, String... words) {
            return new Commit(name, List.of(words));
        }
    }

    private final Path war;
    private final Duration recovery;

    Application(Path war, Duration recovery) {
        this.war = war;
        this.recovery = recovery;
    }

    /** The commits of one payment, in their order. */
    abstract List<Commit> commits();

    Path war() {
        return war;
    }

    /** What it has written down there. */
    abstract PaymentBook bookIn(Database database);

    /** How long it may take until nothing is undecided. */
    Duration recovery() {
        return recovery;
    }

    /** Where it can be killed in the middle of a payment: everywhere, if the database can be watched. */
    List<CrashPoint> crashPoints(boolean database) {
        Stream<CrashPoint> ofDatabase = commits().stream().flatMap(CrashPoint::around);
        return Stream.concat(CrashPoint.atGateway(), database ? ofDatabase : Stream.empty())
                .toList();
    }
}
