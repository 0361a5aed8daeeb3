package ir.gardeshpay.suite.startup.empty;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;

/** Starts with the application, and does nothing. */
@Singleton
@Startup
public class EmptyStartup {

    @PostConstruct
    void start() {
        System.getLogger(EmptyStartup.class.getName()).log(System.Logger.Level.INFO, "started");
    }
}
