package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The archives carry the libraries that the manual lists with their reasons, and no others. */
class LibrariesIT {

    private static final Path MANUAL = Path.of("../../docs/libraries.md");
    private static final Path EAR = Path.of("../../gardeshpay-ear/target/gardeshpay-ear-1.0.0-SNAPSHOT.ear");
    private static final Path WAR = Path.of("../../gardeshpay-web/target/gardeshpay-web-1.0.0-SNAPSHOT.war");
    private static final long LIMIT = 6_000_000;

    @Test
    void theEarCarriesWhatIsListed() throws IOException {
        assertThat(librariesOf(EAR, "lib/")).containsExactlyInAnyOrderElementsOf(listed("lib"));
    }

    @Test
    void theWebModuleCarriesWhatIsListed() throws IOException {
        assertThat(librariesOf(WAR, "WEB-INF/lib/")).containsExactlyInAnyOrderElementsOf(listed("WEB-INF/lib"));
    }

    @Test
    void theEarIsSmallerThanSixMegabytes() throws IOException {
        assertThat(Files.size(EAR)).isLessThan(LIMIT);
    }

    /** The names in the first column of the table whose heading names this directory. */
    private static List<String> listed(String directory) throws IOException {
        List<String> names = new ArrayList<>();
        boolean here = false;
        for (String line : Files.readAllLines(MANUAL)) {
            if (line.startsWith("## ")) {
                here = line.contains("`" + directory + "`");
            } else if (here && line.startsWith("| `")) {
                names.add(line.substring("| `".length(), line.indexOf('`', "| `".length())));
            }
        }
        assertThat(names).as("listed in %s", MANUAL).isNotEmpty();
        return names;
    }

    /** The names of the jars, without their versions. */
    private static List<String> librariesOf(Path archive, String directory) throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (name.startsWith(directory) && name.endsWith(".jar")) {
                    names.add(name.substring(directory.length()).replaceFirst("-[0-9][^/]*\\.jar$", ""));
                }
            }
        }
        return names;
    }
}
