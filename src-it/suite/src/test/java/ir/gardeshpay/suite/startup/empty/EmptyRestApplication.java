package ir.gardeshpay.suite.startup.empty;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything that the empty application serves. */
@ApplicationPath("")
public class EmptyRestApplication extends Application {}
