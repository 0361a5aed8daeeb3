package ir.gardeshpay.suite;

import jakarta.annotation.Resource;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The smallest application with data: counts its calls in the server's default database. */
@WebServlet("/visits")
public class VisitsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Resource(lookup = "java:comp/DefaultDataSource")
    private transient DataSource dataSource;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists visits (seen timestamp)");
            statement.execute("insert into visits values (current_timestamp)");
            try (ResultSet count = statement.executeQuery("select count(*) from visits")) {
                count.next();
                response.getWriter()
                        .print(count.getInt(1) + " on "
                                + connection.getMetaData().getDatabaseProductName() + " "
                                + System.getenv("VISITS_SIGN"));
            }
        } catch (SQLException failed) {
            throw new ServletException(failed);
        }
    }
}
