package ir.gardeshpay;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * This server: its name in the timeline, and its clock. Clocks of nodes may differ by a minute without harm: what they
 * decide together, they decide by row locks and conditional updates; a clock only says when to try. Thread-safe.
 */
@ApplicationScoped
public class Node {

    private final String name;
    private final Clock clock;

    /** The server that runs this code, and its clock. */
    public Node() {
        this(hostName() + "/" + ProcessHandle.current().pid(), Clock.systemUTC());
    }

    /** A server with another clock, for tests. */
    public Node(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
    }

    /** Host name and process id. */
    public String name() {
        return name;
    }

    /** Now, to the microsecond: what every database keeps. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Here and now. */
    public Moment moment() {
        return new Moment(now(), name);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unknown) {
            return "localhost";
        }
    }
}
