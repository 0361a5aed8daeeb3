package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What servers read at each start is short, see {@code docs/adr/0018} and {@code 0030}. */
class DescriptorsIT {

    private static final Path EAR = Path.of("../../gardeshpay-ear/target/gardeshpay-ear-1.0.0-SNAPSHOT.ear");
    private static final Path WAR = Path.of("../../gardeshpay-web/target/gardeshpay-web-1.0.0-SNAPSHOT-standalone.war");

    @Test
    void noDescriptorNamesASchemaThatAServerWouldReadToo() throws IOException {
        Map<String, String> descriptors = descriptors();
        assertThat(descriptors.keySet())
                .anyMatch(name -> name.endsWith("META-INF/application.xml"))
                .anyMatch(name -> name.endsWith("META-INF/persistence.xml"))
                .anyMatch(name -> name.endsWith("WEB-INF/web.xml"));
        assertThat(descriptors).allSatisfy((name, text) -> assertThat(text).doesNotContain("schemaLocation"));
    }

    @Test
    void noClassIsLookedAtThatIsNoBean() throws IOException {
        Map<String, String> descriptors = descriptors();
        descriptors.keySet().removeIf(name -> !name.endsWith("META-INF/beans.xml"));
        assertThat(descriptors)
                .hasSize(2 * 3)
                .allSatisfy((name, text) -> assertThat(text).isEmpty());
    }

    /** Payara takes a library for one that lies there unpacked too, and does not read its classes. */
    @Test
    void eachLibraryOfOthersHasTheDirectoryThatSparesPayaraToReadIt() throws IOException {
        Set<String> wanted = new TreeSet<>();
        Set<String> there = new TreeSet<>();
        try (ZipFile ear = new ZipFile(EAR.toFile())) {
            ear.stream().map(ZipEntry::getName).forEach(name -> {
                if (name.startsWith("lib/") && name.endsWith(".jar") && !name.startsWith("lib/gardeshpay-")) {
                    wanted.add(name.replace("/", "__").replace(".jar", "_jar") + "/nothing-to-deploy");
                } else if (name.startsWith("lib__") && !name.endsWith("/")) {
                    there.add(name);
                }
            });
        }
        assertThat(there).isNotEmpty().isEqualTo(wanted);
    }

    /** For Payara, such a library has nothing in it: no bean, no descriptor, no service of a server's. */
    @Test
    void nothingInTheLibrariesOfOthersIsForAServer() throws IOException {
        try (ZipFile ear = new ZipFile(EAR.toFile())) {
            List<? extends ZipEntry> libraries = ear.stream()
                    .filter(entry -> entry.getName().matches("lib/(?!gardeshpay-).*\\.jar"))
                    .toList();
            assertThat(libraries).isNotEmpty();
            for (ZipEntry library : libraries) {
                assertThat(namesIn(ear.getInputStream(library)))
                        .as(library.getName())
                        .noneMatch(name -> name.matches("META-INF/(beans|persistence|ejb-jar|web-fragment)\\.xml")
                                || name.matches("META-INF/(glassfish|payara)-resources\\.xml")
                                || name.startsWith("META-INF/services/jakarta."));
            }
        }
    }

    private static List<String> namesIn(InputStream jar) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(jar)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    /** The text of each, by the names of the archives that it is in and its own. */
    private static Map<String, String> descriptors() throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (Path archive : new Path[] {EAR, WAR}) {
            try (InputStream file = Files.newInputStream(archive)) {
                addTo(found, archive.getFileName().toString(), file);
            }
        }
        return found;
    }

    private static void addTo(Map<String, String> found, String archive, InputStream content) throws IOException {
        ZipInputStream zip = new ZipInputStream(content);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = archive + "/" + entry.getName();
            if (name.endsWith(".jar") || name.endsWith(".war")) {
                addTo(found, name, new ByteArrayInputStream(zip.readAllBytes()));
            } else if (name.matches(".*/(META|WEB)-INF/[^/]+\\.xml")) {
                found.put(name, new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }
}
