package ir.gardeshpay.gateway;

import ir.gardeshpay.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
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
        for (String time : List.of(GatewaySettings.CONNECT_TIMEOUT.key(), GatewaySettings.READ_TIMEOUT.key())) {
            requireNoBlanks(config, time);
        }
        for (String store : List.of("gardeshpay/mp-rest/trustStore", "gardeshpay/mp-rest/keyStore")) {
            requireUsable(config, store);
        }
    }

    /** Payara reads the number as it is written, and files of properties keep a blank at the end. */
    private static void requireNoBlanks(Config config, String key) {
        config.getOptionalValue(key, String.class)
                .filter(value -> !value.equals(value.strip()))
                .ifPresent(value -> {
                    throw new ConfigurationException(key + " has a blank before or after its value, which some servers"
                            + " cannot read. Take it out.");
                });
    }

    private static void requireUsable(Config config, String store) {
        config.getOptionalValue(store, String.class)
                .filter(value -> !value.startsWith("classpath:") && !isUsable(config, store, value))
                .ifPresent(value -> {
                    throw new ConfigurationException(
                            store + " is " + value + ", which this server cannot use: there is no"
                                    + " such file that its user may read, or it is not of the type in " + store
                                    + "Type (JKS, if there is none), or its password is not that in " + store
                                    + "Password. A right value is file: and a whole path, such as"
                                    + " file:/etc/gardeshpay/trust.p12.");
                });
    }

    private static boolean isUsable(Config config, String store, String value) {
        String type = config.getOptionalValue(store + "Type", String.class).orElse("JKS");
        char[] password = config.getOptionalValue(store + "Password", String.class)
                .map(String::toCharArray)
                .orElse(null);
        try (InputStream opened = Files.newInputStream(Path.of(URI.create(value)))) {
            KeyStore.getInstance(type).load(opened, password);
            return true;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException | FileSystemNotFoundException none) {
            return false;
        }
    }
}
