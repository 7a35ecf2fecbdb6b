package org.headcount.plotting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headcount.metrics.Bandwidth;
import org.headcount.metrics.Distribution;
import org.headcount.metrics.Dominance;
import org.headcount.metrics.Inequality;
import org.headcount.metrics.Lorenz;
import org.headcount.metrics.Metric;
import org.headcount.metrics.Poverty;
import org.headcount.metrics.Welfare;
import org.headcount.plot.Axis;
import org.headcount.plot.LineForm;
import org.headcount.plot.Plot;
import org.headcount.plot.Reference;
import org.headcount.survey.Estimate;
import org.headcount.survey.Estimates;
import org.headcount.survey.Survey;
import org.headcount.survey.SurveyChange;

/**
 * Curves of surveys. Each point is an estimate like any other, so where a survey knows its design every curve has its band:
 * the confidence interval at each point, not of the curve as a whole.
 */
final class SurveyPlots {

    /** More bands than this over each other hide what they are to show. */
    private static final int MOST_BANDS = 3;

    private static final String POPULATION = "Share of the population, poorest first";

    private static final int POINTS = 80;

    private SurveyPlots() {}

    /** The curves of surveys, one for each group: estimates of a metric for each value across. */
    private static final class Curves {
        private final List<LineForm.Curve> drawn = new ArrayList<>();
        private final Map<String, List<Estimate>> estimates = new LinkedHashMap<>();
        private String method = "";
        private double level;

        Curves(List<Survey> surveys, double[] across, double times, DoubleFunction<Metric> metric, double up) {
            for (Survey survey : SurveyWords.some(surveys)) {
                Estimates all =
                        survey.estimate(DoubleStream.of(across).mapToObj(metric).toList());
                for (Estimate estimate : all) {
                    estimates
                            .computeIfAbsent(SurveyWords.name(surveys, survey, estimate), any -> new ArrayList<>())
                            .add(estimate);
                }
            }
            double[] x = DoubleStream.of(across).map(value -> value * times).toArray();
            estimates.forEach((name, some) -> drawn.add(curve(name, x, some, up)));
        }

        private LineForm.Curve curve(String name, double[] x, List<Estimate> some, double up) {
            double[] y = some.stream().mapToDouble(it -> it.value() * up).toArray();
            LineForm.Curve curve = LineForm.Curve.line(name, x, y);
            if (estimates.size() > MOST_BANDS
                    || some.stream().anyMatch(it -> it.uncertainty().isEmpty())) {
                return curve;
            }
            method = some.get(0).uncertainty().orElseThrow().method();
            level = some.get(0).uncertainty().orElseThrow().level();
            // An interval may leave what is possible: no share is below nothing or above everything.
            double most = up == 100 ? 100 : Double.POSITIVE_INFINITY;
            return curve.withBand(
                    x,
                    some.stream()
                            .mapToDouble(it -> Math.max(
                                    Math.min(0, it.value()),
                                    it.uncertainty().orElseThrow().low() * up))
                            .toArray(),
                    some.stream()
                            .mapToDouble(it -> Math.min(
                                    most, it.uncertainty().orElseThrow().high() * up))
                            .toArray());
        }

        /** The plot with a note on what its bands are. */
        Plot explained(Plot plot) {
            if (!method.isEmpty()) {
                return plot.withNote(
                        "Bands are confidence intervals of " + SurveyWords.percent(level) + " at each point.");
            }
            boolean designed = estimates.values().stream()
                    .flatMap(List::stream)
                    .anyMatch(it -> it.uncertainty().isPresent());
            return plot.withNote(
                    designed
                            ? "Confidence bands of " + drawn.size() + " curves would hide each other and are left out."
                            : "No bands: the survey has no design.");
        }

        List<LineForm.Curve> and(LineForm.Curve last) {
            return Stream.concat(drawn.stream(), Stream.of(last)).toList();
        }
    }

    private static double[] grid(double from, double to, int steps) {
        return IntStream.rangeClosed(0, steps)
                .mapToDouble(i -> from + (to - from) * i / steps)
                .toArray();
    }

    private static Plot sourced(Plot plot, List<Survey> surveys) {
        return plot.withSource(Survey.source(surveys));
    }

    static Plot lorenz(List<Survey> surveys) {
        Curves curves = new Curves(surveys, grid(0, 1, 100), 100, Lorenz::ordinate, 100);
        String what = SurveyWords.welfare(surveys);
        LineForm form = LineForm.of(
                Axis.of(POPULATION, "percent"),
                Axis.of("Share of " + what, "percent"),
                curves.and(LineForm.Curve.line("equal shares", new double[] {0, 100}, new double[] {0, 100})));
        Plot plot = Plot.of("Lorenz curve of " + what, form)
                .withSubtitle(SurveyWords.compared("Gini", surveys, Inequality.gini()));
        return sourced(curves.explained(plot), surveys);
    }

