package ir.gardeshpay.bench.stage;

import ir.gardeshpay.bench.measure.DatabaseProbe;
import ir.gardeshpay.bench.run.BenchFailedException;
import ir.gardeshpay.suite.PostgresDatabase;
import ir.gardeshpay.suite.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;

/** A PostgreSQL of its own for a stage, with the orders in it. Not thread-safe. */
public final class Store implements AutoCloseable {

    private final PostgresServer server;
    private final PostgresDatabase database;
    private final DatabaseProbe probe;

    private Store(PostgresServer server) throws SQLException {
        this.server = server;
        this.database = server.createDatabase();
        this.probe = new DatabaseProbe(database);
    }

    /**
     * Starts it.
     *
     * @param orders so many wait for a payment
     */
    static Store start(Path directory, long orders) throws SQLException {
        Store store = new Store(PostgresServer.start(directory, DatabaseProbe.SETTINGS));
        store.orders().create(orders);
        return store;
    }

    /** What the servers keep their data in. */
    public PostgresDatabase database() {
        return database;
    }

    /** The orders, to see whether they are paid. */
    public OrderTable orders() {
        return new OrderTable(database);
    }

    DatabaseProbe probe() {
        return probe;
    }

    /** Has PostgreSQL write all that it still owes the disk, so that no later measurement pays for it. */
    public void checkpoint() {
        try {
            probe.checkpoint();
        } catch (SQLException failed) {
            throw new BenchFailedException("PostgreSQL refused a checkpoint", failed);
        }
    }

    /** Stops it and removes the data: it may be gigabytes. */
    @Override
    public void close() {
        try {
            probe.close();
        } catch (SQLException ignored) {
            // The next line ends it anyway.
        }
        server.close();
        server.discard();
    }
}
