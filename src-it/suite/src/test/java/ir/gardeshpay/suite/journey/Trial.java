package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Something that is broken while payments are under way. When it ends, all is whole again and all buyers are through.
 */
sealed interface Trial {

    Duration SOON = Duration.ofSeconds(60);

    /** What the report calls it. */
    String name();

    /** How often something is broken. */
    int times();

    void run(BrittleWorld broken);

    /** The server is killed at a point of one payment, while others are done, waiting, or on their way back. */
    record AtPoint(CrashPoint point) implements Trial {

        @Override
        public String name() {
            return point.name();
        }

        @Override
        public int times() {
            return 1;
        }

        @Override
        public void run(BrittleWorld broken) {
            World world = broken.world();
            Customer done = new Customer(world);
            done.finish();
            Customer atGateway = new Customer(world);
            assertThat(atGateway.tryToReachGateway()).isTrue();
            Customer onTheWayBack = new Customer(world);
            assertThat(onTheWayBack.tryToReachGateway()).isTrue();
            onTheWayBack.pay(onTheWayBack.purchase());

            Customer cutOff = new Customer(world);
            killedAtPoint(broken, cutOff);
            recoversByItself(broken);
            List.of(cutOff, onTheWayBack, atGateway).forEach(Customer::finish);
        }

        private void killedAtPoint(BrittleWorld broken, Customer customer) {
            Set<String> before = orders(broken);
            CrashPoint.Ambush ambush = point.ambush().apply(broken);
            try {
                CompletableFuture<Boolean> through =
                        CompletableFuture.supplyAsync(customer::tryToFinish, Crowd::inBackground);
                ambush.awaitArrival(SOON);
                broken.killServer(ambush::end);
                assertThat(through)
                        .as("the kill came too late")
                        .succeedsWithin(SOON)
                        .isEqualTo(false);
            } finally {
                ambush.end();
            }
            orders(broken).stream().filter(order -> !before.contains(order)).forEach(customer::finds);
        }

        /** Before any buyer comes back: some never do. */
        private static void recoversByItself(BrittleWorld broken) {
            broken.book().letLeasesRunOut();
            await("recovery without a buyer")
                    .atMost(broken.recovery())
                    .untilAsserted(() -> assertThat(broken.book().undecided()).isEmpty());
        }

        private static Set<String> orders(BrittleWorld broken) {
            return broken.book().orders().stream().map(PaymentBook.Order::id).collect(Collectors.toSet());
        }
    }

    /** The server is killed again and again, at any moment. */
    record RandomKills(int times, long seed) implements Trial {

        private static final int AT_MOST_MILLIS = 500;

        @Override
        public String name() {
            return "at any moment under load";
        }

        @Override
        public void run(BrittleWorld broken) {
            Random moments = new Random(seed);
            try (Crowd crowd = Crowd.open(broken.world())) {
                for (int kill = 0; kill < times; kill++) {
                    crowd.awaitServed(6);
                    pause(Duration.ofMillis(moments.nextInt(AT_MOST_MILLIS)));
                    broken.killServer(() -> {});
                }
                crowd.awaitServed(6);
            }
        }
    }

    /** The power of the database is cut. */
    record DatabaseKilled() implements Trial {

        @Override
        public String name() {
            return "database killed under load";
        }

        @Override
        public int times() {
            return 1;
        }

        @Override
        public void run(BrittleWorld broken) {
            underLoad(broken, broken.postgres()::stopHard, broken.postgres()::restart);
        }
    }

    /** The network to the gateway is silent for a while. */
    record GatewayCut() implements Trial {

        @Override
        public String name() {
            return "network to the gateway cut under load";
        }

        @Override
        public int times() {
            return 1;
        }

        @Override
        public void run(BrittleWorld broken) {
            underLoad(broken, broken.gatewayWire()::silence, broken.gatewayWire()::mend);
        }
    }

    /** All connections to the database break, and cannot be made for a while. */
    record DatabaseCut() implements Trial {

        @Override
        public String name() {
            return "connection to the database cut under load";
        }

        @Override
        public int times() {
            return 1;
        }

        @Override
        public void run(BrittleWorld broken) {
            underLoad(
                    broken,
                    broken.databaseWire().wire()::cut,
                    broken.databaseWire().wire()::mend);
        }
    }

    private static void underLoad(BrittleWorld broken, Runnable breaking, Runnable mending) {
        try (Crowd crowd = Crowd.open(broken.world())) {
            crowd.awaitServed(10);
            breaking.run();
            try {
                pause(Duration.ofSeconds(2));
            } finally {
                mending.run();
            }
            crowd.awaitServed(10);
        }
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(time.toMillis()));
    }
}
