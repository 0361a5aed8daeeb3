package ir.gardeshpay.suite.wire;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A wire to PostgreSQL that reads along, and stops a commit at the moment that a test is about: before the database
 * hears of it, or after it has happened and before the client hears of that. Only commits of transactions that changed
 * rows count. Without encryption. Thread-safe.
 *
 * <pre>{@code
 * CommitHold hold = wire.holdNext(CommitHold.Moment.BEFORE, List.of("update shop_order"));
 * ...
 * hold.awaitArrival(limit);
 * server.kill();
 * hold.drop();
 * }</pre>
 */
public final class PostgresWire implements AutoCloseable {

    private final List<CommitHold> holds = new CopyOnWriteArrayList<>();
    private final List<Consumer<List<String>>> listeners = new CopyOnWriteArrayList<>();
    private final Wire wire;

    private PostgresWire(int port) {
        wire = Wire.to(port, () -> new PostgresTraffic(this::stopAt));
    }

    /** A wire to the PostgreSQL on this port. */
    public static PostgresWire to(int port) {
        return new PostgresWire(port);
    }

    /** The wire itself, to be cut and mended. */
    public Wire wire() {
        return wire;
    }

    /** The port at this end. */
    public int port() {
        return wire.port();
    }

    /**
     * Stops the next commit of a transaction whose statements, those that changed rows, contain all of these words in
     * any case of letters.
     */
    public CommitHold holdNext(CommitHold.Moment moment, List<String> words) {
        CommitHold hold = new CommitHold(moment, words);
        holds.add(hold);
        return hold;
    }

    /** Is told of each commit that has happened: the statements of its transaction that changed rows, in order. */
    public void onCommit(Consumer<List<String>> listener) {
        listeners.add(listener);
    }

    /** Drops everything, commits that are held too. */
    @Override
    public void close() {
        holds.forEach(CommitHold::drop);
        wire.close();
    }

    private void stopAt(CommitHold.Moment moment, List<String> changes) throws IOException {
        if (moment == CommitHold.Moment.AFTER) {
            listeners.forEach(listener -> listener.accept(changes));
        }
        Optional<CommitHold> stopped =
                holds.stream().filter(hold -> hold.takes(moment, changes)).findFirst();
        if (stopped.isPresent()) {
            stopped.get().stop();
        }
    }
}
