package org.headcount.plotting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.headcount.document.Composition;
import org.headcount.document.Derivation;
import org.headcount.document.Figure;
import org.headcount.document.Figures;
import org.headcount.document.Kind;
import org.headcount.document.Period;
import org.headcount.document.Programme;
import org.headcount.document.Programmes;
import org.headcount.document.Series;
import org.headcount.document.Unit;
import org.headcount.document.Valued;
import org.headcount.plot.Axis;
import org.headcount.plot.Bars;
import org.headcount.plot.Form;
import org.headcount.plot.Icons;
import org.headcount.plot.Intervals;
import org.headcount.plot.LineForm;
import org.headcount.plot.Nested;
import org.headcount.plot.Plot;
import org.headcount.plot.PlottedAmount;
import org.headcount.plot.Slope;
import org.headcount.plot.Timeline;
import org.headcount.plot.Waterfall;

/** Plots of printed figures and of series. */
final class FigurePlots {

    private FigurePlots() {}

    private static Plot plot(String title, Form form, List<? extends Valued> all) {
        Plot plot = Plot.of(title, form).withSource(Amounts.sources(all));
        // A fact that was not seen in any source is never shown as fact.
        List<String> unverified = all.stream()
                .flatMap(valued -> valued.figures().stream())
                .filter(Figure::isUnverified)
                .map(Amounts::name)
                .toList();
        return unverified.isEmpty() ? plot : plot.withNote("Not verified: " + String.join(", ", unverified) + ".");
    }

    private static List<Intervals.Row> rows(List<Valued> all, Function<Valued, PlottedAmount> amount) {
        return all.stream()
                .map(valued -> new Intervals.Row(
                        Amounts.name(valued),
                        "",
                        Optional.of(amount.apply(valued)),
                        Intervals.State.PLAIN,
                        Amounts.inWords(valued)))
                .toList();
    }

    static Plot intervals(List<Valued> all) {
        Unit unit = Amounts.unit(all);
        Plot plot = plot(
                "Figures and their intervals", Intervals.of(Axis.of("", unit.words()), rows(all, Amounts::of)), all);
        return all.stream().allMatch(valued -> valued.interval().isPoint())
                ? plot
                : plot.withNote("Whiskers are all values that the printed digits and hedges allow.");
    }

