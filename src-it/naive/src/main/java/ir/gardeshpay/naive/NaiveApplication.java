package ir.gardeshpay.naive;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** All of the shop, at the root of its WAR. */
@ApplicationPath("/")
public class NaiveApplication extends Application {}
