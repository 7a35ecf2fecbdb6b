package org.headcount.metrics;

/**
 * How wide the kernel is with which a density is estimated. The influence of a person on a quantile, and on
 * a headcount under a relative line, needs the density at a point; nothing else in the toolkit does.
 */
@FunctionalInterface
public interface Bandwidth {
    /** The bandwidth, in units of welfare. */
    double of(Distribution distribution);

    /** The density of welfare at a point, by a Gaussian kernel of this bandwidth. */
    default double density(Distribution distribution, double point) {
        return Density.ofWidth(distribution, point, of(distribution));
    }

    /**
     * A kernel on logarithms, whose width in money grows in proportion to welfare: narrow among the poor, wide among the
     * rich, so that errors hold in both tails of a skewed distribution. One of a single width in money is too wide at the
     * bottom and too narrow at the top. Its width in logarithms is Silverman's rule, 0.9 min(sd, IQR/1.34) n^(-1/5), among
     * those whose welfare has the sign of the point. Where that gives no density, it is NaN, and so is every error that needs
     * it: at 0, where fewer than five rows are near, and where welfare is heaped on a few values.
     *
     * <p>Silverman (1986), section 2.9 and eq. 3.31, and Wand, Marron and Ruppert (1991), "Transformations in density
     * estimation", Journal of the American Statistical Association 86. How well errors hold is in the table of {@code
     * TailErrors}, among the benchmarks.
     */
    static Bandwidth proportional() {
        return new Bandwidth() {
            @Override
            public double of(Distribution distribution) {
                return silverman().of(distribution);
            }

            @Override
            public double density(Distribution distribution, double point) {
                return Density.onLogarithms(distribution, point);
            }

            @Override
            public String toString() {
                return "bandwidth in proportion to welfare";
            }
        };
    }

    /**
     * Silverman's rule of thumb, 0.9 min(sd, IQR/1.34) n^(-1/5), with Kish's effective sample size for n:
     * (sum w)^2 / sum w^2, which does not change when every weight is multiplied by a constant.
     *
     * <p>Silverman (1986), <i>Density Estimation for Statistics and Data Analysis</i>, eq. 3.31; Kish (1965),
     * <i>Survey Sampling</i>, section 11.7.
     */
    static Bandwidth silverman() {
        return new BandwidthRule("bandwidth by Silverman's rule", distribution -> {
            Ranked ranked = distribution.ranked();
            double quartiles = ranked.welfare[ranked.reaching(0.75)] - ranked.welfare[ranked.reaching(0.25)];
            double sd = distribution.standardDeviation();
            // Heaped data can have equal quartiles; the rule is then the standard deviation alone.
            double spread = quartiles > 0 ? Math.min(sd, quartiles / 1.34) : sd;
            return 0.9 * spread * Math.pow(distribution.effectiveRows(), -0.2);
        });
    }

    /**
     * The standard deviation times N^(-1/5), where N is the sum of the weights: the rule of the Laeken
     * indicators' linearisation (Osier 2009, "Variance estimation for complex indicators of poverty and
     * inequality", Survey Research Methods 3). It narrows when all weights are multiplied by a constant,
     * so two ways of grossing up one sample give two standard errors: use it to compare with software that
     * does.
     */
    static Bandwidth weightSum() {
        return new BandwidthRule(
                "bandwidth by the sum of the weights",
                distribution -> distribution.standardDeviation() * Math.pow(distribution.population(), -0.2));
    }

    /** A bandwidth chosen by the analyst. */
    static Bandwidth of(double width) {
        if (!(width > 0)) {
            throw new IllegalArgumentException("a bandwidth must be positive, was " + width);
        }
        return new BandwidthRule("bandwidth of " + width, distribution -> width);
    }
}
