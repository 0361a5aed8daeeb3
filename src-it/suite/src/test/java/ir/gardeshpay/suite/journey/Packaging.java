package ir.gardeshpay.suite.journey;

import ir.gardeshpay.suite.ServerBuilder;
import java.nio.file.Path;

/**
 * In what archive the shop and the module come to the server: {@code -Dsuite.packaging}. The shop is at {@code /shop}.
 */
enum Packaging {
    /** Everything in the shop's WAR; every server deploys it. */
    WAR("/shop/gardeshpay") {
        @Override
        ServerBuilder deployIn(ServerBuilder builder) {
            return builder.war(World.SHOP);
        }

        @Override
        ServerBuilder deployServiceIn(ServerBuilder builder) {
            return builder.war(
                    Path.of("../../gardeshpay-web/target/gardeshpay-web-1.0.0-SNAPSHOT-standalone.war"), "gardeshpay");
        }
    },
    /** An enterprise's EAR: the shop and its neighbours, and the module's EJB and web modules as they are. */
    EAR("/gardeshpay") {
        @Override
        ServerBuilder deployIn(ServerBuilder builder) {
            return builder.ear(Path.of("../enterprise/ear/target/enterprise.ear"));
        }

        @Override
        ServerBuilder deployServiceIn(ServerBuilder builder) {
            return builder.ear(Path.of("../../gardeshpay-ear/target/gardeshpay-ear-1.0.0-SNAPSHOT.ear"));
        }
    };

    private final String modulePath;

    Packaging(String modulePath) {
        this.modulePath = modulePath;
    }

    /** What the run asks for; the default is the WAR. */
    static Packaging ofTheRun() {
        String name = System.getProperty("suite.packaging", "war");
        return switch (name) {
            case "war" -> WAR;
            case "ear" -> EAR;
            default ->
                throw new IllegalArgumentException("suite.packaging is '" + name
                        + "', which the suite does not know. Right values are war and ear: -Dsuite.packaging=ear");
        };
    }

    abstract ServerBuilder deployIn(ServerBuilder builder);

    /** The module as a service of its own, at {@code /gardeshpay}, without the shop. */
    abstract ServerBuilder deployServiceIn(ServerBuilder builder);

    /** Where the module is served, for {@code gardeshpay.callback.base-url}. */
    String modulePath() {
        return modulePath;
    }
}
