package ir.gardeshpay.bench.floor;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** All of the floor, at the root of its WAR. */
@ApplicationPath("/")
public class FloorApplication extends Application {}
