package ir.gardeshpay.bench.compare;

import ir.gardeshpay.bench.report.Spread;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Payments a second, round by round, as SVG: for each server the module's and the floor's. Written by hand, because a
 * library for charts wants the JDK's graphics, which servers' JDKs lack.
 *
 * @param servers their rounds
 */
record Plot(Map<String, List<Pair>> servers) {

    private static final int WIDTH = 380;
    private static final int HEIGHT = 300;
    private static final int LEFT = 50;
    private static final int TOP = 40;
    private static final int RIGHT = 20;
    private static final int BOTTOM = 60;
    private static final int STEPS = 4;
    private static final int TEN = 10;
    private static final String MODULE = "#0b6e4f";
    private static final String FLOOR = "#8a8a8a";

    String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"12\">%n<title>Payments a second, round by round</title>%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n",
                WIDTH * servers.size(),
                HEIGHT));
        int panel = 0;
        for (Map.Entry<String, List<Pair>> server : servers.entrySet()) {
            svg.append(String.format(Locale.ROOT, "<g transform=\"translate(%d,0)\">%n", WIDTH * panel++))
                    .append(panel(server.getKey(), server.getValue()))
                    .append("</g>\n");
        }
        return svg.append("</svg>\n").toString();
    }

    private static String panel(String server, List<Pair> pairs) {
        double top = roundedUp(pairs.stream()
                .mapToDouble(
                        pair -> Math.max(pair.module().perSecond(), pair.floor().perSecond()))
                .max()
                .orElse(1));
        StringBuilder panel =
                new StringBuilder(text(LEFT, TOP / 2, server + ": payments a second, by round", "#000000"));
        for (int step = 0; step <= STEPS; step++) {
            double value = top * step / STEPS;
            double y = y(value, top);
            panel.append(String.format(
                            Locale.ROOT,
                            "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>%n",
                            LEFT,
                            WIDTH - RIGHT,
                            y,
                            y))
                    .append(text(LEFT / TEN, y + TEN / 2.0, Spread.number(value), "#000000"));
        }
        for (int round = 0; round < pairs.size(); round++) {
            panel.append(text(x(round, pairs.size()), HEIGHT - BOTTOM + TEN * 2, String.valueOf(round + 1), "#000000"));
        }
        return panel.append(line(pairs, top, pair -> pair.module().perSecond(), MODULE))
                .append(line(pairs, top, pair -> pair.floor().perSecond(), FLOOR))
                .append(text(LEFT, HEIGHT - TEN, "GardeshPay", MODULE))
                .append(text(WIDTH / 2.0, HEIGHT - TEN, "floor", FLOOR))
                .toString();
    }

    private static String line(List<Pair> pairs, double top, ToDoubleFunction<Pair> value, String colour) {
        String points = java.util.stream.IntStream.range(0, pairs.size())
                .mapToObj(round -> String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        x(round, pairs.size()),
                        y(value.applyAsDouble(pairs.get(round)), top)))
                .collect(Collectors.joining(" "));
        String dots =
                points.replaceAll("(\\S+),(\\S+)", "<circle cx=\"$1\" cy=\"$2\" r=\"4\" fill=\"" + colour + "\"/>");
        return "<polyline fill=\"none\" stroke-width=\"2\" stroke=\"" + colour + "\" points=\"" + points + "\"/>\n"
                + dots + "\n";
    }

    private static double x(int round, int rounds) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (round + 1.0) / (rounds + 1.0);
    }

    private static double y(double value, double top) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top;
    }

    private static double roundedUp(double value) {
        double step = Math.pow(TEN, Math.floor(Math.log10(value)));
        return Math.ceil(value / step) * step;
    }

    private static String text(double x, double y, String text, String colour) {
        return String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\">%s</text>%n", x, y, colour, text);
    }
}
