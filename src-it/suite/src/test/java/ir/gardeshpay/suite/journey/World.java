package ir.gardeshpay.suite.journey;

import ir.gardeshpay.simulator.Options;
import ir.gardeshpay.simulator.Simulator;
import ir.gardeshpay.suite.Balancer;
import ir.gardeshpay.suite.Database;
import ir.gardeshpay.suite.DatabaseServer;
import ir.gardeshpay.suite.Server;
import ir.gardeshpay.suite.ServerBuilder;
import ir.gardeshpay.suite.Suite;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The shop on a server of its own or on several, a database of the run, and the simulator in this JVM. One is started
 * at the first use and shared by all tests that break nothing; each of them works with payments of its own.
 */
final class World implements AutoCloseable {

    /** Stands in for the merchant's secret: must turn up in no log, page or table. */
    static final String API_TOKEN = "api-token-that-must-never-be-seen-7c1f";

    /** Of the usual world, where many tests let the gateway be silent for longer. */
    static final Duration READ_TIMEOUT = Duration.ofSeconds(2);

    /** The first call of a server that has just been started is a slow one. */
    private static final Duration GENEROUS_READ_TIMEOUT = Duration.ofSeconds(10);

    /** A refusal code of verify that is configured to mean "ask again". */
    static final int ASK_AGAIN = 7007;

    /** The same, of those that frameworks give by themselves. */
    static final int UNKNOWN_ADDRESS = 404;

    static final Path SHOP = Path.of("../shop/target/shop.war");

    static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final ConcurrentHashMap<String, World> STARTED = new ConcurrentHashMap<>();

    /** All classes that share worlds run on this thread. */
    private static final AtomicReference<@Nullable Thread> IN_TURN = new AtomicReference<>();

    private final Simulator gateway;
    private final Database database;
    private final Nodes nodes;
    private final Set<String> uncredited = ConcurrentHashMap.newKeySet();

    private World(Plan plan) {
        gateway = Simulator.start(plan.gateway);
        database = plan.databases.get().createDatabase();
        nodes = Nodes.start(plan.nodes, plan.fronting, (node, port, front) -> node(plan, node, port, front));
    }

    private ServerBuilder node(Plan plan, int node, int port, URI front) {
        ServerBuilder builder = plan.deployment
                .apply(configured(port, gateway, plan.way.apply(database)))
                .property("gardeshpay.callback.base-url", front + plan.modulePath)
                .property("gardeshpay/mp-rest/readTimeout", String.valueOf(plan.readTimeout.toMillis()));
        plan.jvmOptions.forEach(builder::jvmOptions);
        plan.properties.forEach(builder::property);
        plan.environment.forEach(builder::environment);
        plan.propertiesOfNodes.getOrDefault(node, Map.of()).forEach(builder::property);
        return builder;
    }

    /** A world of the caller's own, to break things in. */
    static World fresh(Duration readTimeout) {
        return planned().readTimeout(readTimeout).start();
    }

    /** Says what a world of the caller's own is like; everything has a default. */
    static Plan planned() {
        return new Plan();
    }

    /** What a world is like. */
    static final class Plan {

        private final Map<String, String> properties = new LinkedHashMap<>();
        private final Map<String, String> environment = new LinkedHashMap<>();
        private final List<String> jvmOptions = new ArrayList<>();
        private final Map<Integer, Map<String, String>> propertiesOfNodes = new LinkedHashMap<>();
        private int nodes = 1;
        private Nodes.Fronting fronting = Balancer::start;
        private Options gateway = Options.defaults().withTokens(Set.of(API_TOKEN));
        private Duration readTimeout = GENEROUS_READ_TIMEOUT;
        private UnaryOperator<ServerBuilder> deployment = Packaging.ofTheRun()::deployIn;
        private String modulePath = Packaging.ofTheRun().modulePath();
        private UnaryOperator<Database> way = UnaryOperator.identity();
        private Supplier<DatabaseServer> databases = () -> Suite.run().databases();

        /** Another gateway than the usual one. */
        Plan gateway(Options options) {
            gateway = options;
            return this;
        }

