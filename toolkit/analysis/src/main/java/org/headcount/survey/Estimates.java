package org.headcount.survey;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Estimates, in the order asked for, and what they were made from. Prints as a table of at most 80 columns. */
public final class Estimates implements Iterable<Estimate> {
    private static final int NAME = 24;
    private static final int WIDTH = 80;

    private final List<Survey> surveys;
    private final List<Estimate> estimates;
    private final List<String> notes;
    private final List<String> cautions;

    Estimates(List<Survey> surveys, List<Estimate> estimates, List<String> notes, List<String> cautions) {
        this.surveys = List.copyOf(surveys);
        this.estimates = List.copyOf(estimates);
        this.notes = List.copyOf(notes);
        this.cautions = List.copyOf(cautions);
    }

    /** Those of everybody and of the groups of each column, as one: each metric of all, then of the groups. */
    static Estimates over(Survey survey, List<Estimates> parts) {
        int metrics = parts.get(0).size();
        List<Estimate> all = new ArrayList<>();
        for (int metric = 0; metric < metrics; metric++) {
            for (Estimates part : parts) {
                int groups = part.size() / metrics;
                all.addAll(part.estimates.subList(metric * groups, (metric + 1) * groups));
            }
        }
        return new Estimates(
                List.of(survey),
                all,
                parts.stream().flatMap(part -> part.notes.stream()).distinct().toList(),
                parts.stream()
                        .flatMap(part -> part.cautions.stream())
                        .distinct()
                        .toList());
    }

    /** All of them. */
    public List<Estimate> list() {
        return estimates;
    }

    /** What they were made from: units, prices, design, method; and the {@link #cautions}. */
    public List<String> notes() {
        return Stream.concat(notes.stream(), cautions.stream()).toList();
    }

    /** What in the data may not be meant as it was read, such as amounts that look like codes for missing. */
    public List<String> cautions() {
        return cautions;
    }

