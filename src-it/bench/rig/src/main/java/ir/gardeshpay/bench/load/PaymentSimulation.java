package ir.gardeshpay.bench.load;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitBlockOnFail;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All legs of a run. Before and after each, a request to the rig itself, which looks at the server meanwhile: nobody buys
 * until it is answered. A buyer keeps its connections, and follows no redirect by itself, so that each step is a request of
 * its own.
 *
 * <p>On two cores Gatling takes a share of them; the rig measures how much, and it is printed with the figures.
 */
public final class PaymentSimulation extends Simulation {

    static final String LEGS = "bench.legs";
    static final String EDGES = "bench.edges";

    /** Each payment is of another order. */
    private static final AtomicLong ORDERS = new AtomicLong();

    private static final int CREATED = 201;
    private static final int SEE_OTHER = 303;

    /** Made by Gatling. */
    public PaymentSimulation() {
        Deque<PopulationBuilder> steps = new ArrayDeque<>();
        for (Leg leg : Leg.decoded(System.getProperty(LEGS, ""))) {
            steps.push(edge(leg, Edges.BEGIN));
            steps.push(buyers(leg));
            steps.push(edge(leg, Edges.END));
        }
        PopulationBuilder rest = steps.pop();
        while (!steps.isEmpty()) {
            rest = steps.pop().andThen(rest);
        }
        setUp(rest)
                .protocols(http.disableFollowRedirect()
                        .disableCaching()
                        .disableAutoReferer()
                        .disableUrlEncoding());
    }

    private static PopulationBuilder edge(Leg leg, String which) {
        String name = leg.name() + " " + which;
        return scenario(name)
                .exec(http(name)
                        .get(System.getProperty(EDGES) + Edges.path(leg.name(), which))
                        .silent())
                .injectOpen(atOnceUsers(1));
    }

    private static PopulationBuilder buyers(Leg leg) {
        return scenario(leg.name())
                .during(leg.length(), "payments", false)
                .on(group(leg.name()).on(exitBlockOnFail().on(payment(leg.url()))))
                .injectOpen(atOnceUsers(leg.users()));
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
    static List<String> jvmOptions(List<Leg> legs, String edges) {
        return List.of(
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-D" + LEGS + "=" + Leg.encoded(legs),
                "-D" + EDGES + "=" + edges);
    }
}
