package ir.gardeshpay.suite;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An archive that a server deploys.
 *
 * @param name the context root of a WAR, without slash; of an EAR, its file's name without the ending
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

    /** An EAR, which names its context roots itself. */
    static Deployable ear(Path file) {
        return new Deployable(nameOf(file), file);
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
