package ir.gardeshpay.suite.startup;

import ir.gardeshpay.suite.startup.empty.EmptyResource;
import ir.gardeshpay.suite.startup.empty.EmptyRestApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The archives that are compared: the module's own as they are built, and empty ones of the same shape. */
final class Archives {

    /** As maven-ear-plugin writes it for the module. */
    private static final String DESCRIPTOR = """
            <application xmlns="https://jakarta.ee/xml/ns/jakartaee" version="10">
              <application-name>empty</application-name>
              <initialize-in-order>true</initialize-in-order>
              <module><ejb>empty-ejb.jar</ejb></module>
              <module><web><web-uri>empty-web.war</web-uri><context-root>/empty</context-root></web></module>
              <library-directory>lib</library-directory>
            </application>
            """;

    private Archives() {}

    /** {@code gardeshpay-ear}. */
    static Path moduleEar() {
        return built("../../gardeshpay-ear/target", ".ear");
    }

    /** The self-contained WAR. */
    static Path moduleWar() {
        return built("../../gardeshpay-web/target", "-standalone.war");
    }

    /** An EJB module with this one bean, and a WAR. */
    static Path emptyEar(String name, Class<?> bean) {
        JavaArchive ejb = ShrinkWrap.create(JavaArchive.class, "empty-ejb.jar")
                .addClass(bean)
                .addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml");
        return written(ShrinkWrap.create(EnterpriseArchive.class, name + ".ear")
                .setApplicationXML(new StringAsset(DESCRIPTOR))
                .addAsModule(ejb)
                .addAsModule(web("empty-web.war")));
    }

    /** Both in one WAR. */
    static Path emptyWar(String name, Class<?> bean) {
        return written(web(name + ".war").addClass(bean));
    }

    private static WebArchive web(String name) {
        return ShrinkWrap.create(WebArchive.class, name)
                .addClasses(EmptyRestApplication.class, EmptyResource.class)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
    }

    private static Path written(Archive<?> archive) {
        try {
            Path file = Files.createDirectories(Path.of("target", "startup")).resolve(archive.getName());
            archive.as(ZipExporter.class).exportTo(file.toFile(), true);
            return file.toAbsolutePath();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path built(String directory, String ending) {
        try (Stream<Path> files = Files.list(Path.of(directory))) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(ending)).toList();
            if (found.size() != 1) {
                throw new IllegalStateException("In " + directory + " there should be one file that ends with " + ending
                        + ", and there are " + found + ". Build the project again: ./mvnw clean, then this command.");
            }
            return found.get(0).toAbsolutePath().normalize();
        } catch (IOException failed) {
            throw new UncheckedIOException(directory + " cannot be read: build the project first", failed);
        }
    }
}