    /** The survey they were made from, or the earlier and the later of two. */
    public List<Survey> surveys() {
        return surveys;
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

    /** The estimates of these metrics alone. */
    public Estimates only(String... metrics) {
        List<String> wanted = List.of(metrics);
        wanted.forEach(this::of);
        return new Estimates(
                surveys,
                estimates.stream().filter(it -> wanted.contains(it.metric())).toList(),
                notes,
                cautions);
    }

    /** The estimates but for those of these metrics. */
    public Estimates without(String... metrics) {
        List<String> unwanted = List.of(metrics);
        return new Estimates(
                surveys,
                estimates.stream().filter(it -> !unwanted.contains(it.metric())).toList(),
                notes,
                cautions);
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
                .map(entry -> entry.getKey() + "=" + Numbers.told(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** A table for reading and for pasting; below it what the estimates were made from, and what was dropped. */
    @Override
    public String toString() {
        var text = new StringBuilder(text());
        Stream.concat(notes().stream(), footnotes().stream()).forEach(note -> line(text, note));
        return text.toString();
    }

    /** The table alone, at most 80 columns wide. */
    public String text() {
        var text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT, "%-" + NAME + "s%12s%11s%12s%12s%8s%n", "", "estimate", "se", "low", "high", "rows"));
        // What all of them were told, and the rows that all are about, is not said with each.
        Map<String, Object> shared = shared();
        if (!shared.isEmpty()) {
            line(text, shown(shared));
        }
        boolean grouped = surveys.get(0).groupColumn().isPresent();
        boolean several =
                surveys.get(0).isOver() && surveys.get(0).groupColumns().size() > 1;
        String heading = "";
        Optional<String> column = Optional.empty();
        List<Optional<Parts.Part>> parts = Parts.of(estimates, shared.keySet(), NAME - 1);
        for (int i = 0; i < estimates.size(); i++) {
            Estimate it = estimates.get(i);
            Optional<Parts.Part> part =
                    parts.get(i).filter(any -> !(grouped && it.group().isPresent()));
            if (part.isPresent()) {
                if (!part.get().heading().equals(heading)) {
                    heading = part.get().heading();
                    line(text, heading);
                }
                text.append(row("  " + part.get().label(), it));
                continue;
            }
            String name = named(it.metric(), without(it.parameters(), shared.keySet()));
            if (grouped && it.group().isPresent() && !name.equals(heading)) {
                line(text, name);
            }
            heading = name;
            if (several && !it.by().equals(column)) {
                it.by().ifPresent(by -> line(text, "  " + by));
                column = it.by();
            }
            String indent = several && column.isPresent() ? "    " : "  ";
            text.append(row(
                    it.group()
                            .filter(any -> grouped)
                            .map(group -> indent + group)
                            .orElse(name),
                    it));
        }
        return text.toString();
    }

    /** The name of an estimate's metric, with what it was told. */
    public static String named(Estimate it) {
        return named(it, it.metric());
    }

    static String named(Estimate it, String metric) {
        return named(metric, it.parameters());
    }

    static String named(String metric, Map<String, ?> parameters) {
        return metric + (parameters.isEmpty() ? "" : " (" + shown(parameters) + ")");
    }

    /** What estimates of several metrics were all told alike. */
    private Map<String, Object> shared() {
        if (estimates.stream().map(Estimate::metric).distinct().count() < 2) {
            return Map.of();
        }
        Map<String, Object> shared = new LinkedHashMap<>(estimates.get(0).parameters());
        estimates.forEach(it -> shared.entrySet().retainAll(it.parameters().entrySet()));
        return shared;
    }

    /** Parameters but for those of these names. */
    static Map<String, Object> without(Map<String, Object> parameters, Set<String> names) {
        Map<String, Object> rest = new LinkedHashMap<>(parameters);
        rest.keySet().removeAll(names);
        return rest;
    }

    /** A text on lines of its own, broken at spaces where there are any. */
    private static void line(StringBuilder text, String words) {
        String rest = words;
        while (rest.length() > WIDTH) {
            int space = rest.lastIndexOf(' ', WIDTH);
            int end = space > WIDTH / 2 ? space : WIDTH;
            text.append(rest, 0, end).append(System.lineSeparator());
            rest = "  " + rest.substring(end).strip();
        }
        text.append(rest).append(System.lineSeparator());
    }

    private static String row(String name, Estimate it) {
        String label = name;
        var text = new StringBuilder();
        if (label.length() >= NAME) {
            line(text, label);
            label = "";
        }
        List<String> told = told(it);
        text.append(String.format(
                Locale.ROOT,
                "%-" + NAME + "s%12s%11s%12s%12s%8s%s%n",
                label,
                told.get(0),
                told.get(1),
                told.get(2),
                told.get(3),
                told.get(4),
                it.flag().isPresent() ? "*" : ""));
        return text.toString();
    }

    /**
     * An estimate in as many digits as it is worth: value, standard error, lower and upper end of its interval, rows.
     * What depends on a design is blank where there is none.
     */
    public static List<String> told(Estimate it) {
        Optional<Uncertainty> uncertainty = it.uncertainty();
        double size =
                Math.max(Math.abs(it.value()), uncertainty.map(Uncertainty::se).orElse(0.0));
        return List.of(
                Numbers.brief(it.value(), size),
                uncertainty.map(u -> Numbers.brief(u.se())).orElse(""),
                uncertainty.map(u -> Numbers.brief(u.low(), size)).orElse(""),
                uncertainty.map(u -> Numbers.brief(u.high(), size)).orElse(""),
                Integer.toString(it.rows()));
    }

    /** The table to print in a style of numbers, with its notes. */
    public ResultTable table(NumberStyle style) {
        List<ResultTable.Line> lines = new ArrayList<>();
        boolean grouped = surveys.get(0).groupColumn().isPresent();
        boolean several =
                surveys.get(0).isOver() && surveys.get(0).groupColumns().size() > 1;
        String heading = "";
        Optional<String> column = Optional.empty();
        List<Optional<Parts.Part>> parts = Parts.of(estimates, Set.of(), NAME - 1);
        for (int i = 0; i < estimates.size(); i++) {
            Estimate it = estimates.get(i);
            boolean inPercent = style.isPercent(it.metric(), it.isShare());
            Optional<Parts.Part> part =
                    parts.get(i).filter(any -> !(grouped && it.group().isPresent()));
            if (part.isPresent()) {
                String whole = part.get().heading() + (inPercent ? ", percent" : "");
                if (!whole.equals(heading)) {
                    heading = whole;
                    lines.add(new ResultTable.Heading(whole, 0));
                }
                lines.add(row(part.get().label(), 1, it, style, inPercent));
                continue;
            }
            String name = named(it) + (inPercent ? ", percent" : "");
            if (grouped && it.group().isPresent() && !name.equals(heading)) {
                lines.add(new ResultTable.Heading(name, 0));
            }
            heading = name;
            if (several && !it.by().equals(column)) {
                it.by().ifPresent(by -> lines.add(new ResultTable.Heading(by, 1)));
                column = it.by();
            }
            boolean isGroup = grouped && it.group().isPresent();
            lines.add(row(
                    isGroup ? it.group().orElseThrow() : name,
                    isGroup ? (several && column.isPresent() ? 2 : 1) : 0,
                    it,
                    style,
                    inPercent));
        }
        return new ResultTable(
                List.of("estimate", "se", "low", "high", "rows"),
                lines,
                Stream.concat(shortFootnotes().stream(), notes().stream()).toList());
    }

    private static ResultTable.Row row(String label, int indent, Estimate it, NumberStyle style, boolean inPercent) {
        List<String> cells = new ArrayList<>(cells(it, style, inPercent));
        List<Double> values = new ArrayList<>(values(it, inPercent));
        cells.add(Integer.toString(it.rows()));
        values.add((double) it.rows());
        return new ResultTable.Row(label, indent, cells, values, it.flag().isPresent() ? "*" : "");
    }

    /** The footnotes with the rows that groups dropped for one reason in one line. */
    List<String> shortFootnotes() {
        List<String> lines = new ArrayList<>(
                footnotes().stream().filter(line -> line.startsWith("* ")).toList());
        Map<String, Map<String, Integer>> byReason = new TreeMap<>();
        boolean grouped = estimates.stream().map(Estimate::group).distinct().count() > 1;
        estimates.forEach(it -> it.dropped()
                .forEach((reason, rows) -> byReason.computeIfAbsent(reason, any -> new LinkedHashMap<>())
                        .merge(grouped ? it.group().orElse("all") : it.metric(), rows, Math::max)));
        byReason.forEach((reason, rows) -> {
            boolean alike = !grouped && rows.values().stream().distinct().count() == 1;
            lines.add("dropped rows, " + reason + ": "
                    + (alike
                            ? rows.values().iterator().next().toString()
                            : rows.entrySet().stream()
                                    .map(group -> group.getKey() + " " + group.getValue())
                                    .collect(Collectors.joining(", "))));
        });
        return lines;
    }

    /** Value, standard error and interval as a style prints them. */
    static List<String> cells(Estimate it, NumberStyle style, boolean inPercent) {
        Optional<Uncertainty> uncertainty = it.uncertainty();
        double size =
                Math.max(Math.abs(it.value()), uncertainty.map(Uncertainty::se).orElse(0.0));
        return List.of(
                style.text(it.value(), size, inPercent),
                uncertainty
                        .map(u -> style.text(u.se(), Math.abs(u.se()), inPercent))
                        .orElse(""),
                uncertainty.map(u -> style.text(u.low(), size, inPercent)).orElse(""),
                uncertainty.map(u -> style.text(u.high(), size, inPercent)).orElse(""));
    }

    /** The same as numbers, in percent where the texts are. */
    static List<Double> values(Estimate it, boolean inPercent) {
        double factor = inPercent ? 100 : 1;
        Optional<Uncertainty> uncertainty = it.uncertainty();
        return List.of(
                factor * it.value(),
                factor * uncertainty.map(Uncertainty::se).orElse(Double.NaN),
                factor * uncertainty.map(Uncertainty::low).orElse(Double.NaN),
                factor * uncertainty.map(Uncertainty::high).orElse(Double.NaN));
    }

    /** What the flags in the table mean, and which rows were dropped. */
    public List<String> footnotes() {
        var lines = new ArrayList<String>();
        estimates.stream()
                .flatMap(it -> it.flag().stream())
                .distinct()
                .sorted()
                .forEach(flag -> lines.add("* " + flag));
        List<String> dropped = estimates.stream()
                .map(it -> shown(new TreeMap<>(it.dropped())))
                .filter(reasons -> !reasons.isEmpty())
                .distinct()
                .toList();
        if (dropped.size() < 2) {
            dropped.forEach(reasons -> lines.add("dropped rows: " + reasons));
        } else {
            estimates.stream()
                    .filter(it -> !it.dropped().isEmpty())
                    .map(it -> "dropped rows, " + it.group().orElse(it.metric()) + ": "
                            + shown(new TreeMap<>(it.dropped())))
                    .distinct()
                    .forEach(lines::add);
        }
        return lines;
    }
}
