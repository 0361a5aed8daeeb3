package ir.gardeshpay.suite.startup.empty;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Starts with the application, and asks the database once: what the server itself needs to have a datasource. */
@Singleton
@Startup
public class ConnectedStartup {

    private static final int SECONDS = 5;

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource dataSource;

    @PostConstruct
    void start() {
        try (Connection connection = dataSource.getConnection()) {
            if (!connection.isValid(SECONDS)) {
                throw new IllegalStateException("the database does not answer");
            }
        } catch (SQLException away) {
            throw new IllegalStateException("the database is away", away);
        }
    }
}
