package ir.gardeshpay.web;

import ir.gardeshpay.web.api.KeyFilter;
import ir.gardeshpay.web.api.OpenApiResource;
import ir.gardeshpay.web.api.OptionsFilter;
import ir.gardeshpay.web.api.PaymentResource;
import ir.gardeshpay.web.page.CallbackResource;
import ir.gardeshpay.web.page.ErrorMapper;
import ir.gardeshpay.web.page.FormFilter;
import ir.gardeshpay.web.page.HeadersFilter;
import ir.gardeshpay.web.page.ResultResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/**
 * Everything this module serves. Inside a host's WAR it is at {@code /gardeshpay} of that WAR; in the module's own WARs
 * the context root is {@code /gardeshpay} and the {@code web.xml} maps this application to all of it.
 *
 * <p>The classes are listed, never scanned for: nothing of a host gets in. How nothing of ours gets into the host's
 * application is told in {@link OwnApplication}.
 */
@ApplicationPath("gardeshpay")
public class GardeshPayApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                OwnPathFilter.class,
                OwnApplicationFilter.class,
                KeyFilter.class,
                FormFilter.class,
                HeadersFilter.class,
                OptionsFilter.class,
                ErrorMapper.class,
                CallbackResource.class,
                ResultResource.class,
                PaymentResource.class,
                OpenApiResource.class);
    }

    /** Jersey would answer OPTIONS with a description of the resources in XML; others don't know this key. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