    static Plot generalisedLorenz(List<Survey> surveys) {
        Curves curves = new Curves(surveys, grid(0, 1, 100), 100, Lorenz::generalised, 1);
        String what = SurveyWords.welfare(surveys);
        LineForm form = LineForm.of(
                Axis.of(POPULATION, "percent"),
                Axis.of("Their " + what + ", per person", SurveyWords.unit(surveys)),
                curves.drawn);
        Plot plot = Plot.of("Generalised Lorenz curve of " + what, form)
                .withSubtitle(SurveyWords.compared("Mean", surveys, Welfare.mean()));
        return sourced(curves.explained(plot), surveys);
    }

    static Plot pen(List<Survey> surveys) {
        Curves curves = new Curves(surveys, grid(0.01, 0.99, 98), 100, Welfare::quantile, 1);
        String what = SurveyWords.welfare(surveys);
        LineForm form = LineForm.of(
                Axis.of(POPULATION, "percent").withRange(0, 100),
                Axis.of(SurveyWords.capital(what), SurveyWords.unit(surveys)),
                curves.drawn);
        Plot plot = Plot.of("Pen's parade of " + what, form)
                .withSubtitle(SurveyWords.compared("Median", surveys, Welfare.median()))
                .withNote("The poorest and the richest hundredth are left out.");
        return sourced(curves.explained(plot), surveys);
    }

    static Plot tip(double line, List<Survey> surveys) {
        Metric headcount = Poverty.headcount(line);
        double most = SurveyWords.estimates(surveys, headcount).stream()
                .mapToDouble(named -> named.estimate().value())
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        double end = Math.min(1, Math.ceil(most * 12.5) / 10);
        Curves curves = new Curves(surveys, grid(0, end, POINTS), 100, share -> Poverty.tip(line, share), 100);
        LineForm form = LineForm.of(
                Axis.of(POPULATION, "percent"),
                Axis.of("Gaps added up, per person, in percent of the line", "percent"),
                curves.drawn);
        Plot plot = Plot.of(
                        "Incidence, intensity and inequality of poverty at " + SurveyWords.line(line, surveys), form)
                .withSubtitle(SurveyWords.compared("Poverty gap", surveys, Poverty.gap(line)))
                .withNote("A curve flattens at the headcount and ends at the poverty gap; its bend is inequality among"
                        + " the poor.");
        return sourced(curves.explained(plot), surveys);
    }

    static Plot dominance(int order, double from, double to, List<Survey> surveys) {
        double[] lines = grid(from, to, POINTS);
        Curves curves = new Curves(surveys, lines, 1, line -> Dominance.curve(order, line), order == 1 ? 100 : 1);
        LineForm form = LineForm.of(
                Axis.of("Poverty line", SurveyWords.unit(surveys)),
                upOf(order, SurveyWords.unit(surveys)),
                curves.drawn);
        Plot plot = Plot.of(titleOf(order), form).withSubtitle(crossings(curves));
        return sourced(curves.explained(plot), surveys);
    }

    private static String titleOf(int order) {
        return switch (order) {
            case 1 -> "Poverty at every line: share of the population below it";
            case 2 -> "Poverty at every line: average shortfall from it";
            default -> "Dominance curve of order " + order;
        };
    }

    private static Axis upOf(int order, String unit) {
        return switch (order) {
            case 1 -> Axis.of("Share of the population below the line", "percent");
            case 2 -> Axis.of("Average shortfall, the non-poor having none", unit);
            default -> Axis.of("Dominance of order " + order, "");
        };
    }

