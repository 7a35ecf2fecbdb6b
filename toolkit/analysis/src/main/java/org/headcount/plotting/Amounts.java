package org.headcount.plotting;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headcount.document.Audit;
import org.headcount.document.Derivation;
import org.headcount.document.Figure;
import org.headcount.document.Hedge;
import org.headcount.document.Interval;
import org.headcount.document.Source;
import org.headcount.document.Unit;
import org.headcount.document.Valued;
import org.headcount.plot.PlottedAmount;

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

    /** In words: a printed number as printed, a computed one in as few digits as it is known to. */
    static String inWords(Valued valued) {
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
        return citations(figures.stream().map(figure -> figure.provenance().source()));
    }

    /** The source line of an audit: its document, which its figures know; outside facts are of many sources. */
    static String source(Audit audit) {
        return audit.figures().stream()
                .map(figure -> figure.provenance().source())
                .filter(source -> source.id().equals(audit.document()))
                .findFirst()
                .map(Source::citation)
                .orElse(audit.document());
    }

    /** The source line of several sources, each once. */
    static String citations(Stream<Source> sources) {
        return sources.distinct().map(Source::citation).collect(Collectors.joining("; "));
    }

    /** A word of data as a reader writes it: {@code fiscal_input} is fiscal input. */
    static String words(String id) {
        return capital(id.replace('_', ' ').replace('-', ' ').strip());
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
