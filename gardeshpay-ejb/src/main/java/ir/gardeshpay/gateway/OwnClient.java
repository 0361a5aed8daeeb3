package ir.gardeshpay.gateway;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;

/**
 * One client of the gateway for the life of the application, with {@link ClientDefaults} and without
 * {@link HostsProviders}. It is made here and now whatever {@code gardeshpay/mp-rest/scope} says: a client of another
 * scope would be made later, by another thread, and without them; and one of a request could not be used by the threads
 * that make the calls.
 */
record OwnClient(Bean<GardeshPay> bean, CreationalContext<GardeshPay> context, GardeshPay client) {

    static OwnClient of(Instance<GardeshPay> configured, BeanManager beans) {
        Bean<GardeshPay> bean = configured.getHandle().getBean();
        CreationalContext<GardeshPay> context = beans.createCreationalContext(bean);
        return new OwnClient(
                bean, context, HostsProviders.keptFrom(() -> ClientDefaults.givenTo(() -> bean.create(context))));
    }

    /** Closes its connections. */
    void close() {
        bean.destroy(client, context);
    }
}
