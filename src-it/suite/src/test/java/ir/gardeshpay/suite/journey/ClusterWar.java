package ir.gardeshpay.suite.journey;

import ir.gardeshpay.suite.cluster.ClusterResource;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The shop with the classes of {@code ir.gardeshpay.suite.cluster} inside, as a file. */
final class ClusterWar {

    private static final Path FILE = Path.of("target/cluster.war");

    private ClusterWar() {}

    static Path file() {
        try {
            Files.createDirectories(FILE.getParent());
            ShrinkWrap.create(ZipImporter.class, "cluster.war")
                    .importFrom(World.SHOP.toFile())
                    .as(WebArchive.class)
                    .addPackage(ClusterResource.class.getPackage())
                    .as(ZipExporter.class)
                    .exportTo(new File(FILE.toString()), true);
            return FILE;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
