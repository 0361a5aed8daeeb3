package ir.gardeshpay.gateway;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * Keeps providers of the host out of the gateway's client. RESTEasy (WildFly, Open Liberty) gives every REST client the
 * client filters and interceptors of the application on whose thread it is made, and on a thread of none those of the
 * first application that was started: they would see the API token, and what they stop is never asked. The
 * specifications have no word against it, so RESTEasy is told by a class of its own that the thread is that of an
 * application without providers.
 */
final class HostsProviders {

    private static final Logger LOG = System.getLogger(HostsProviders.class.getName());

    private static final String OF_THE_THREAD = "org.jboss.resteasy.core.ThreadLocalResteasyProviderFactory";
    private static final String FACTORY = "org.jboss.resteasy.spi.ResteasyProviderFactory";

    private HostsProviders() {}

    /** What this makes, on this thread, is given no provider of the host. */
    static <T> T keptFrom(Supplier<T> made) {
        ClassLoader library = RestClientBuilder.newBuilder().getClass().getClassLoader();
        Method pop;
        try {
            Class<?> ofTheThread = Class.forName(OF_THE_THREAD, true, library);
            Class<?> factory = Class.forName(FACTORY, true, library);
            pop = ofTheThread.getMethod("pop");
            ofTheThread
                    .getMethod("push", factory)
                    .invoke(null, factory.getMethod("newInstance").invoke(null));
        } catch (ClassNotFoundException anotherLibrary) {
            return made.get(); // Jersey gives a client only what was registered with it
        } catch (ReflectiveOperationException anotherVersion) {
            LOG.log(
                    Level.WARNING,
                    "GP-0403 this version of RESTEasy cannot be told to keep the application's client filters and interceptors"
                            + " out of the gateway's client: where one is annotated with @Provider, it sees the API token. Take"
                            + " @Provider away and name it at the client that it is meant for, with @RegisterProvider.",
                    anotherVersion);
            return made.get();
        }
        try {
            return made.get();
        } finally {
            invoked(pop);
        }
    }

    private static void invoked(Method pop) {
        try {
            pop.invoke(null);
        } catch (ReflectiveOperationException impossible) { // it was there and public when push was called
            throw new IllegalStateException(impossible);
        }
    }
}
