package ir.gardeshpay.suite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * An archive that a server deploys.
 *
 * @param name the context root of a WAR, without slash; of an EAR, the name that it gives itself, or else its file's
 *     name without the ending
 * @param file ends in {@code .war} or {@code .ear}
 */
record Deployable(String name, Path file) {

    Deployable {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no file " + file
                    + ". Build the module that makes it: ./mvnw verify from the project's root.");
        }
        file = file.toAbsolutePath();
    }

    /** A WAR under this context root. */
    static Deployable war(Path file, String contextRoot) {
        return new Deployable(contextRoot, file);
    }

    /** An EAR, which names its context roots itself, and itself too: Payara Server takes no other name for it. */
    static Deployable ear(Path file) {
        return new Deployable(ownName(file), file);
    }

    /** The {@code application-name} of its deployment descriptor. */
    private static String ownName(Path ear) {
        if (!Files.isRegularFile(ear)) {
            return nameOf(ear);
        }
        try (ZipFile archive = new ZipFile(ear.toFile())) {
            ZipEntry descriptor = archive.getEntry("META-INF/application.xml");
            if (descriptor == null) {
                return nameOf(ear);
            }
            try (InputStream xml = archive.getInputStream(descriptor)) {
                NodeList names = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(xml)
                        .getElementsByTagName("application-name");
                return names.getLength() == 0
                        ? nameOf(ear)
                        : names.item(0).getTextContent().strip();
            }
        } catch (IOException | SAXException | ParserConfigurationException broken) {
            throw new IllegalArgumentException(
                    "The META-INF/application.xml of " + ear + " cannot be read. Build the EAR anew.", broken);
        }
    }

    /** A file's name without its ending. */
    static String nameOf(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.[we]ar$", "");
    }

    boolean isEar() {
        return file.toString().endsWith(".ear");
    }

    /** What the file must be called where a server takes the context root from it: {@code shop.war}. */
    String fileName() {
        return name + (isEar() ? ".ear" : ".war");
    }
}
