package ir.gardeshpay.gateway;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/**
 * Names the REST client's interface to CDI. It has no scope of its own by which a server would find it, so without this
 * every class of the jar would have to be looked at, though only one in four is a bean: time at each start.
 */
public class ClientInterface implements Extension {

    void name(@Observes BeforeBeanDiscovery discovery) {
        discovery.addAnnotatedType(GardeshPay.class, GardeshPay.class.getName());
    }
}
