package ir.gardeshpay.simulator;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a simulator is set up. Immutable; begin with {@link #defaults} and change what differs.
 *
 * @param host the address to listen on
 * @param port the port to listen on, 0 for a free one
 * @param publicUrl the address that browsers and shops use, where it is not that of the request
 * @param tokens the API tokens that are known
 * @param refuseWithClientErrors whether refusals come with 4xx in place of 200
 * @param ledgerFile where transactions are kept, or null to forget them at the end
 * @param longestWait the longest that a fault or a hold keeps a call
 */
public record Options(
        String host,
        int port,
        @Nullable URI publicUrl,
        Set<String> tokens,
        boolean refuseWithClientErrors,
        @Nullable Path ledgerFile,
        Duration longestWait) {

    private static final Options DEFAULTS =
            new Options("127.0.0.1", 0, null, Set.of("test-token"), false, null, Duration.ofMinutes(2));

    /** Copies the tokens. */
    public Options {
        tokens = Set.copyOf(tokens);
        if (tokens.isEmpty() || tokens.contains("")) {
            throw new IllegalArgumentException("At least one API token is needed, and none is empty");
        }
    }

    /** 127.0.0.1, a free port, the token {@code test-token}, refusals with 200, in memory, waits up to two minutes. */
    public static Options defaults() {
        return DEFAULTS;
    }

    /** The same with another address to listen on. */
    public Options withHost(String other) {
        return new Options(other, port, publicUrl, tokens, refuseWithClientErrors, ledgerFile, longestWait);
    }

    /** The same with another port. */
    public Options withPort(int other) {
        return new Options(host, other, publicUrl, tokens, refuseWithClientErrors, ledgerFile, longestWait);
    }

    /** The same with a public address. */
    public Options withPublicUrl(URI other) {
        return new Options(host, port, other, tokens, refuseWithClientErrors, ledgerFile, longestWait);
    }

    /** The same with other API tokens. */
    public Options withTokens(Set<String> others) {
        return new Options(host, port, publicUrl, others, refuseWithClientErrors, ledgerFile, longestWait);
    }

    /** The same with refusals as 4xx, or not. */
    public Options withRefuseWithClientErrors(boolean clientErrors) {
        return new Options(host, port, publicUrl, tokens, clientErrors, ledgerFile, longestWait);
    }

    /** The same with a ledger file. */
    public Options withLedgerFile(Path file) {
        return new Options(host, port, publicUrl, tokens, refuseWithClientErrors, file, longestWait);
    }

    /** The same with another longest wait. */
    public Options withLongestWait(Duration other) {
        return new Options(host, port, publicUrl, tokens, refuseWithClientErrors, ledgerFile, other);
    }
}
