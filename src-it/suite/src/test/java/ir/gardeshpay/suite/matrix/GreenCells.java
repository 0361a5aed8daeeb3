package ir.gardeshpay.suite.matrix;

import ir.gardeshpay.suite.RunSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The cells that were green with the archives that are here now, byte for byte: a full run takes hours, and one that
 * was broken off goes on where it was.
 *
 * @param directory one directory for each state of the archives, in it one file for each green cell
 */
record GreenCells(Path directory) {

    private static final List<Path> ARCHIVES =
            List.of(Path.of("../shop/target/shop.war"), Path.of("../enterprise/ear/target/enterprise.ear"));

    static GreenCells ofTheseArchives() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path archive : ARCHIVES) {
                digest.update(Files.readAllBytes(archive));
            }
            String state = HexFormat.of().formatHex(digest.digest(), 0, 8);
            return new GreenCells(Files.createDirectories(Path.of("target", "suite", "green", state)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("An archive that the matrix deploys cannot be read", unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What came out the last time, if it was green. */
    Optional<CellRun> find(Cell cell) throws IOException {
        return RunSummary.Counts.readFrom(directory.resolve(cell.name()))
                .map(counts -> new CellRun(cell, Optional.of(counts), ""));
    }

    /** Remembers a green cell, and forgets one that is no longer green. */
    void keep(CellRun run) throws IOException {
        Path file = directory.resolve(run.cell().name());
        if (run.isGreen()) {
            run.counts().orElseThrow().writeTo(file);
        } else {
            Files.deleteIfExists(file);
        }
    }
}
