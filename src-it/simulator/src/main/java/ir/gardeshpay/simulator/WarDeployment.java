package ir.gardeshpay.simulator;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** The simulator as a WAR on a Jakarta EE server. Its settings come from system properties and the environment. */
@WebListener
public final class WarDeployment implements ServletContextListener {
    private final Gateway gateway = new Gateway(new Settings().options(), false);

    /** Made by the server. */
    public WarDeployment() {}

    @Override
    public void contextInitialized(ServletContextEvent event) {
        new Routes(gateway).addTo(event.getServletContext());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        gateway.end();
    }
}
