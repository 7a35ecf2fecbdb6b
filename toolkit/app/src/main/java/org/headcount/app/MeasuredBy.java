package org.headcount.app;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.headcount.metrics.Line;
import org.headcount.metrics.Metric;
import org.headcount.metrics.MetricEntry;
import org.headcount.metrics.MetricFactory;
import org.headcount.metrics.Metrics;

/** The metrics that {@code headcount measure} knows by name, under the poverty lines that were given. */
final class MeasuredBy {

    /** Names of the command that are shorter than those of the registry. */
    private static final Map<String, String> SHORT = Map.of("bottom_share", "bottom", "top_share", "top");

    /** Every name, for the help; the number that a metric takes follows a colon. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }

    static List<String> names() {
        return Metrics.byName().stream()
                .map(entry -> SHORT.getOrDefault(entry.name(), entry.name())
                        + entry.factory()
                                .number()
                                .map(number -> ":" + number.name().toUpperCase(Locale.ROOT))
                                .orElse(""))
                .toList();
    }

    /** A metric, and the Java that makes it. */
    record Asked(Metric metric, String java) {}

    /** A poverty line, and the Java that makes it. */
    record NamedLine(Line line, String java) {

        static NamedLine of(double number) {
            return new NamedLine(Line.of(number), plain(number));
        }

        static NamedLine ofMedian(double fraction, boolean inEachGroup) {
            Line line = Line.ofMedian(fraction);
            String java = "Line.ofMedian(" + plain(fraction) + ")";
            return inEachGroup ? new NamedLine(line.inEachGroup(), java + ".inEachGroup()") : new NamedLine(line, java);
        }

        /** Each row's own, in a column. */
        static NamedLine own() {
            return new NamedLine(Line.own(), "Line.own()");
        }

        private String asLine() {
            return java.startsWith("Line.") ? java : "Line.of(" + java + ")";
        }
    }

    private final List<NamedLine> lines;

    MeasuredBy(List<NamedLine> lines) {
        this.lines = List.copyOf(lines);
    }

    /** What is measured when nothing is asked for. */
    List<Asked> usual() {
        List<String> names = new ArrayList<>();
        if (!lines.isEmpty()) {
            names.addAll(List.of("headcount", "poverty_gap", "poverty_severity"));
            if (lines.stream().anyMatch(under -> under.line().estimated())) {
                names.add("line");
            }
        }
        names.addAll(List.of("mean", "median", "gini"));
        return of(names);
    }

    /**
     * The metrics of these names; one under a line for each line.
     *
     * @throws IllegalArgumentException if there is none of a name, or it lacks its line or number
     */
    List<Asked> of(List<String> names) {
        return names.stream().flatMap(name -> metrics(name.strip())).toList();
    }

    private Stream<Asked> metrics(String asked) {
        int colon = asked.indexOf(':');
        String name = colon < 0 ? asked : asked.substring(0, colon);
        MetricEntry entry = Metrics.byName().stream()
                .filter(it -> name.equals(it.name()) || name.equals(SHORT.get(it.name())))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no metric '" + name + "'; there are " + String.join(", ", names())));
        MetricFactory factory = entry.factory();
        if (colon < 0 && factory.number().isPresent()) {
            throw new IllegalArgumentException(name + " needs a number, as in " + name + ":"
                    + plain(factory.number().get().example()));
        }
        if (colon >= 0 && factory.number().isEmpty()) {
            throw new IllegalArgumentException(name + " takes no number");
        }
        double number = colon < 0 ? Double.NaN : number(asked, asked.substring(colon + 1));
        String written = colon < 0 ? "" : plain(number);
        List<NamedLine> under = factory.needsLine() ? lines(name) : List.of(NamedLine.of(1));
        return under.stream()
                .map(line -> new Asked(factory.make(number, line.line()), entry.java(written, line.asLine())));
    }

    private static String plain(double number) {
        return PlainNumbers.decimal(number).toPlainString();
    }

    private List<NamedLine> lines(String name) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(name + " needs a poverty line: give --line or --relative-line");
        }
        return lines;
    }

    private static double number(String asked, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + asked + "' has no number behind its colon", e);
        }
    }
}
