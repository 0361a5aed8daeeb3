package ir.gardeshpay.gateway;

import ir.gardeshpay.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/**
 * Keys of MicroProfile Rest Client that the server reads by itself, and only when the gateway is called for the first
 * time: a wrong value would be told by a payment that fails. Stateless.
 */
final class StandardKeys {

    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^\\s:/@]+):[0-9]{1,5}");

    private static final int HIGHEST_PORT = 65_535;

    private static final String PROXY = "gardeshpay/mp-rest/proxyAddress";

    private StandardKeys() {}

    /** The proxy on the way to the gateway, whose name is for the client to look up; empty if there is none. */
    static Optional<InetSocketAddress> proxy(Config config) {
        return config.getOptionalValue(PROXY, String.class)
                .map(value ->
                        InetSocketAddress.createUnresolved(value.substring(0, value.lastIndexOf(':')), portOf(value)));
    }

    private static int portOf(String hostAndPort) {
        return Integer.parseInt(hostAndPort.substring(hostAndPort.lastIndexOf(':') + 1));
    }

    /** Refuses what no server can use. */
    static void requireRight(Config config) {
        config.getOptionalValue(PROXY, String.class)
                .filter(value -> !HOST_AND_PORT.matcher(value).matches() || portOf(value) > HIGHEST_PORT)
                .ifPresent(value -> {
                    throw new ConfigurationException(
                            PROXY + " is not a host and a port. A right value is proxy.example.ir:3128.");
                });
        for (String store : List.of("gardeshpay/mp-rest/trustStore", "gardeshpay/mp-rest/keyStore")) {
            config.getOptionalValue(store, String.class)
                    .filter(value -> value.startsWith("file:") && !isReadable(value))
                    .ifPresent(value -> {
                        throw new ConfigurationException(store + " is " + value + ", which this server cannot read."
                                + " A right value is file:/etc/gardeshpay/trust.p12, a file that its user may read.");
                    });
        }
    }

    private static boolean isReadable(String file) {
        try (InputStream opened = new URL(file).openStream()) {
            return opened.read() >= 0;
        } catch (IOException none) {
            return false;
        }
    }
}