    static Plot magnitudes(List<Valued> all) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("nothing to plot");
        }
        return plot(
                        "Quantities on a log scale",
                        Intervals.of(Axis.log("", ""), rows(all, FigurePlots::overPowers)),
                        all)
                .withNote("Different things: compare their powers of ten, and no more.");
    }

    /** Powers of ten never come down to nothing: what may be as little is open below. */
    private static PlottedAmount overPowers(Valued valued) {
        PlottedAmount amount = Amounts.of(valued);
        return amount.low() > 0
                ? amount
                : PlottedAmount.between(amount.value(), Double.NEGATIVE_INFINITY, amount.high());
    }

    private static List<Optional<PlottedAmount>> amounts(List<Valued> all) {
        return all.stream().map(valued -> Optional.of(Amounts.of(valued))).toList();
    }

    static Plot bars(List<Valued> all) {
        Unit unit = Amounts.unit(all);
        return plot(
                all.size() == 1 ? Amounts.name(all.get(0)) : "Amounts",
                new Bars(
                        Axis.of("", unit.words()),
                        all.stream().map(Amounts::name).toList(),
                        List.of(new Bars.Series("", amounts(all))),
                        Bars.Layout.GROUPED),
                all);
    }

    static Plot stacked(String whole, List<Valued> parts) {
        Unit unit = Amounts.unit(parts);
        return plot(
                whole,
                new Bars(
                        Axis.of("", unit.words()),
                        List.of(whole),
                        parts.stream()
                                .map(part -> new Bars.Series(Amounts.name(part), amounts(List.of(part))))
                                .toList(),
                        Bars.Layout.STACKED),
                parts);
    }

    static Plot backToBack(Valued left, Valued right) {
        Unit unit = Amounts.unit(List.of(left, right));
        return plot(
                Amounts.name(left) + "; " + Amounts.name(right),
                new Bars(
                        Axis.of("", unit.words()),
                        List.of(""),
                        Stream.of(left, right)
                                .map(side -> new Bars.Series(Amounts.name(side), amounts(List.of(side))))
                                .toList(),
                        Bars.Layout.BACK_TO_BACK),
                List.of(left, right));
    }

    private static List<Figure> figures(List<Series> series) {
        return series.stream().flatMap(one -> one.figures().stream()).distinct().toList();
    }

    static Plot stacked(List<Series> series) {
        Unit unit = Amounts.unit(series, Series::unit, Series::topic);
        int[] years = series.get(0).years();
        return plot(
                "Parts over the years",
                new Bars(
                        Axis.of("", unit.words()),
                        Arrays.stream(years).mapToObj(Integer::toString).toList(),
                        series.stream()
                                .map(one -> Bars.Series.of(
                                        Amounts.words(one.topic()),
                                        Arrays.stream(years)
                                                .mapToDouble(one::at)
                                                .toArray()))
                                .toList(),
                        Bars.Layout.STACKED),
                figures(series));
    }

    /** A product as an area: so many, each so much. */
    static Plot product(Derivation product) {
        List<Figure> figures = product.figures();
        if (!(product.relation() instanceof Composition.Product) || figures.size() != 2) {
            throw new IllegalArgumentException("'" + product.name() + "' is no product of two printed numbers");
        }
        Figure count = figures.get(0);
        Figure each = figures.get(1);
        double[] across = {0, count.point()};
        double[] up = {each.point(), each.point()};
        return plot(
                Amounts.name(product),
                LineForm.of(
                        Axis.of(count.name(), count.unit().words()),
                        Axis.of(each.name(), each.unit().words()),
                        List.of(LineForm.Curve.line(Amounts.inWords(product), across, up)
                                .withBand(across, new double[2], up))),
                List.of(product));
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
                        PlottedAmount.of(one.at(first)),
                        PlottedAmount.of(one.at(last)),
                        String.format(java.util.Locale.ROOT, "%.1f%% a year", one.annualGrowth())))
                .toList();
        for (Series one : series) {
            int[] own = one.years();
            if (own[0] != first || own[own.length - 1] != last) {
                throw new IllegalArgumentException("'" + one.topic() + "' runs from " + own[0] + " to "
                        + own[own.length - 1] + ", '" + series.get(0).topic() + "' from " + first + " to " + last);
            }
        }
        return plot(
                "From " + first + " to " + last,
                new Slope(Axis.of("", unit.words()), Integer.toString(first), Integer.toString(last), changes),
                figures(series));
    }

    static Plot line(List<Series> series) {
        Unit unit = Amounts.unit(series, Series::unit, Series::topic);
        List<LineForm.Curve> curves = series.stream()
                .map(one -> LineForm.Curve.line(
                                Amounts.words(one.topic()),
                                Arrays.stream(one.years()).asDoubleStream().toArray(),
                                one.values())
                        .withStroke(LineForm.Stroke.LINE_AND_DOTS))
                .toList();
        return plot(
                series.size() == 1 ? Amounts.words(series.get(0).topic()) : "Over the years",
                LineForm.of(Axis.years(), Axis.of("", unit.words()), curves),
                figures(series));
    }

    static Plot nested(List<Valued> all) {
        Unit unit = Amounts.unit(all);
        List<Nested.Part> inside = List.of();
        for (int i = all.size() - 1; i >= 0; i--) {
            inside = List.of(new Nested.Part(Amounts.name(all.get(i)), Amounts.of(all.get(i)), inside));
        }
        return plot("Parts of a whole", new Nested(unit.words(), inside.get(0)), all);
    }

    static Plot waterfall(List<Valued> all) {
        Unit unit = Amounts.unit(all);
        return plot(
                "Parts that add up",
                new Waterfall(
                        Axis.of("", unit.words()),
                        all.stream()
                                .map(valued -> new Waterfall.Step(Amounts.name(valued), valued.point()))
                                .toList(),
                        "Together"),
                all);
    }

    /** What the dates of a document span: an event for each, in its order. */
    static Plot timeline(Figures figures) {
        List<Figure> dated = figures.stream()
                .filter(figure -> figure.kind() == Kind.DATE)
                .filter(figure -> !figure.period().equals(Period.UNSTATED))
                .toList();
        if (dated.isEmpty()) {
            throw new IllegalArgumentException("no dates among these figures of " + figures.document());
        }
        List<Timeline.Event> events = dated.stream()
                .map(figure -> new Timeline.Event(
                        Amounts.name(figure),
                        TiePlots.start(figure.period().from()),
                        TiePlots.end(figure.period().to()),
                        Timeline.State.DONE))
                .toList();
        return plot("Events by date", Timeline.of(List.of(new Timeline.Lane("", events))), dated);
    }

    static Plot timeline(Programmes programmes) {
        List<String> documents =
                programmes.stream().map(Programme::document).distinct().toList();
        Map<String, List<Timeline.Event>> lanes = new LinkedHashMap<>();
        int undated = 0;
        for (Programme programme : programmes) {
            Period period = programme.period();
            if (period.equals(Period.UNSTATED)) {
                undated++;
                continue;
            }
            String lane = documents.size() == 1 ? "" : programme.source().citation();
            lanes.computeIfAbsent(lane, any -> new ArrayList<>())
                    .add(new Timeline.Event(
                            programme.name(),
                            TiePlots.start(period.from()),
                            TiePlots.end(period.to()),
                            Timeline.State.DONE));
        }
        if (lanes.isEmpty()) {
            throw new IllegalArgumentException("none of these programmes has a year: " + undated + " programmes");
        }
        Plot plot = Plot.of(
                        "Programmes by period",
                        Timeline.of(lanes.entrySet().stream()
                                .map(lane -> new Timeline.Lane(lane.getKey(), lane.getValue()))
                                .toList()))
                .withSource(
                        documents.size() == 1
                                ? Amounts.citations(programmes.stream().map(Programme::source))
                                : "");
        return undated == 0 ? plot : plot.withNote(undated + " programmes whose figures name no year are left out.");
    }

    static Plot icons(Valued part, Valued whole) {
        Unit unit = Amounts.unit(List.of(whole, part));
        long some = Math.round(part.point());
        long all = Math.round(whole.point());
        if (some > all) {
            throw new IllegalArgumentException(Amounts.inWords(part) + " are more than " + Amounts.inWords(whole));
        }
        return plot(
                Amounts.inWords(part) + " of " + Amounts.inWords(whole),
                Icons.of(
                        unit.words(),
                        new Icons.Group(Amounts.name(part), some),
                        new Icons.Group("the others", all - some)),
                List.of(part, whole));
    }
}
