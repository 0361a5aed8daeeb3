package ir.gardeshpay.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.annotation.Resource;
import java.net.URL;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** The server under test uses the database that the run says: an H2 run that tests PostgreSQL would be green too. */
@ArquillianTest
@InTurn
class DatabaseIT {
    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource dataSource;

    @Deployment
    static WebArchive emptyApplication() {
        return ShrinkWrap.create(WebArchive.class, "database.war")
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
    }

    @Test
    void serverUsesTheDatabaseOfTheRun() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            assertEquals(
                    System.getProperty("suite.database"),
                    connection.getMetaData().getDatabaseProductName().toLowerCase(java.util.Locale.ROOT));
        }
    }

    @Test
    void defaultIsolationIsReadCommitted() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            assertEquals(Connection.TRANSACTION_READ_COMMITTED, connection.getTransactionIsolation());
        }
    }

    @Test
    @RunAsClient
    void testSeesTheSameDatabaseWhileTheServerRuns(@ArquillianResource URL url) throws SQLException {
        Database database = Suite.run().arquillianDatabase();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table seen_from_outside (name varchar(20))");
            statement.execute("insert into seen_from_outside values ('a needle')");
        }
        assertEquals(Suite.run().arquillianPort(), url.getPort());
        assertEquals(true, database.dump().contains("a needle"), "the dump shows the row");
    }
}
