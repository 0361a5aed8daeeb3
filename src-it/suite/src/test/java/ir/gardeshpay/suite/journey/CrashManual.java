package ir.gardeshpay.suite.journey;

import ir.gardeshpay.suite.Manual;
import ir.gardeshpay.suite.Suite;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The page of the manual that shows the tables of the crash tests, with the circumstances of each. */
record CrashManual(Path page) {

    /** Puts a table in the place of the one of the same title. */
    void write(String title, String table) {
        new Manual(page).write(title, "./mvnw -Pcrashes verify", circumstances() + "\n\n" + table);
    }

    private static String circumstances() {
        return LocalDate.now(ZoneOffset.UTC) + ", JDK " + Runtime.version() + ", " + database() + ", "
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
