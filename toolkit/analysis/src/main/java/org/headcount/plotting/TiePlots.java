package org.headcount.plotting;

import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.headcount.document.Measures;
import org.headcount.document.Period;
import org.headcount.document.Tie;
import org.headcount.document.Ties;
import org.headcount.plot.Flow;
import org.headcount.plot.Matrix;
import org.headcount.plot.Plot;
import org.headcount.plot.Timeline;

/** Plots of ties between parties. */
final class TiePlots {

    private TiePlots() {}

    private static String source(Ties ties) {
        return Amounts.citations(ties.stream().map(Tie::source));
    }

    private static String relation(Tie tie) {
        // "Co-organizes" is one word.
        return Amounts.words(tie.relation()).replaceFirst("^Co ", "Co-");
    }

    private static String relations(Ties ties) {
        return ties.stream().map(TiePlots::relation).distinct().collect(Collectors.joining(", "));
    }

    static Plot flow(Ties ties) {
        List<Flow.Link> links = ties.stream()
                .map(tie -> new Flow.Link(tie.from().name(), tie.to().name(), 1, relation(tie)))
                .toList();
        return Plot.of("Ties between parties: " + relations(ties), new Flow("", "", "", links))
                .withSubtitle(ties.size() + " ties from " + ties.sources().size() + " to "
                        + ties.targets().size())
                .withSource(source(ties));
    }

    static Plot timeline(Ties ties) {
        Map<String, List<Timeline.Event>> lanes = new LinkedHashMap<>();
        int undated = 0;
        for (Tie tie : ties) {
            Period period = tie.period();
            if (period.from().isEmpty() && period.to().isEmpty()) {
                undated++;
                continue;
            }
            lanes.computeIfAbsent(relation(tie), any -> new ArrayList<>())
                    .add(new Timeline.Event(
                            tie.from().name() + " \u2192 " + tie.to().name(),
                            start(period.from()),
                            end(period.to()),
                            tie.status() == Tie.Status.ANNOUNCED ? Timeline.State.ANNOUNCED : Timeline.State.DONE));
        }
        if (lanes.isEmpty()) {
            throw new IllegalArgumentException("none of these ties has a date: " + ties);
        }
        Plot plot = Plot.of(
                        "Ties between parties, by period",
                        Timeline.of(lanes.entrySet().stream()
                                .map(lane -> new Timeline.Lane(lane.getKey(), lane.getValue()))
                                .toList()))
                .withSource(source(ties));
        return undated == 0 ? plot : plot.withNote(undated + " ties without a date are left out.");
    }

    /** The beginning of a year, month or day in years and parts of years. */
    static OptionalDouble start(Optional<Temporal> moment) {
        return moment.map(when -> OptionalDouble.of(
                        when.get(ChronoField.YEAR) + (month(when) - 1) / 12.0 + (day(when) - 1) / 365.0))
                .orElseGet(OptionalDouble::empty);
    }

    /** The end of a year, month or day: a span to 2010 lasts until 2011 begins. */
    static OptionalDouble end(Optional<Temporal> moment) {
        return moment.map(when -> {
                    double length = has(when, ChronoField.DAY_OF_MONTH)
                            ? 1 / 365.0
                            : has(when, ChronoField.MONTH_OF_YEAR) ? 1 / 12.0 : 1;
                    return OptionalDouble.of(start(moment).orElseThrow() + length);
                })
                .orElseGet(OptionalDouble::empty);
    }

    private static boolean has(Temporal when, ChronoField field) {
        return when.isSupported(field);
    }

    private static int month(Temporal when) {
        return has(when, ChronoField.MONTH_OF_YEAR) ? when.get(ChronoField.MONTH_OF_YEAR) : 1;
    }

    private static int day(Temporal when) {
        return has(when, ChronoField.DAY_OF_MONTH) ? when.get(ChronoField.DAY_OF_MONTH) : 1;
    }

    static Plot matrix(Ties ties) {
        Map<List<String>, Matrix.Sign> signs = new LinkedHashMap<>();
        ties.forEach(tie -> signs.merge(List.of(tie.from().name(), tie.to().name()), sign(tie), TiePlots::fuller));
        return matrix("Ties between parties: " + relations(ties), signs, "said to be so", "announced, or only inferred")
                .withSource(source(ties));
    }

    static Plot matrix(Measures measures) {
        Map<List<String>, Matrix.Sign> signs = new LinkedHashMap<>();
        measures.forEach(measure ->
                signs.merge(List.of(measure.name(), measure.area().name()), sign(measure.status()), TiePlots::fuller));
        return matrix("Measures by area", signs, "done, or going on", "announced")
                .withSubtitle(measures.size() == 1 ? "One measure" : measures.size() + " measures that have no numbers")
                .withSource(Amounts.citations(
                        measures.stream().map(measure -> measure.place().source())));
    }

    /** Rows and columns in the order in which they are first met. */
    private static Plot matrix(String title, Map<List<String>, Matrix.Sign> signs, String full, String hollow) {
        List<String> rows =
                signs.keySet().stream().map(at -> at.get(0)).distinct().toList();
        List<String> columns =
                signs.keySet().stream().map(at -> at.get(1)).distinct().toList();
        List<List<Optional<Matrix.Cell>>> cells = rows.stream()
                .map(row -> columns.stream()
                        .map(column -> Optional.<Matrix.Cell>ofNullable(signs.get(List.of(row, column))))
                        .toList())
                .toList();
        Map<Matrix.Sign, String> legend = new EnumMap<>(Matrix.Sign.class);
        signs.values().forEach(sign -> legend.put(sign, sign == Matrix.Sign.FULL ? full : hollow));
        return Plot.of(title, new Matrix(rows, columns, cells, "", legend));
    }

    private static Matrix.Sign fuller(Matrix.Sign one, Matrix.Sign other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Matrix.Sign sign(Tie tie) {
        return tie.basis() == Tie.Basis.INFERRED ? Matrix.Sign.HOLLOW : sign(tie.status());
    }

    private static Matrix.Sign sign(Tie.Status status) {
        return status == Tie.Status.ANNOUNCED ? Matrix.Sign.HOLLOW : Matrix.Sign.FULL;
    }
}
