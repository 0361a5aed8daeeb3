package ir.gardeshpay.suite.journey;

import ir.gardeshpay.suite.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * The page of the manual that shows the tables, each between two comments that name it.
 *
 * @param page is changed between the comments only
 */
record CrashManual(Path page) {

    private static final String END = "<!-- end -->";

    /** Puts a table in the place of the one of the same title. */
    void write(String title, String table) {
        String begin = "<!-- " + title + ": written by ./mvnw -Pcrashes verify -->";
        try {
            String text = Files.readString(page);
            int from = text.indexOf(begin);
            int to = text.indexOf(END, Math.max(0, from));
            if (from < 0 || to < 0) {
                throw new IllegalStateException(
                        page + " has no place for a table: it needs the two lines\n" + begin + "\n" + END);
            }
            String kept = text.substring(0, from + begin.length());
            Files.writeString(page, kept + "\n" + circumstances() + "\n\n" + table + "\n" + text.substring(to));
        } catch (IOException failed) {
            throw new UncheckedIOException("The table could not be written into " + page, failed);
        }
    }

    private static String circumstances() {
        return LocalDate.now(java.time.ZoneOffset.UTC) + ", JDK " + Runtime.version() + ", " + database() + ", "
                + Runtime.getRuntime().availableProcessors() + " cores:";
    }

    private static String database() {
        try (Connection connection = Suite.run().arquillianDatabase().connect()) {
            DatabaseMetaData product = connection.getMetaData();
            return product.getDatabaseProductName() + " " + product.getDatabaseProductVersion();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
