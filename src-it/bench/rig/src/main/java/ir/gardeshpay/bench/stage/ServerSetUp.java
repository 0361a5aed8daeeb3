package ir.gardeshpay.bench.stage;

import ir.gardeshpay.bench.run.BenchSettings;
import ir.gardeshpay.bench.run.Contestant;
import ir.gardeshpay.suite.Server;
import ir.gardeshpay.suite.ServerBuilder;
import ir.gardeshpay.suite.ServerProduct;
import java.net.URI;

/**
 * How each server is set up: as its manual says, with the JVM's own defaults and a gibibyte of heap.
 *
 * @param front what buyers see
 * @param gateway where the gateway is
 */
record ServerSetUp(StagePlan plan, URI front, URI gateway) {

    ServerBuilder builder() {
        ServerBuilder builder = Server.builder()
                .product(ServerProduct.named(plan.product()))
                .usualJvm()
                .jvmOptions("-Xmx1g")
                .jvmOptions(plan.jvm().toArray(String[]::new))
                .property("gardeshpay.token", "bench")
                .property("gardeshpay.callback.base-url", address(Contestant.MODULE) + "/gardeshpay")
                .property("gardeshpay/mp-rest/url", gateway.toString())
                .property("gardeshpay.api.keys", "bench:" + Stage.API_KEY)
                .property("gardeshpay.api.rate", "1000000")
                .property("floor.url", address(Contestant.FLOOR))
                .property("floor.gateway", gateway.toString());
        for (Contestant contestant : plan.contestants()) {
            builder.war(BenchSettings.war(contestant), contestant.contextRoot());
        }
        return builder;
    }

    private String address(Contestant contestant) {
        return front.resolve("/" + contestant.contextRoot()).toString();
    }
}
