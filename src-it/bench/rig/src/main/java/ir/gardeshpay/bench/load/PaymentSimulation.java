package ir.gardeshpay.bench.load;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitBlockOnFail;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * All legs of a run. Before and after each, a request to the rig itself, which looks at the server meanwhile: nobody
 * buys until it is answered. A buyer keeps its connections, and follows no redirect by itself, so that each step is a
 * request of its own.
 *
 * <p>Gatling takes a share of the machine, so both are told somewhat too slow, and the floor by more. The rig measures
 * that share in each run and tells it with the other figures.
 */
public final class PaymentSimulation extends Simulation {

    static final String LEGS = "bench.legs";
    static final String EDGES = "bench.edges";
    static final String TAKEN = "bench.taken";

    /** Each payment is of another order. */
    private static final AtomicLong ORDERS = new AtomicLong(Long.getLong(TAKEN, 0));

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** Who is turned away comes again, and not at once. */
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int SEE_OTHER = 303;

    /** Made by Gatling. */
    public PaymentSimulation() {
        Deque<List<PopulationBuilder>> steps = new ArrayDeque<>();
        for (Leg leg : Leg.decoded(System.getProperty(LEGS, ""))) {
            BuyingTime time = new BuyingTime();
            String begin = System.getProperty(EDGES) + Edges.begin(leg.name());
            String end = System.getProperty(EDGES) + Edges.end(leg.name());
            steps.push(List.of(edge(leg.name() + " begins", session -> begin)));
            steps.push(leg.visitors() == 0 ? List.of(buyers(leg, time)) : List.of(buyers(leg, time), visitors(leg)));
            steps.push(List.of(
                    edge(leg.name() + " ends", session -> end + time.length().toMillis())));
        }
        PopulationBuilder rest = steps.pop().get(0);
        while (!steps.isEmpty()) {
            List<PopulationBuilder> step = steps.pop();
            // What comes next waits for the first: visitors are gone by then.
            rest = step.get(0).andThen(rest);
            if (step.size() > 1) {
                rest = steps.pop().get(0).andThen(step.get(1), rest);
            }
        }
        setUp(rest)
                .protocols(http.disableFollowRedirect()
                        .disableCaching()
                        .disableAutoReferer()
                        .disableUrlEncoding());
    }

    private static PopulationBuilder edge(String name, Function<Session, String> url) {
        return scenario(name).exec(http(name).get(url).silent()).injectOpen(atOnceUsers(1));
    }

    private static PopulationBuilder buyers(Leg leg, BuyingTime time) {
        ChainBuilder payment = group(leg.name())
                .on(exitBlockOnFail().on(payment(leg.url())))
                .doIf(Session::isFailed)
                .then(pause(AFTER_A_FAILURE).exec(Session::markAsSucceeded));
        ScenarioBuilder buyer = scenario(leg.name()).exec(session -> {
            time.begins();
            return session;
        });
        return (leg.each() > 0
                        ? buyer.repeat(Math.toIntExact(leg.each())).on(payment)
                        : buyer.during(leg.length(), "payments", false).on(payment))
                .exec(session -> {
                    time.ends();
                    return session;
                })
                .injectOpen(atOnceUsers(leg.users()));
    }

    private static PopulationBuilder visitors(Leg leg) {
        return scenario(leg.visitorsName())
                .during(leg.length(), "looks", false)
                .on(exec(http(leg.visitorsName()).get(leg.url() + "/orders/1").check(status().is(OK)))
                        .pause(BETWEEN_LOOKS))
                .injectOpen(atOnceUsers(leg.visitors()));
    }

    private static ChainBuilder payment(String url) {
        return exec(session -> session.set("order", ORDERS.incrementAndGet()))
                .exec(
                        http("start")
                                .post(url + "/orders/#{order}/payments")
                                .check(status().is(CREATED), bodyString().saveAs("gateway")),
                        http("gateway")
                                .get("#{gateway}")
                                .check(
                                        status().is(SEE_OTHER),
                                        header("Location").saveAs("callback")),
                        http("callback").get("#{callback}").check(status().is(SEE_OTHER)));
    }

    /** For the class path of the other process. */
    static List<String> jvmOptions(List<Leg> legs, String edges, long taken) {
        return List.of(
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-D" + LEGS + "=" + Leg.encoded(legs),
                "-D" + EDGES + "=" + edges,
                "-D" + TAKEN + "=" + taken);
    }
}
