package ir.gardeshpay.suite.journey;

import ir.gardeshpay.suite.cluster.ClusterResource;
import ir.gardeshpay.suite.filter.HostsClientFilter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The shop with a package of the suite's classes inside, as a file. */
enum ShopWar {
    /** What tests of several nodes need. */
    CLUSTER("cluster.war", ClusterResource.class),
    /** With a provider of the host's for its own REST clients. */
    FILTER("filter.war", HostsClientFilter.class);

    private final Path file;
    private final Class<?> added;

    ShopWar(String name, Class<?> added) {
        this.file = Path.of("target", name);
        this.added = added;
    }

    Path file() {
        try {
            Files.createDirectories(file.getParent());
            ShrinkWrap.create(ZipImporter.class, file.getFileName().toString())
                    .importFrom(World.SHOP.toFile())
                    .as(WebArchive.class)
                    .addPackage(added.getPackage())
                    .as(ZipExporter.class)
                    .exportTo(new File(file.toString()), true);
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
