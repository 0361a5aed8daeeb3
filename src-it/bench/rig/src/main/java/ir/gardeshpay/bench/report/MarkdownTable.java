package ir.gardeshpay.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table for the manual. Not thread-safe. */
public final class MarkdownTable {

    private final List<String> lines = new ArrayList<>();

    /**
     * With a head only.
     *
     * @param words so many columns at the left are words; the others are numbers
     */
    public MarkdownTable(List<String> head, int words) {
        lines.add(line(head));
        lines.add(head.stream()
                .map(column -> head.indexOf(column) < words ? "---|" : "---:|")
                .collect(Collectors.joining("", "|", "")));
    }

    /** Adds a line. */
    public void add(String... cells) {
        lines.add(line(List.of(cells)));
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
