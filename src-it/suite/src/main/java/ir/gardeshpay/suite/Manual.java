package ir.gardeshpay.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of the manual whose tables are written by the runs that they tell of, each between two comments that name it.
 *
 * @param page is changed between the comments only
 */
public record Manual(Path page) {

    private static final String END = "<!-- end -->";

    /**
     * Puts a text in the place of the one of the same title.
     *
     * @param command what the reader runs to have it written anew
     */
    public void write(String title, String command, String text) {
        String begin = "<!-- " + title + ": written by " + command + " -->";
        try {
            String old = Files.readString(page);
            int from = old.indexOf(begin);
            int to = old.indexOf(END, Math.max(0, from));
            if (from < 0 || to < 0) {
                throw new IllegalStateException(
                        page + " has no place for a table: it needs the two lines\n" + begin + "\n" + END);
            }
            String kept = old.substring(0, from + begin.length());
            Files.writeString(page, kept + "\n" + text + "\n" + old.substring(to));
        } catch (IOException failed) {
            throw new UncheckedIOException("The table could not be written into " + page, failed);
        }
    }
}
