package ir.gardeshpay.shop;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The shop's pages, at the root of its WAR. The module answers beside them, under {@code /gardeshpay}. */
@ApplicationPath("/")
public class ShopApplication extends Application {}
