package ir.gardeshpay.enterprise.desk;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The desk, at the root of its WAR. */
@ApplicationPath("/")
public class DeskApplication extends Application {}
