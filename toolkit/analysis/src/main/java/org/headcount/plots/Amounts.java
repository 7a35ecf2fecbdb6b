package org.headcount.plots;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.headcount.document.Derivation;
import org.headcount.document.Figure;
import org.headcount.document.Hedge;
import org.headcount.document.Interval;
import org.headcount.document.Provenance;
import org.headcount.document.Recorded;
import org.headcount.document.Unit;
import org.headcount.plot.Amount;

/** Figures and intervals as amounts: here whiskers become rounding and arrows hedges. */
final class Amounts {

    private Amounts() {}

    static Amount of(Figure figure) {
        // "At most" goes down to nothing in arithmetic; drawn, it is an end with an arrow.
        return figure.hedge() == Hedge.AT_MOST ? Amount.atMost(figure.point()) : of(figure.point(), figure.interval());
    }

    static Amount of(Derivation derivation) {
        return of(derivation.value(), derivation.interval());
    }

    static Amount of(double value, Interval interval) {
        return Amount.between(value, Math.min(value, interval.low()), Math.max(value, interval.high()));
    }

    /** What a figure is, in our words where there are any, else as printed. */
    static String name(Figure figure) {
        return figure.description().isBlank() ? figure.words() : figure.description();
    }

    /** The unit of all. */
    static <T> Unit unit(List<T> all, Function<T, Unit> unit, Function<T, String> words) {
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

    static Unit unit(List<Figure> figures) {
        return unit(figures, Figure::unit, Figure::text);
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
        String words = id.replace('_', ' ').replace('-', ' ').strip();
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
