package ir.gardeshpay.simulator.jetty;

import ir.gardeshpay.simulator.wire.Connection;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A port that serves one set of servlets at its root. Can be closed and opened again on the same port. */
public final class Listener implements AutoCloseable {
    private static final int THREADS = 400;
    private static final int REFUSAL_ATTEMPTS = 1_000;

    private final Server server;
    private final ServerConnector connector;

    private Listener(String host, int port, Consumer<ServletContext> servlets) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("gateway");
        threads.setDaemon(true);
        server = new Server(threads);
        connector = new ServerConnector(server);
        connector.setHost(host);
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new ReachableConnections(context(servlets)));
        server.setStopTimeout(0);
    }

    /** Opens the port; 0 takes a free one. */
    public static Listener open(String host, int port, Consumer<ServletContext> servlets) {
        Listener listener = new Listener(host, port, servlets);
        try {
            listener.change("open port " + port, listener.server::start);
        } catch (IllegalStateException notOpened) {
            listener.close();
            throw notOpened;
        }
        listener.connector.setPort(listener.connector.getLocalPort());
        return listener;
    }

    /** The port it listens on, also while it is paused. */
    public int port() {
        return connector.getPort();
    }

    /** Closes the port and every connection. When this returns, a new connection is refused. */
    public void pause() {
        change("close port " + port(), connector::stop);
        change("see port " + port() + " closed", this::awaitRefusal);
    }

    /** Opens the same port again. */
    public void resume() {
        change("open port " + port() + " again", connector::start);
    }

    /** Waits until the listener is closed. */
    public void join() throws InterruptedException {
        server.join();
    }

    @Override
    public void close() {
        change("stop", server::stop);
    }

    /** A thread that is just accepting keeps the port open a moment longer than Jetty says. */
    private void awaitRefusal() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < REFUSAL_ATTEMPTS; attempt++) {
            try (Socket accepted = new Socket(connector.getHost(), port())) {
                accepted.setSoLinger(true, 0);
            } catch (ConnectException refused) {
                return;
            }
            Thread.sleep(1);
        }
        throw new IllegalStateException("connections are still accepted after " + REFUSAL_ATTEMPTS + " attempts");
    }

    private static ServletContextHandler context(Consumer<ServletContext> servlets) {
        ServletContextHandler context = new ServletContextHandler();
        context.setContextPath("/");
        context.addServletContainerInitializer((classes, servletContext) -> servlets.accept(servletContext));
        return context;
    }

    private interface Change {
        void make() throws Exception;
    }

    private void change(String what, Change change) {
        try {
            change.make();
        } catch (Exception failure) {
            throw new IllegalStateException("The simulator could not " + what + ": " + failure.getMessage(), failure);
        }
    }

    /** Puts the connection into each request. */
    private static final class ReachableConnections extends Handler.Wrapper {
        ReachableConnections(Handler next) {
            super(next);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            var endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
            request.setAttribute(Connection.ATTRIBUTE, new JettyConnection(endPoint));
            return super.handle(request, response, callback);
        }
    }
}
