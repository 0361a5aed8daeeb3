package ir.gardeshpay.payment;

import ir.gardeshpay.Database;
import ir.gardeshpay.DatabaseProduct;
import ir.gardeshpay.Setting;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Makes and upgrades the tables {@code gardeshpay_*} in the server's default datasource, by Flyway, which lets one node
 * at a time do so. The same SQL is in the jar under {@code ir/gardeshpay/migrations/}, for who runs it by hand. To be
 * called without a transaction.
 */
@Dependent
public class Migrations {

    static final Setting<Boolean> ENABLED = Setting.flag(
            "gardeshpay.migrate",
            true,
            "makes and upgrades the tables at start-up; `false` if you run the shipped SQL by hand");

    private static final Logger LOG = System.getLogger(Migrations.class.getName());

    /** Of a database in this process: on no other machine, and not in memory. */
    private static final Pattern H2_FILE = Pattern.compile("^jdbc:h2:(?!mem:|tcp:|ssl:|zip:)(?:file:|nio:)?([^;]+)");

    /** Of PostgreSQL: of all characters, and of bytes that it does not look at. */
    private static final Set<String> ENCODINGS = Set.of("UTF8", "SQL_ASCII");

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource dataSource;

    @Inject
    private Schema schema;

    @Inject
    private Database database;

    /**
     * Brings the tables to what this version needs, and says what that is. Where they are that already, which is at
     * nearly every start, Flyway's two thousand classes are not loaded: none is named here.
     */
    public Schema.Need run() {
        String location = database.product().location();
        warn();
        if (schema.isCurrent()) {
            LOG.log(Level.INFO, "GP-0106 the tables for " + location + " are what this version needs");
            return Schema.Need.ofThisVersion(true);
        }
        FlywayMigration migration = new FlywayMigration(dataSource, location);
        if (ENABLED.get(ConfigProvider.getConfig())) {
            int count = migration.run();
            LOG.log(Level.INFO, "GP-0102 tables for " + location + ": " + count + " migrations were run");
        } else {
            LOG.log(Level.INFO, "GP-0101 tables are left alone (" + ENABLED.key() + "=false)");
        }
        return Schema.Need.ofThisVersion(migration.hasHistory());
    }

    /** A database that payments outlive gets a warning, and so does one that isolates too much. */
    private void warn() {
        try (Connection connection = dataSource.getConnection()) {
            requirePersian(connection);
            String url = connection.getMetaData().getURL();
            if (isShortLived(url, System.getProperty("java.io.tmpdir", "/tmp"))) {
                LOG.log(
                        Level.WARNING,
                        "GP-0103 the database is in memory or in a temporary directory ("
                                + url.replaceFirst("[;?].*", "")
                                + "): every payment is lost when the server stops. Point java:comp/DefaultDataSource at"
                                + " a real one; on Payara Micro, --rootdir keeps the one that it brings along.");
            }
            if (connection.getTransactionIsolation() > Connection.TRANSACTION_READ_COMMITTED) {
                LOG.log(
                        Level.WARNING,
                        "GP-0104 the transactions of java:comp/DefaultDataSource are isolated more than READ COMMITTED:"
                                + " what is decided at once may then fail and be tried again. Set READ COMMITTED in the"
                                + " connection pool, or on MariaDB in its URL: ?transactionIsolation=READ-COMMITTED");
            }
        } catch (SQLException away) {
            throw new IllegalStateException(
                    "java:comp/DefaultDataSource gives no connection: " + away.getMessage(), away);
        }
    }

    /** The gateway's answers have Persian words, and what verify has said is stored with the outcome. */
    private void requirePersian(Connection connection) throws SQLException {
        if (database.product() != DatabaseProduct.POSTGRESQL) {
            return; // H2 knows all characters, and tables of MariaDB are made for them
        }
        try (Statement statement = connection.createStatement();
                ResultSet encoding = statement.executeQuery("show server_encoding")) {
            encoding.next();
            String name = encoding.getString(1);
            if (!ENCODINGS.contains(name)) {
                throw new IllegalStateException(
                        "the database is encoded as " + name + ", which has no Persian letters: what"
                                + " GardeshPay answers could not be stored, and no payment become paid. Make one with: create database"
                                + " shop encoding 'UTF8' template template0. Nothing was changed.");
            }
        }
    }

    /**
     * Whether it goes when the server does. Payara Micro without a root directory makes one that is deleted at its end.
     */
    static boolean isShortLived(String url, String temporary) {
        Matcher file = H2_FILE.matcher(url);
        if (!file.find()) {
            return url.startsWith("jdbc:h2:mem:");
        }
        try {
            return Path.of(file.group(1).replaceFirst("^~", System.getProperty("user.home", "/")))
                    .toAbsolutePath()
                    .normalize()
                    .startsWith(Path.of(temporary).toAbsolutePath().normalize());
        } catch (InvalidPathException special) { // H2 knows more kinds of files than the system does
            return false;
        }
    }
}
