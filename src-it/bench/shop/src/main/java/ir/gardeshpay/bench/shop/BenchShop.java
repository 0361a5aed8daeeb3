package ir.gardeshpay.bench.shop;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The shop's one resource, at the root of its WAR; the module answers beside it, under {@code /gardeshpay}. */
@ApplicationPath("/")
public class BenchShop extends Application {}
