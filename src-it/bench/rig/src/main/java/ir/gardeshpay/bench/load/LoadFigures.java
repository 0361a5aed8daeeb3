package ir.gardeshpay.bench.load;

import ir.gardeshpay.bench.run.BenchFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Gatling saw: the table of its report, which is all that it tells of groups in a form that is not its own secret.
 *
 * @param legs by their names
 */
public record LoadFigures(Map<String, LoadFigures.Payments> legs) {

    /** A line of the table: its name, then its cells by their columns. */
    private static final Pattern LINE =
            Pattern.compile("class=\"ellipsed-name\">([^<]+)</span>(.*?)</tr>", Pattern.DOTALL);

    private static final Pattern CELL = Pattern.compile("col-(\\d+)\">([^<]*)</td>");
    private static final int PAID = 3;
    private static final int FAILED = 4;
    private static final int P50 = 8;
    private static final int P99 = 11;

    /**
     * Whole payments of a leg.
     *
     * @param paid those that went through to the end
     * @param failed those that did not
     * @param p50 milliseconds of a whole payment, the median of all
     * @param p99 of hundred payments one takes longer, in milliseconds
     */
    public record Payments(long paid, long failed, long p50, long p99) {

        /** Where there were none. */
        public static final Payments NONE = new Payments(0, 0, 0, 0);

        long tried() {
            return paid + failed;
        }
    }

    static LoadFigures read(Path report) throws IOException {
        return parsed(Files.readString(report));
    }

    static LoadFigures parsed(String report) {
        Map<String, Payments> legs = new HashMap<>();
        Matcher line = LINE.matcher(report);
        while (line.find()) {
            Map<Integer, Long> cells = new HashMap<>();
            Matcher cell = CELL.matcher(line.group(2));
            while (cell.find()) {
                cells.put(Integer.valueOf(cell.group(1)), number(cell.group(2)));
            }
            legs.put(line.group(1), new Payments(at(cells, PAID), at(cells, FAILED), at(cells, P50), at(cells, P99)));
        }
        return new LoadFigures(Map.copyOf(legs));
    }

    private static long at(Map<Integer, Long> cells, int column) {
        Long cell = cells.get(column);
        if (cell == null) {
            throw new BenchFailedException("Gatling's report has no column " + column + " any more");
        }
        return cell;
    }

    /** A dash is none; fractions are not of interest. */
    private static long number(String cell) {
        String digits = cell.replaceAll("\\..*|[^0-9]", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    /** Of this leg. */
    public Payments of(String leg) {
        Payments payments = legs.get(leg);
        if (payments == null) {
            throw new BenchFailedException("Gatling tells nothing of '" + leg + "'");
        }
        return payments;
    }

    /** Of a leg, or of its visitors, if there were any. */
    public Payments find(String name) {
        return legs.getOrDefault(name, Payments.NONE);
    }
}
