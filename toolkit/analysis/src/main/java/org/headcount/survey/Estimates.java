package org.headcount.survey;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Estimates, in the order asked for, and what they were made from. Prints as a table of at most 80 columns. */
public final class Estimates implements Iterable<Estimate> {
    private static final int NAME = 24;

    private final List<Estimate> estimates;
    private final List<String> notes;

    Estimates(List<Estimate> estimates, List<String> notes) {
        this.estimates = List.copyOf(estimates);
        this.notes = List.copyOf(notes);
    }

    /** All of them. */
    public List<Estimate> list() {
        return estimates;
    }

    /** What they were made from: units, prices, design, method. */
    public List<String> notes() {
        return notes;
    }

    /** The estimate at a position. */
    public Estimate get(int index) {
        return estimates.get(index);
    }

    /** The number of estimates. */
    public int size() {
        return estimates.size();
    }

    /** The first estimate of a metric. */
    public Estimate of(String metric) {
        return find(metric + " was not estimated", it -> it.metric().equals(metric));
    }

    /** The estimate of a metric in a group. */
    public Estimate of(String metric, String group) {
        return find(
                metric + " was not estimated for " + group,
                it -> it.metric().equals(metric)
                        && it.group().filter(group::equals).isPresent());
    }

    private Estimate find(String slip, Predicate<Estimate> wanted) {
        return estimates.stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(slip + "; there are "
                        + estimates.stream().map(Estimate::toString).collect(Collectors.joining("; "))));
    }

    @Override
    public Iterator<Estimate> iterator() {
        return estimates.iterator();
    }

    /** The estimates as a table, a row each. What depends on a design is missing where there is none. */
    public Table toTable() {
        var table = Table.create("estimates");
        table.addColumns(
                strings("group", it -> it.group().orElse("")),
                strings("metric", Estimate::metric),
                strings("parameters", it -> shown(it.parameters())),
                doubles("value", Estimate::value),
                doubles("se", it -> it.uncertainty().map(Uncertainty::se).orElse(Double.NaN)),
                doubles("low", it -> it.uncertainty().map(Uncertainty::low).orElse(Double.NaN)),
                doubles("high", it -> it.uncertainty().map(Uncertainty::high).orElse(Double.NaN)),
                doubles("df", it -> it.uncertainty().map(Uncertainty::df).orElse(Double.NaN)),
                doubles(
                        "deff",
                        it -> it.uncertainty()
                                .map(u -> u.deff().orElse(Double.NaN))
                                .orElse(Double.NaN)),
                doubles("cv", it -> it.cv().orElse(Double.NaN)),
                IntColumn.create(
                        "rows", estimates.stream().mapToInt(Estimate::rows).toArray()),
                strings("dropped", it -> shown(new TreeMap<>(it.dropped()))),
                strings("flag", it -> it.flag().orElse("")));
        return table;
    }

    private StringColumn strings(String name, Function<Estimate, String> of) {
        return StringColumn.create(name, estimates.stream().map(of));
    }

    private DoubleColumn doubles(String name, ToDoubleFunction<Estimate> of) {
        return DoubleColumn.create(name, estimates.stream().mapToDouble(of).toArray());
    }

    private static String shown(Map<String, ?> entries) {
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** A table for reading and for pasting; below it what the estimates were made from, and what was dropped. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT, "%-" + NAME + "s%12s%11s%12s%12s%8s%n", "", "estimate", "se", "low", "high", "rows"));
        String metric = "";
        for (Estimate it : estimates) {
            String name = it.metric() + (it.parameters().isEmpty() ? "" : " (" + shown(it.parameters()) + ")");
            if (it.group().isPresent() && !name.equals(metric)) {
                text.append(name, 0, Math.min(name.length(), 80)).append(System.lineSeparator());
            }
            metric = name;
            text.append(row(it.group().map(group -> "  " + group).orElse(name), it));
        }
        notes.forEach(note -> text.append(note).append(System.lineSeparator()));
        footnotes().forEach(note -> text.append(note).append(System.lineSeparator()));
        return text.toString();
    }

    private static String row(String name, Estimate it) {
        String label = name;
        var text = new StringBuilder();
        if (label.length() >= NAME) {
            text.append(label, 0, Math.min(label.length(), 80)).append(System.lineSeparator());
            label = "";
        }
        text.append(String.format(
                Locale.ROOT,
                "%-" + NAME + "s%12s%11s%12s%12s%8d%s%n",
                label,
                number(it.value()),
                it.uncertainty().map(u -> number(u.se())).orElse(""),
                it.uncertainty().map(u -> number(u.low())).orElse(""),
                it.uncertainty().map(u -> number(u.high())).orElse(""),
                it.rows(),
                it.flag().isPresent() ? "*" : ""));
        return text.toString();
    }

    private List<String> footnotes() {
        var lines = new ArrayList<String>();
        estimates.stream()
                .flatMap(it -> it.flag().stream())
                .distinct()
                .sorted()
                .forEach(flag -> lines.add("* " + flag));
        estimates.stream()
                .map(it -> shown(new TreeMap<>(it.dropped())))
                .filter(dropped -> !dropped.isEmpty())
                .distinct()
                .forEach(dropped -> lines.add("dropped rows: " + dropped));
        return lines;
    }

    /** Six significant digits, never more than eleven characters. */
    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "-" : Double.toString(value);
        }
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-4 || size >= 1e9)) {
            return String.format(Locale.ROOT, "%.4e", value);
        }
        int whole = size < 1 ? 1 : (int) Math.floor(Math.log10(size)) + 1;
        return String.format(Locale.ROOT, "%." + Math.max(0, Math.min(4, 6 - whole)) + "f", value);
    }
}
