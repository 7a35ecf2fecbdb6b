package org.headcount.plotting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.headcount.metrics.GroupedData;
import org.headcount.metrics.LorenzFit;
import org.headcount.plot.Axis;
import org.headcount.plot.LineForm;
import org.headcount.plot.Plot;

/** Plots of grouped data and of the curves fitted to them. */
final class GroupedPlots {

    private static final int STEPS = 100;

    private GroupedPlots() {}

    static Plot lorenz(GroupedData data, List<LorenzFit> fits) {
        List<LineForm.Curve> curves = new ArrayList<>();
        curves.add(LineForm.Curve.dots("published", percent(data.people()), percent(data.income())));
        for (LorenzFit fit : fits) {
            curves.add(LineForm.Curve.line(
                    fit.name(),
                    IntStream.rangeClosed(0, STEPS).mapToDouble(i -> i).toArray(),
                    IntStream.rangeClosed(0, STEPS)
                            .mapToDouble(i -> 100 * fit.at((double) i / STEPS))
                            .toArray()));
        }
        return Plot.of(
                        "Lorenz curve of grouped data",
                        LineForm.of(
                                Axis.of("Share of the population, poorest first", "percent"),
                                Axis.of("Share of the total", "percent"),
                                curves))
                .withSubtitle(String.join(
                        "; ",
                        fits.stream()
                                .map(fit -> String.format(Locale.ROOT, "Gini %.4f (%s)", fit.gini(), fit.name()))
                                .toList()));
    }

    static Plot lorenzResiduals(GroupedData data, List<LorenzFit> fits) {
        double[] x = percent(data.people());
        return Plot.of(
                "Residuals of the fitted Lorenz curves",
                LineForm.of(
                        Axis.of("Share of the population, poorest first", "percent")
                                .withRange(0, 100),
                        Axis.of("Published less fitted", "percentage points"),
                        fits.stream()
                                .map(fit -> LineForm.Curve.line(
                                                fit.name(),
                                                x,
                                                IntStream.range(0, data.size())
                                                        .mapToDouble(
                                                                i -> residual(data.income(i), fit.at(data.people(i))))
                                                        .toArray())
                                        .withStroke(LineForm.Stroke.LINE_AND_DOTS))
                                .toList()));
    }

    /** Percentage points from a fitted share to a published one; what is less than the fit is exact to is 0. */
    private static double residual(double published, double fitted) {
        double points = 100 * (published - fitted);
        return Math.abs(points) < 1e-10 ? 0 : points;
    }

    private static double[] percent(List<Double> shares) {
        return shares.stream().mapToDouble(share -> 100 * share).toArray();
    }
}
