package org.headcount.metrics;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * A smooth Lorenz curve fitted to grouped data: poverty and inequality where only shares of income by class are published.
 *
 * <p>Datt (1998), "Computational tools for poverty measurement and analysis", IFPRI FCND Discussion Paper 50, for two forms
 * of curve. The integrals here are exact to rounding, where the customary software sums a hundred steps or stops a root
 * finder early. Welfare at share p is the mean times the slope L'(p), so the headcount H solves L'(H) = z/mean.
 */
public sealed interface LorenzFit permits GeneralQuadratic, BetaLorenz {
    /** What the form of curve is called. */
    String name();

    /** The curve: the share of income of the poorest {@code p}. */
    double at(double p);

    /** Its slope: welfare at {@code p}, relative to the mean. */
    double slope(double p);

    /** Its curvature: the slope of the slope. */
    double curvature(double p);

    /** The estimated coefficients, in the order of the form's formula. */
    List<Double> coefficients();

    /** The Gini: 1 - 2 times the area under the curve. */
    double gini();

    /** The median, for a mean. */
    default double median(double mean) {
        return mean * slope(0.5);
    }

    /**
     * The income shares of equal groups of people, poorest first. They add up to 1, also where the fitted curve does not start
     * at 0 or does not reach 1: L(0) is taken as 0 and L(1) as 1, so the share of the richest tenth is 1 - L(0.9).
     */
    default List<Double> shares(int groups) {
        if (groups < 1) {
            throw new IllegalArgumentException("there must be at least one group, was " + groups);
        }
        return IntStream.range(0, groups)
                .mapToObj(i -> (i + 1 == groups ? 1 : at((i + 1.0) / groups)) - (i == 0 ? 0 : at((double) i / groups)))
                .toList();
    }

    /** The sum of squared distances from the observed points, the last one, (1, 1), left out. */
    default double sumOfSquares(GroupedData data) {
        return IntStream.range(0, data.size() - 1)
                .mapToDouble(i -> data.income(i) - at(data.people(i)))
                .map(distance -> distance * distance)
                .sum();
    }

    /**
     * Poverty at a line, for a mean: the share of the poor, the gap, the squared gap, and Watts.
     *
     * @param headcount H
     * @param gap the average gap, in lines
     * @param severity the average squared gap
     * @param watts the average of ln(z/x) among the poor; absent where the fitted curve gives some of them no positive
     *     income
     */
    record Poverty(double headcount, double gap, double severity, OptionalDouble watts) {
        /** {@code headcount 0.4506, gap 0.1247, severity 0.0475, watts 0.1596}. */
        @Override
        public String toString() {
            return String.format(
                            Locale.ROOT, "headcount %.4f, gap %.4f, severity %.4f, watts ", headcount, gap, severity)
                    + (watts.isPresent() ? String.format(Locale.ROOT, "%.4f", watts.getAsDouble()) : "undefined");
        }
    }

    /** Poverty at a line, for a mean. */
    default Poverty poverty(double mean, double line) {
        double relative = relativeLine(mean, line);
        double headcount = headcount(relative);
        DoubleUnaryOperator gap = p -> 1 - slope(p) / relative;
        double severity = Quadrature.integral(p -> gap.applyAsDouble(p) * gap.applyAsDouble(p), 0, headcount);
        return new Poverty(headcount, headcount - at(headcount) / relative, severity, watts(relative, headcount));
    }

    private OptionalDouble watts(double relative, double headcount) {
        if (headcount == 0) {
            return OptionalDouble.of(0);
        }
        double integral = Quadrature.integral(p -> Math.log(relative / slope(p)), 0, headcount);
        return Double.isNaN(integral) ? OptionalDouble.empty() : OptionalDouble.of(integral);
    }

    /**
     * How poverty responds, in percent for a percent, to the mean and to the Gini when the whole Lorenz curve shifts
     * towards or away from equality by a constant proportion (Kakwani 1993).
     */
    record Elasticities(
            double headcountToMean,
            double gapToMean,
            double severityToMean,
            double headcountToGini,
            double gapToGini,
            double severityToGini) {
        /** {@code to the mean: headcount -1.87, gap -2.61, severity -3.25; to the Gini: headcount 0.44, ...}. */
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "to the mean: headcount %.2f, gap %.2f, severity %.2f; to the Gini: headcount %.2f, gap %.2f,"
                            + " severity %.2f",
                    headcountToMean,
                    gapToMean,
                    severityToMean,
                    headcountToGini,
                    gapToGini,
                    severityToGini);
        }
    }

    /** The elasticities of poverty at a line, for a mean (Datt 1998, table 3). */
    default Elasticities elasticities(double mean, double line) {
        double relative = relativeLine(mean, line);
        Poverty poverty = poverty(mean, line);
        double h = poverty.headcount();
        double density = h * curvature(h);
        double distance = 1 / relative - 1;
        return new Elasticities(
                -relative / density,
                1 - h / poverty.gap(),
                2 * (1 - poverty.gap() / poverty.severity()),
                (1 - relative) / density,
                1 + distance * h / poverty.gap(),
                2 * (1 + distance * poverty.gap() / poverty.severity()));
    }

    private double headcount(double relative) {
        // A convex curve has a rising slope, so halving the bracket cannot go wrong; sixty rounds are all a double
        // holds.
        double low = 0;
        double high = 1;
        while (true) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                return low;
            }
            if (slope(middle) < relative) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    private static double relativeLine(double mean, double line) {
        if (!(mean > 0)) {
            throw new IllegalArgumentException("the mean must be positive, was " + mean);
        }
        return Line.of(line).of(Distribution.of(new double[] {mean})).value() / mean;
    }
}