    /** Which of two curves lies lower, or of how many pairs neither does. */
    private static String crossings(Curves curves) {
        List<String> names = List.copyOf(curves.estimates.keySet());
        int pairs = 0;
        int ranked = 0;
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                pairs++;
                ranked +=
                        lower(curves, names.get(i), names.get(j)) || lower(curves, names.get(j), names.get(i)) ? 1 : 0;
            }
        }
        if (pairs == 0) {
            return "";
        }
        if (pairs > 1) {
            return "Of " + pairs + " pairs of curves, " + ranked
                    + " do not cross: there every line ranks poverty alike";
        }
        boolean firstLower = lower(curves, names.get(0), names.get(1));
        return ranked == 0
                ? "The curves cross: which of the two has less poverty depends on the line"
                : (firstLower ? names.get(0) : names.get(1)) + " has less poverty, or as much, at every line shown";
    }

    private static boolean lower(Curves curves, String one, String other) {
        List<Estimate> mine = curves.estimates.get(one);
        List<Estimate> theirs = curves.estimates.get(other);
        return IntStream.range(0, mine.size())
                .allMatch(i -> mine.get(i).value() <= theirs.get(i).value());
    }

    static Plot density(Survey survey, double... lines) {
        List<Survey> surveys = List.of(survey);
        double end = survey.estimate(Welfare.quantile(0.98)).list().stream()
                .mapToDouble(Estimate::value)
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
        Map<String, Distribution> people = survey.groupColumn().isPresent()
                ? survey.distributions()
                : Map.of(survey.name(), survey.distribution());
        double[] points = grid(0, end, 2 * POINTS);
        List<LineForm.Curve> curves = people.entrySet().stream()
                .map(one -> LineForm.Curve.line(
                        one.getKey(),
                        points,
                        DoubleStream.of(points)
                                .map(point -> one.getValue().density(point, Bandwidth.silverman()))
                                .toArray()))
                .toList();
        String what = SurveyWords.welfare(surveys);
        LineForm form = LineForm.of(
                        Axis.of(SurveyWords.capital(what), SurveyWords.unit(surveys)), Axis.of("Density", ""), curves)
                .withAcrossAt(DoubleStream.of(lines)
                        .mapToObj(line -> Reference.at(line, "line " + SurveyWords.money(line)))
                        .toArray(Reference[]::new));
        Plot plot = Plot.of("Distribution of " + what, form)
                .withNote("Gaussian kernel, Silverman's bandwidth. Shown up to the 98th percentile.");
        return sourced(
                lines.length == 0
                        ? plot
                        : plot.withSubtitle(SurveyWords.compared(
                                "Below " + SurveyWords.money(lines[0]), surveys, Poverty.headcount(lines[0]))),
                surveys);
    }

    static Plot growthIncidence(SurveyChange change) {
        double[] shares = grid(0.02, 0.98, 48);
        Estimates growth = change.growthIncidence(shares);
        Estimate ofMean = change.growthOf(Welfare.mean()).get(0);
        Estimate ofPoorest = change.growthOf(Lorenz.generalised(0.4)).get(0);
        LineForm form = LineForm.of(
                        Axis.of(POPULATION, "percent").withRange(0, 100),
                        Axis.of("Growth of the quantile", "percent"),
                        List.of(banded(growth, shares, 100, 100)))
                .withUpAt(Reference.at(100 * ofMean.value(), "growth of the mean"));
        return Plot.of(
                        "Growth incidence from " + change.before().name() + " to "
                                + change.after().name(),
                        form)
                .withSubtitle("The mean of the poorest 40 percent grew by " + SurveyWords.share(ofPoorest)
                        + ", that of all by " + SurveyWords.share(ofMean))
                .withNotes(SurveyWords.bands(growth))
                .withSource(Survey.source(List.of(change.before(), change.after())));
    }

    static Plot dominance(SurveyChange change, int order, double from, double to) {
        double[] lines = grid(from, to, POINTS);
        Estimates differences = change.dominance(order, lines);
        String unit = SurveyWords.unit(List.of(change.before()));
        LineForm form = LineForm.of(
                        Axis.of("Poverty line", unit),
                        order == 1
                                ? Axis.of("Change in the share below the line", "percentage points")
                                : Axis.of("Change in the dominance curve of order " + order, order == 2 ? unit : ""),
                        List.of(banded(differences, lines, 1, order == 1 ? 100 : 1)))
                .withUpAt(Reference.at(0, "no change"));
        long lower = differences.list().stream().filter(it -> it.value() < 0).count();
        long surely = differences.list().stream()
                .filter(it -> it.uncertainty().filter(some -> some.high() < 0).isPresent())
                .count();
        return Plot.of(
                        "Change of poverty at every line, " + change.before().name() + " to "
                                + change.after().name(),
                        form)
                .withSubtitle(
                        "Lower at " + lower + " of the " + lines.length + " lines, by more than the error at " + surely)
                .withNotes(SurveyWords.bands(differences))
                .withSource(Survey.source(List.of(change.before(), change.after())));
    }

    private static LineForm.Curve banded(Estimates estimates, double[] across, double times, double up) {
        double[] x = DoubleStream.of(across).map(value -> value * times).toArray();
        LineForm.Curve curve = LineForm.Curve.line(
                "",
                x,
                estimates.list().stream().mapToDouble(it -> it.value() * up).toArray());
        boolean known =
                estimates.list().stream().allMatch(it -> it.uncertainty().isPresent());
        return known
                ? curve.withBand(
                        x,
                        estimates.list().stream()
                                .mapToDouble(
                                        it -> it.uncertainty().orElseThrow().low() * up)
                                .toArray(),
                        estimates.list().stream()
                                .mapToDouble(
                                        it -> it.uncertainty().orElseThrow().high() * up)
                                .toArray())
                : curve;
    }
}
