package org.headcount.plotting;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.headcount.document.Derivation;
import org.headcount.document.Figure;
import org.headcount.document.Hedge;
import org.headcount.document.Interval;
import org.headcount.document.Provenance;
import org.headcount.document.Unit;
import org.headcount.document.Valued;
import org.headcount.plot.PlottedAmount;
import org.headcount.recorded.Recorded;

/** Figures and intervals as amounts: here whiskers become rounding and arrows hedges. */
final class Amounts {

    private Amounts() {}

    static PlottedAmount of(Valued valued) {
        // "At most" goes down to nothing in arithmetic; drawn, it is an end with an arrow.
        boolean atMost = valued instanceof Figure figure && figure.hedge() == Hedge.AT_MOST;
        return atMost ? PlottedAmount.atMost(valued.point()) : of(valued.point(), valued.interval());
    }

    static PlottedAmount of(double value, Interval interval) {
        return PlottedAmount.between(value, Math.min(value, interval.low()), Math.max(value, interval.high()));
    }

    /** What it is, as a label. */
    static String name(Valued valued) {
        return capital(valued.name());
    }

    /** How it is told: what is printed as it is printed, what is computed in as few digits as it is known to. */
    static String told(Valued valued) {
        return valued instanceof Derivation derivation ? derivation.brief() : valued.words();
    }

    /** The unit of all. */
    static <T> Unit unit(List<? extends T> all, Function<T, Unit> unit, Function<T, String> words) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("nothing to plot");
        }
        Unit first = unit.apply(all.get(0));
        for (T other : all) {
            if (!unit.apply(other).equals(first)) {
                throw new IllegalArgumentException("'" + words.apply(all.get(0)) + "' is in " + first + " and '"
                        + words.apply(other) + "' in " + unit.apply(other)
                        + ": one axis has one unit, so plot them apart");
            }
        }
        return first;
    }

    static Unit unit(List<? extends Valued> all) {
        return unit(all, Valued::unit, Amounts::naming);
    }

    private static String naming(Valued valued) {
        return valued instanceof Figure figure ? figure.text() : valued.name();
    }

    /** The source line of numbers: that of the figures they rest on. */
    static String sources(List<? extends Valued> all) {
        return source(all.stream().flatMap(valued -> valued.figures().stream()).toList());
    }

    /** The source line of figures: each document or outside source once. */
    static String source(List<Figure> figures) {
        return String.join(
                "; ",
                figures.stream()
                        .map(figure -> figure.provenance() instanceof Provenance.Printed printed
                                ? printed.document()
                                : ((Provenance.Outside) figure.provenance())
                                        .source()
                                        .id())
                        .distinct()
                        .map(Amounts::source)
                        .toList());
    }

    /** A recorded source by its title and date; of any other, what it is called. */
    static String source(String id) {
        Optional<String> recorded = Recorded.builtIn()
                .source(id)
                .map(source ->
                        source.title() + source.date().map(date -> ", " + date).orElse(""));
        return recorded.orElse(id);
    }

    /** A word of data as a reader writes it: {@code fiscal_input} is fiscal input. */
    static String words(String id) {
        return capital(id.replace('_', ' ').replace('-', ' ').strip());
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
