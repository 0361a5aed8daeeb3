package ir.gardeshpay.suite.inside;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Makes the table of the {@link Witness}, before the first event. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WitnessTable {

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource dataSource;

    @PostConstruct
    void make() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement table = connection.prepareStatement(
                        "create table if not exists witness (order_id varchar(100), event varchar(40), seen_at timestamp(6) default current_timestamp(6))")) {
            table.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException("the witness has no table", failed);
        }
    }
}
