package ir.gardeshpay.suite;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Lets Arquillian deploy on the servers of the suite. */
public final class ArquillianExtension implements LoadableExtension {
    @Override
    public void register(ExtensionBuilder builder) {
        builder.service(DeployableContainer.class, ArquillianServer.class);
    }
}
