package org.headcount.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.headcount.document.Derivation;
import org.headcount.document.Figure;
import org.headcount.document.Figures;
import org.headcount.document.Series;
import org.headcount.document.Unit;
import org.headcount.plot.Amount;
import org.headcount.plot.Axis;
import org.headcount.plot.Bars;
import org.headcount.plot.Icons;
import org.headcount.plot.Intervals;
import org.headcount.plot.Line;
import org.headcount.plot.Nested;
import org.headcount.plot.Plot;
import org.headcount.plot.Slope;
import org.headcount.plot.Waterfall;

/** Plots of printed figures and of series. */
final class FigurePlots {

    private FigurePlots() {}

    private static Plot plot(String title, org.headcount.plot.Form form, List<Figure> figures) {
        Plot plot = Plot.of(title, form).withSource(Amounts.source(figures));
        // What nobody has seen in a source is never shown as fact.
        List<String> unverified =
                figures.stream().filter(Figure::isUnverified).map(Amounts::name).toList();
        return unverified.isEmpty() ? plot : plot.withNote("Not verified: " + String.join(", ", unverified) + ".");
    }

    static Plot intervals(List<Figure> figures) {
        Unit unit = Amounts.unit(figures);
        return plot(
                "Figures as printed, with all that they may be",
                Intervals.of(
                        Axis.of("", unit.words()),
                        figures.stream()
                                .map(figure -> new Intervals.Row(
                                        Amounts.name(figure),
                                        "",
                                        Optional.of(Amounts.of(figure)),
                                        Intervals.State.PLAIN,
                                        figure.words()))
                                .toList()),
                figures);
    }

    static Plot bars(List<Figure> figures) {
        Unit unit = Amounts.unit(figures);
        return plot(
                "Figures as printed",
                new Bars(
                        Axis.of("", unit.words()),
                        figures.stream().map(Amounts::name).toList(),
                        List.of(new Bars.Series(
                                "",
                                figures.stream()
                                        .map(figure -> Optional.of(Amounts.of(figure)))
                                        .toList())),
                        Bars.Layout.GROUPED),
                figures);
    }

    static Plot slope(Figures figures, int first, int last, List<String> topics) {
        List<Figure> used = new ArrayList<>();
        List<Slope.Change> changes = new ArrayList<>();
        for (String topic : topics) {
            Figure before = figures.of(topic, first);
            Figure after = figures.of(topic, last);
            used.add(before);
            used.add(after);
            Derivation growth = figures.growth(topic, first, last);
            changes.add(new Slope.Change(Amounts.words(topic), Amounts.of(before), Amounts.of(after), growth.words()));
        }
        Unit unit = Amounts.unit(used);
        return plot(
                "From " + first + " to " + last,
                new Slope(Axis.of("", unit.words()), Integer.toString(first), Integer.toString(last), changes),
                used);
    }

    static Plot slope(List<Series> series) {
        Unit unit = Amounts.unit(series, Series::unit, Series::topic);
        int[] years = series.get(0).years();
        int first = years[0];
        int last = years[years.length - 1];
        List<Slope.Change> changes = series.stream()
                .map(one -> new Slope.Change(
                        Amounts.words(one.topic()),
                        Amount.of(one.at(first)),
                        Amount.of(one.at(last)),
                        String.format(java.util.Locale.ROOT, "%.1f%% a year", one.annualGrowth())))
                .toList();
        for (Series one : series) {
            int[] own = one.years();
            if (own[0] != first || own[own.length - 1] != last) {
                throw new IllegalArgumentException("'" + one.topic() + "' runs from " + own[0] + " to "
                        + own[own.length - 1] + ", '" + series.get(0).topic() + "' from " + first + " to " + last);
            }
        }
        return Plot.of(
                "From " + first + " to " + last,
                new Slope(Axis.of("", unit.words()), Integer.toString(first), Integer.toString(last), changes));
    }

    static Plot line(List<Series> series) {
        Unit unit = Amounts.unit(series, Series::unit, Series::topic);
        List<Line.Curve> curves = series.stream()
                .map(one -> Line.Curve.line(
                                Amounts.words(one.topic()),
                                Arrays.stream(one.years()).asDoubleStream().toArray(),
                                one.values())
                        .withStroke(Line.Stroke.LINE_AND_DOTS))
                .toList();
        return Plot.of(
                series.size() == 1 ? Amounts.words(series.get(0).topic()) : "Over the years",
                Line.of(Axis.years(), Axis.of("", unit.words()), curves));
    }

    static Plot nested(List<Figure> figures) {
        Unit unit = Amounts.unit(figures);
        List<Nested.Part> inside = List.of();
        for (int i = figures.size() - 1; i >= 0; i--) {
            Figure figure = figures.get(i);
            inside = List.of(new Nested.Part(Amounts.name(figure), Amounts.of(figure), inside));
        }
        return plot("Parts of a whole", new Nested(unit.words(), inside.get(0)), figures);
    }

    static Plot waterfall(List<Figure> figures) {
        Unit unit = Amounts.unit(figures);
        return plot(
                "What adds up",
                new Waterfall(
                        Axis.of("", unit.words()),
                        figures.stream()
                                .map(figure -> new Waterfall.Step(Amounts.name(figure), figure.point()))
                                .toList(),
                        "Together"),
                figures);
    }

    static Plot icons(Figure part, Figure whole) {
        Unit unit = Amounts.unit(List.of(whole, part));
        long some = Math.round(part.point());
        long all = Math.round(whole.point());
        if (some > all) {
            throw new IllegalArgumentException(part.words() + " are more than " + whole.words());
        }
        return plot(
                part.words() + " of " + whole.words(),
                Icons.of(
                        unit.words(),
                        new Icons.Group(Amounts.name(part), some),
                        new Icons.Group("the others", all - some)),
                List.of(part, whole));
    }
}
