package org.headcount.metrics;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Weight times influence, added up within primary sampling units: all that a variance needs of a sample.
 *
 * <p>A value's variance is that of the total of its influences, estimated from how the units' totals differ within
 * strata, as if units had been drawn with replacement: the sum over strata of (1 - f) n/(n - 1) sum (t - mean)^2. A
 * stratum all of whose units were drawn (f = 1, a certainty) adds 0, also when it has one unit only.
 * Binder (1983), "On the variances of asymptotically normal estimators from complex surveys", International
 * Statistical Review 51; the "ultimate cluster" (Wolter 2007, <i>Introduction to Variance Estimation</i>).
 *
 * <p>With a {@linkplain Design#within(Design) second stage} each PSU adds f times the same of the totals of its own units, f the
 * share of its stratum's PSUs that was drawn. Cochran (1977), <i>Sampling Techniques</i>, section 10.3; S&auml;rndal, Swensson and
 * Wretman (1992), <i>Model Assisted Survey Sampling</i>, section 4.3.
 *
 * <p>Totals of pieces of one sample {@linkplain #add(PsuTotals) add up} to those of the whole.
 */
public final class PsuTotals {
    private final Design design;
    private final double[] high;
    private final double[] low;
    private final Optional<PsuTotals> within;

    /** No influence yet. */
    public PsuTotals(Design design) {
        this.design = design;
        within = design.within().map(PsuTotals::new);
        high = new double[design.psus()];
        low = new double[design.psus()];
    }

    private PsuTotals(Design design, Optional<PsuTotals> within) {
        this.design = design;
        this.within = within;
        high = new double[design.psus()];
        low = new double[design.psus()];
    }

    /** The design whose units these are. */
    public Design design() {
        return design;
    }

    /** Adds weight times influence for one row of the sample. */
    public void add(int row, double weight, double influence) {
        add(design.psuOf(row), weight * influence);
        within.ifPresent(units -> units.add(row, weight, influence));
    }

    /** Adds an amount to a unit's total, keeping what rounding cuts off, as {@link Sum} does. */
    private void add(int psu, double amount) {
        double before = high[psu];
        double sum = before + amount;
        double shadow = sum - before;
        low[psu] += (before - (sum - shadow)) + (amount - shadow);
        high[psu] = sum;
    }

    /** Adds the totals of another piece of the same sample. */
    public void add(PsuTotals piece) {
        requireSameDesign(piece);
        for (int psu = 0; psu < high.length; psu++) {
            add(psu, piece.high[psu]);
            low[psu] += piece.low[psu];
        }
        within.ifPresent(units -> units.add(piece.within.orElseThrow()));
    }

    /** The totals of a constant times the influence. */
    public PsuTotals times(double factor) {
        var product = new PsuTotals(design, within.map(units -> units.times(factor)));
        for (int psu = 0; psu < high.length; psu++) {
            product.high[psu] = factor * high[psu];
            product.low[psu] = factor * low[psu];
        }
        return product;
    }

    /** The total of one unit. */
    public double of(int psu) {
        return high[psu] + low[psu];
    }

    /** The design variance. */
    public double variance(SinglePsu policy) {
        return covariance(this, policy);
    }

    /** The design covariance with another value estimated from the same sample. */
    public double covariance(PsuTotals that, SinglePsu policy) {
        double units = within.map(mine -> mine.covariance(
                        that.within.orElseThrow(), policy, psu -> design.fraction(design.stratumOf(psu))))
                .orElse(0.0);
        return covariance(that, policy, stratum -> 1) + units;
    }

    /** @param share what the variance within each stratum counts for */
    private double covariance(PsuTotals that, SinglePsu policy, IntToDoubleFunction share) {
        requireSameDesign(that);
        int strata = design.strata();
        double[] mine = meanByStratum();
        double[] theirs = that.meanByStratum();
        double[] products = new double[strata];
        for (int psu = 0; psu < high.length; psu++) {
            int h = design.stratumOf(psu);
            products[h] += (of(psu) - mine[h]) * (that.of(psu) - theirs[h]);
        }
        var total = new Sum();
        int estimated = 0;
        for (int h = 0; h < strata; h++) {
            double n = design.psusIn(h);
            if (design.fraction(h) == 1 || share.applyAsDouble(h) == 0) {
                // Every unit of the population is in the sample: a variance of 0 is known, also of a single unit.
                estimated++;
            } else if (n > 1) {
                total.add(share.applyAsDouble(h) * (1 - design.fraction(h)) * n / (n - 1) * products[h]);
                estimated++;
            }
        }
        if (estimated == strata) {
            return total.value();
        }
        return switch (policy) {
            case FAIL -> throw new SinglePsuException(singles(share));
            case CERTAINTY -> total.value();
            case AVERAGE -> total.value() * strata / estimated;
            case ADJUST -> total.value() + aroundGrandMean(that, share);
        };
    }

    private double aroundGrandMean(PsuTotals that, IntToDoubleFunction share) {
        double mine = Sum.over(high.length, this::of) / high.length;
        double theirs = Sum.over(high.length, that::of) / high.length;
        return Sum.over(high.length, psu -> {
            int h = design.stratumOf(psu);
            return design.psusIn(h) == 1
                    ? share.applyAsDouble(h) * (1 - design.fraction(h)) * (of(psu) - mine) * (that.of(psu) - theirs)
                    : 0;
        });
    }

    private double[] meanByStratum() {
        double[] mean = new double[design.strata()];
        for (int psu = 0; psu < high.length; psu++) {
            mean[design.stratumOf(psu)] += of(psu);
        }
        Arrays.setAll(mean, h -> mean[h] / design.psusIn(h));
        return mean;
    }

    private String singles(IntToDoubleFunction share) {
        return IntStream.range(0, design.strata())
                .filter(h -> design.psusIn(h) == 1 && design.fraction(h) < 1 && share.applyAsDouble(h) != 0)
                .mapToObj(design::stratum)
                .limit(10)
                .collect(Collectors.joining(", "));
    }

    private void requireSameDesign(PsuTotals that) {
        if (that.design != design) {
            throw new IllegalArgumentException(
                    "these totals are of units of two samples; values from two samples are independent");
        }
    }

    @Override
    public String toString() {
        return "totals of " + design.psus() + " PSUs in " + design.strata() + " strata";
    }
}
