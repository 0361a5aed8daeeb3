package ir.gardeshpay.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.arquillian.protocol.servlet5.ServletMethodExecutor;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jspecify.annotations.Nullable;

/**
 * What Arquillian takes for its container: each deployment gets a server of its own, of the make and on the database of
 * the run, which is emptied first. So one adapter does for all makes, and they are started as all other servers of the
 * suite.
 */
final class ArquillianServer implements DeployableContainer<ArquillianServer.Configuration> {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private @Nullable Server server;

    @Override
    public Class<Configuration> getConfigurationClass() {
        return Configuration.class;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 5.0");
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        try {
            Suite.run().arquillianDatabase().clean();
            Path directory = SuiteDirectories.fresh("arquillian");
            Path war = Files.createDirectory(directory.resolve("archive")).resolve(archive.getName());
            archive.as(ZipExporter.class).exportTo(war.toFile());
            server = started(directory, war);
            HTTPContext context = new HTTPContext("localhost", server.port());
            context.add(new Servlet(ServletMethodExecutor.ARQUILLIAN_SERVLET_NAME, "/" + Deployable.nameOf(war)));
            return new ProtocolMetaData().addContext(context);
        } catch (IOException | SQLException | ServerFailedException failed) {
            undeploy(archive);
            throw new DeploymentException("No server with " + archive.getName() + ": " + failed.getMessage(), failed);
        }
    }

    private static Server started(Path directory, Path war) {
        ServerBuilder builder = Server.builder()
                .war(war)
                .database(Suite.run().arquillianDatabase())
                .port(Suite.run().arquillianPort())
                .workDir(directory)
                .property("suite.database", Suite.product());
        GatewaySession.settings(Suite.run().arquillianPort()).forEach(builder::property);
        Server server = builder.start();
        server.awaitReady(START_LIMIT);
        return server;
    }

    @Override
    public void undeploy(Archive<?> archive) {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    /** Nothing is to be said in {@code arquillian.xml}. */
    static final class Configuration implements ContainerConfiguration {
        @Override
        public void validate() {}
    }
}
