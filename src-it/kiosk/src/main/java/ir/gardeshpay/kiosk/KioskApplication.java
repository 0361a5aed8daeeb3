package ir.gardeshpay.kiosk;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The kiosk, at the root of its WAR. */
@ApplicationPath("/")
public class KioskApplication extends Application {}
