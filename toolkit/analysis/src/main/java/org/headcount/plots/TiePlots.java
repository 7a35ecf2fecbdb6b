package org.headcount.plots;

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
import org.headcount.document.Entity;
import org.headcount.document.Period;
import org.headcount.document.Tie;
import org.headcount.document.Ties;
import org.headcount.plot.Flow;
import org.headcount.plot.Matrix;
import org.headcount.plot.Plot;
import org.headcount.plot.Timeline;

/** Plots of who has to do with whom. */
final class TiePlots {

    private TiePlots() {}

    private static String source(Ties ties) {
        return ties.stream()
                .map(tie -> tie.source().id())
                .distinct()
                .map(Amounts::source)
                .collect(Collectors.joining("; "));
    }

    private static String relation(Tie tie) {
        return Amounts.words(tie.relation());
    }

    private static String relations(Ties ties) {
        return ties.stream().map(TiePlots::relation).distinct().collect(Collectors.joining(", "));
    }

    static Plot flow(Ties ties) {
        List<Flow.Link> links = ties.stream()
                .map(tie -> new Flow.Link(tie.from().name(), tie.to().name(), 1, relation(tie)))
                .toList();
        return Plot.of("Who has to do with whom: " + relations(ties), new Flow("", "", "", links))
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
        Plot plot = Plot.of(
                        "Who had to do with whom, and when",
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
        List<Entity> sources = ties.sources();
        List<Entity> targets = ties.targets();
        Map<Matrix.Sign, String> legend = new EnumMap<>(Matrix.Sign.class);
        List<List<Optional<Matrix.Cell>>> cells = new ArrayList<>();
        for (Entity from : sources) {
            List<Optional<Matrix.Cell>> row = new ArrayList<>();
            for (Entity to : targets) {
                Optional<Matrix.Sign> sign = ties.stream()
                        .filter(tie -> tie.from().equals(from) && tie.to().equals(to))
                        .map(TiePlots::sign)
                        .min(java.util.Comparator.naturalOrder());
                sign.ifPresent(found ->
                        legend.put(found, found == Matrix.Sign.FULL ? "said to be so" : "announced, or only inferred"));
                row.add(sign.map(found -> found));
            }
            cells.add(row);
        }
        return Plot.of(
                        "Who has to do with whom: " + relations(ties),
                        new Matrix(
                                sources.stream().map(Entity::name).toList(),
                                targets.stream().map(Entity::name).toList(),
                                cells,
                                "",
                                legend))
                .withSource(source(ties));
    }

    private static Matrix.Sign sign(Tie tie) {
        boolean full = tie.status() != Tie.Status.ANNOUNCED && tie.basis() != Tie.Basis.INFERRED;
        return full ? Matrix.Sign.FULL : Matrix.Sign.HOLLOW;
    }
}
