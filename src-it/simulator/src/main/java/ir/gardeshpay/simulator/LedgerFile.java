package ir.gardeshpay.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ledger on disk: one line of JSON for each change of a transaction, so that the last line of a token counts. Each
 * line begins with its line break, so that a line that a crash cut short spoils no other; it is skipped.
 */
final class LedgerFile {
    private final @Nullable Path path;

    /** No file, if {@code path} is null. */
    LedgerFile(@Nullable Path path) {
        this.path = path;
    }

    List<Transaction> read() {
        if (path == null || !Files.exists(path)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(path, UTF_8)) {
            return lines.flatMap(line -> parsed(line).stream()).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("The ledger file " + path + " cannot be read", failure);
        }
    }

    void append(Transaction changed) {
        if (path == null) {
            return;
        }
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(
                    path,
                    "\n" + TransactionJson.write(changed),
                    UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException("The ledger file " + path + " cannot be written", failure);
        }
    }

    private static Optional<Transaction> parsed(String line) {
        try (var reader = Json.createReader(new StringReader(line))) {
            return Optional.of(TransactionJson.read(reader.readObject()));
        } catch (JsonException cutShort) {
            return Optional.empty();
        }
    }
}