        Plan readTimeout(Duration limit) {
            readTimeout = limit;
            return this;
        }

        /**
         * Another application than the shop, and a WAR whatever the packaging; it is served under {@code /shop} all the
         * same.
         */
        Plan war(Path file) {
            deployment = builder -> builder.war(file, "shop");
            modulePath = Packaging.WAR.modulePath();
            return this;
        }

        /** A key of the configuration, or another system property of the server. */
        Plan property(String key, String value) {
            properties.put(key, value);
            return this;
        }

        /** Another database server than that of the run: one that a test can kill, for example. */
        Plan database(DatabaseServer server) {
            databases = () -> server;
            return this;
        }

        /** An option of the servers' JVMs. */
        Plan jvmOption(String option) {
            jvmOptions.add(option);
            return this;
        }

        /** A variable of the environment of the servers. */
        Plan environment(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        /** A key of one node only, 0 being the first. */
        Plan propertyOfNode(int node, String key, String value) {
            propertiesOfNodes.computeIfAbsent(node, n -> new LinkedHashMap<>()).put(key, value);
            return this;
        }

        /** So many servers on one database and one gateway; two or more stand behind a load balancer. */
        Plan nodes(int howMany) {
            nodes = howMany;
            return this;
        }

        /** Another load balancer before several nodes than the suite's own. */
        Plan behind(Nodes.Fronting front) {
            fronting = front;
            return this;
        }

        /** How the server reaches its database: through something that a test can cut, for example. */
        Plan reachingItsDatabase(UnaryOperator<Database> through) {
            way = through;
            return this;
        }

        World start() {
            return new World(this);
        }
    }

    @Override
    public void close() {
        nodes.close();
        gateway.close();
    }

    /** A server on this port whose module uses this gateway and this database; the WAR is still to be named. */
    static ServerBuilder configured(int port, Simulator gateway, Database database) {
        return Server.builder()
                .database(database)
                .port(port)
                .property("gardeshpay.token", API_TOKEN)
                .property("gardeshpay.callback.base-url", "http://localhost:" + port + "/shop/gardeshpay")
                .property("gardeshpay/mp-rest/url", gateway.url().toString())
                .property("gardeshpay/mp-rest/connectTimeout", "2000")
                .property("gardeshpay.gateway.pause", "PT0.5S")
                .property("gardeshpay.verify.retryable-codes", ASK_AGAIN + "," + UNKNOWN_ADDRESS)
                .property("gardeshpay.reconcile.every", "PT0.5S");
    }

    static World get() {
        return shared("shop", () -> planned().readTimeout(READ_TIMEOUT));
    }

    /**
     * The world of this name, which is started at its first use and lasts as long as the run.
     *
     * @throws IllegalStateException if the test that asks runs beside others
     */
    static World shared(String name, Supplier<Plan> plan) {
        Thread inTurn = IN_TURN.updateAndGet(first -> first == null ? Thread.currentThread() : first);
        if (inTurn != Thread.currentThread()) {
            throw new IllegalStateException(
                    "The world '" + name + "' is shared by classes that run one after the other."
                            + " Mark the test's class with @InTurn, or give it a world of its own: World.planned()");
        }
        return STARTED.computeIfAbsent(
                name + " on " + Suite.product(), key -> plan.get().start());
    }

    /** Those that were started so far. */
    static List<World> shared() {
        return List.copyOf(STARTED.values());
    }

    Simulator gateway() {
        return gateway;
    }

    /** A test lets the gateway say something wrong of this payment's money, so that nobody may be credited with it. */
    void expectUncredited(Purchase purchase) {
        uncredited.add(purchase.invoiceNumber());
    }

    /** The invoice numbers of those. */
    Set<String> uncredited() {
        return Set.copyOf(uncredited);
    }

    Database database() {
        return database;
    }

    /** The server, or the first of several. */
    Server server() {
        return nodes().get(0);
    }

    List<Server> nodes() {
        return nodes.servers();
    }

    /** The address that buyers see: of the server, or of the load balancer before several. */
    URI front() {
        return nodes.front();
    }

    Shop shop() {
        return new Shop(this);
    }

    Books books() {
        return new Books(database);
    }
}
