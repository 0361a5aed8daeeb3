package ir.gardeshpay.simulator;

import ir.gardeshpay.simulator.jetty.Listener;
import java.net.URI;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A running gateway. Start one for each test or one for all; what a test asks of it is undone with
 * {@code faults().clear()}. Thread-safe.
 *
 * <pre>{@code
 * try (Simulator gateway = Simulator.start(0)) {
 *     gateway.faults().next(Call.VERIFY, Fault.status(500));
 *     // point the shop at gateway.url(), and see what it does
 * }
 * }</pre>
 */
public final class Simulator implements AutoCloseable {
    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    private final Gateway gateway;
    private final Listener listener;

    private Simulator(Options options) {
        if (JETTY.getLevel() == null) {
            JETTY.setLevel(Level.WARNING);
        }
        gateway = new Gateway(options, true);
        listener = Listener.open(options.host(), options.port(), new Routes(gateway)::addTo);
    }

    /** Starts on 127.0.0.1; port 0 takes a free one. */
    public static Simulator start(int port) {
        return start(Options.defaults().withPort(port));
    }

    /** Starts as the options say. */
    public static Simulator start(Options options) {
        return new Simulator(options);
    }

    /** Starts and runs until the process is ended. Called without arguments it takes a free port. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            Simulator simulator = start(new Settings(arguments).options());
            System.out.println("GardeshPay simulator: " + simulator.url() + "/ (no money moves here)");
            simulator.listener.join();
        } catch (IllegalArgumentException | IllegalStateException wrongSettings) {
            System.err.println(wrongSettings.getMessage());
            System.exit(2);
        }
    }

    /** The address to give to the shop, as {@code gardeshpay/mp-rest/url}. */
    public URI url() {
        return URI.create("http://" + gateway.options().host() + ":" + listener.port());
    }

    /** What shall go wrong. */
    public Faults faults() {
        return gateway.faults();
    }

    /** What shall stop on its way. */
    public Holds holds() {
        return gateway.holds();
    }

    /** What happened. */
    public Ledger ledger() {
        return gateway.ledger();
    }

    /** The buyer on the payment page, without a browser. */
    public Buyer buyer() {
        return gateway.buyer();
    }

    /** Closes the port, and every connection with it: callers are refused. The ledger, faults and holds are kept. */
    public void pause() {
        listener.pause();
    }

    /** Opens the same port again after {@link #pause}. */
    public void resume() {
        listener.resume();
    }

    /** The same as {@link #close}. */
    public void stop() {
        close();
    }

    /** Lets go every call that hangs or is held, and ends. */
    @Override
    public void close() {
        gateway.end();
        listener.close();
    }
}
