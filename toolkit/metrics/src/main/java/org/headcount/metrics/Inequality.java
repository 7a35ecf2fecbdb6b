package org.headcount.metrics;

import java.util.List;

/**
 * Inequality indices. In the formulas x is welfare, mu its mean, w the weight and N the sum of the weights.
 *
 * <p>No index is corrected for small samples unless its name says so. Where the mean is zero, an index that divides
 * by it is undefined (NaN).
 */
public final class Inequality {
    private Inequality() {}

    /**
     * Gini: half the mean absolute difference between two persons, divided by the mean.
     *
     * <p>Computed as 2 E(x F)/mu - 1 with F the mid-rank (Lerman and Yitzhaki 1984, "A note on the calculation and
     * interpretation of the Gini index", Economics Letters 15), which equals the double sum of w_i w_j |x_i - x_j|
     * over 2 N^2 mu exactly, ties and weights included. The influence is exact too: a person counts by the
     * person's income and by raising the rank of all who are richer (Deville 1999). With negative incomes it may exceed 1.
     */
    public static Formula gini() {
        return Formula.of("gini", Inequality::gini);
    }

    static Linearised gini(Distribution d) {
        return d.rankAverageOfWelfare(x -> x).over(d.average()).times(2).plus(-1);
    }

    /**
     * The Gini times n/(n - 1): unbiased for a simple random sample (Deltas 2003, "The small-sample bias of the Gini
     * coefficient", Review of Economics and Statistics 85). It counts rows, so it refuses rows of differing weight.
     */
    public static Formula giniUnbiased() {
        return Formula.of("gini_unbiased", d -> {
            d.requireEqualWeights("gini_unbiased", "gini");
            double n = d.rows();
            return gini(d).times(n / (n - 1));
        });
    }

    /**
     * The single-parameter Gini: 1 - (1/mu) integral of (1 - F)^v. With v = 2 it is the Gini; a larger v gives more
     * weight to the poor.
     *
     * <p>Donaldson and Weymark (1980), "A single-parameter generalization of the Gini indices of inequality", Journal
     * of Economic Theory 22; Yitzhaki (1983), "On an extension of the Gini inequality index", International Economic
     * Review 24.
     *
     * @param v aversion to inequality, above 1
     */
    public static Formula sGini(double v) {
        if (!(v > 1 && v < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the S-Gini's v must be above 1, was " + v + "; 2 gives the Gini");
        }
        return Formula.of(
                        "s_gini",
                        d -> OrderStatistics.of(d)
                                .survival(v)
                                .over(d.average())
                                .times(-1)
                                .plus(1))
                .with("v", v);
    }

    /** The mean log deviation, {@link #generalizedEntropy GE(0)}: the average of ln(mu/x). */
    public static Formula meanLogDeviation() {
        return Formula.of("mean_log_deviation", d -> entropy(d, 0, Zeros.KEEP));
    }

    /** Theil's index, {@link #generalizedEntropy GE(1)}: the average of (x/mu) ln(x/mu). */
    public static Formula theil() {
        return Formula.of("theil", d -> entropy(d, 1, Zeros.KEEP));
    }

    /** {@link #generalizedEntropy(double, Zeros)}, persons of no income included. */
    public static Formula generalizedEntropy(double alpha) {
        return generalizedEntropy(alpha, Zeros.KEEP);
    }

    /**
     * Generalised entropy: (E((x/mu)^alpha) - 1) / (alpha (alpha - 1)); at 0 the mean log deviation E(ln(mu/x)), at 1
     * Theil's E((x/mu) ln(x/mu)), where 0 ln 0 is 0.
     *
     * <p>Theil (1967), <i>Economics and Information Theory</i>; Cowell (1980), "Generalized entropy and the measurement
     * of distributional change", European Economic Review 13; Shorrocks (1980), "The class of additively decomposable
     * inequality measures", Econometrica 48. A negative income has no share of a total: such rows are left out and
     * counted. With a person of no income it is infinite for alpha of 0 or less.
     */
    public static Formula generalizedEntropy(double alpha, Zeros zeros) {
        if (!Double.isFinite(alpha)) {
            throw new IllegalArgumentException("alpha must be a finite number, was " + alpha);
        }
        return Formula.of("generalized_entropy", d -> entropy(d, alpha, zeros))
                .with("alpha", alpha)
                .with("zeros", zeros);
    }

    private static Linearised entropy(Distribution d, double alpha, Zeros zeros) {
        return zeros.among(d, admitted -> entropy(admitted, alpha));
    }

    private static Linearised entropy(Distribution d, double alpha) {
        // Incomes enter relative to their mean, a constant here: the last bits of a large income survive.
        double unit = d.mean();
        Linearised relative = d.average().times(1 / unit);
        if (alpha == 0) {
            return relative.log().minus(d.average(i -> Math.log(d.welfare(i) / unit)));
        }
        if (alpha == 1) {
            Linearised average = d.average(i -> {
                double x = d.welfare(i) / unit;
                return x == 0 ? 0 : x * Math.log(x);
            });
            return average.over(relative).minus(relative.log());
        }
        return d.average(i -> Math.pow(d.welfare(i) / unit, alpha))
                .over(relative.power(alpha))
                .plus(-1)
                .times(1 / (alpha * (alpha - 1)));
    }

    /** {@link #atkinson(double, Zeros)}, persons of no income included. */
    public static Formula atkinson(double epsilon) {
        return atkinson(epsilon, Zeros.KEEP);
    }

    /**
     * Atkinson: the share of income that could be given up if the rest were spread equally, welfare being the same:
     * 1 - (E((x/mu)^(1 - epsilon)))^(1/(1 - epsilon)), and at 1 one minus the geometric over the arithmetic mean.
     *
     * <p>Atkinson (1970), "On the measurement of inequality", Journal of Economic Theory 2. With a person of no income
     * it is 1 for epsilon of 1 or more. Rows with a negative income are left out and counted.
     *
     * @param epsilon aversion to inequality, above 0
     */
    public static Formula atkinson(double epsilon, Zeros zeros) {
        if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Atkinson's epsilon must be positive, was " + epsilon);
        }
        return Formula.of("atkinson", d -> atkinson(d, epsilon, zeros))
                .with("epsilon", epsilon)
                .with("zeros", zeros);
    }

    private static Linearised atkinson(Distribution d, double epsilon, Zeros zeros) {
        return zeros.among(d, admitted -> atkinson(admitted, epsilon));
    }

    private static Linearised atkinson(Distribution d, double epsilon) {
        double unit = d.mean();
        Linearised relative = d.average().times(1 / unit);
        Linearised equallyDistributed = epsilon == 1
                ? d.average(i -> Math.log(d.welfare(i) / unit)).map(Math::exp, Math::exp)
                : d.average(i -> Math.pow(d.welfare(i) / unit, 1 - epsilon)).power(1 / (1 - epsilon));
        return equallyDistributed.over(relative).times(-1).plus(1);
    }

    /**
     * The relative mean deviation: E|x - mu| / (2 mu), the share of income that would have to change hands to make all
     * equal. Also the Hoover index, Pietra's ratio or the Robin Hood index.
     *
     * <p>Pietra (1915); Hoover (1936), "The measurement of industrial localization", Review of Economics and Statistics
     * 18. As a share it is F(mu) - L(F(mu)).
     */
    public static Formula hoover() {
        return Formula.of("hoover", d -> {
            Linearised mean = d.average();
            double mu = mean.value();
            Linearised held = d.average(i -> Math.max(mu - d.welfare(i), 0));
            double below = d.average(i -> d.welfare(i) < mu ? 1 : 0).value();
            return new Linearised(
                            held.value(), held.influence().plus(mean.influence().times(below)))
                    .over(mean);
        });
    }

    /** The coefficient of variation: the standard deviation (of the population) divided by the mean. */
    public static Formula coefficientOfVariation() {
        return Formula.of("coefficient_of_variation", d -> {
            double mu = d.mean();
            // Shifting by the mean costs nothing at first order: the average deviation from it is zero.
            return d.average(i -> (d.welfare(i) - mu) * (d.welfare(i) - mu))
                    .power(0.5)
                    .over(d.average());
        });
    }

    /**
     * Wolfson's polarisation: 2 (mu/m) (1 - 2 L(1/2) - G), with m the median and L the Lorenz curve. Zero where all are
     * equal, larger the fewer people are in the middle.
     *
     * <p>Wolfson (1994), "When inequalities diverge", American Economic Review 84. L(1/2) is read off the Lorenz
     * polygon; the median averages where half is reached exactly.
     */
    public static Formula wolfson() {
        return Formula.of("wolfson", d -> {
            Linearised mean = d.average();
            Linearised median = d.quantile(0.5, QuantileType.INVERSE_CDF_AVERAGED, Bandwidth.proportional());
            Linearised poorerHalf = d.generalisedLorenz(0.5).over(mean);
            return poorerHalf
                    .times(-2)
                    .minus(gini(d))
                    .plus(1)
                    .times(mean)
                    .over(median)
                    .times(2);
        });
    }

    /**
     * Sen's welfare: mu (1 - G), the mean discounted for inequality.
     *
     * <p>Sen (1974), "Informational bases of alternative welfare approaches", Journal of Public Economics 3.
     */
    public static Formula senWelfare() {
        return Formula.of("sen_welfare", d -> d.average().minus(d.average().times(gini(d))));
    }

    static List<MetricEntry> entries() {
        return List.of(
                entry("gini", "gini()", MetricFactory.of(Inequality::gini))
                        .help("Gini index")
                        .formula("2 E(x F)/mu - 1")
                        .paper("Gini (1914); Lerman and Yitzhaki (1984), Economics Letters 15")
                        .title("Gini")
                        .reference("tiny/gini/1"),
                entry("gini_unbiased", "giniUnbiased()", MetricFactory.of(Inequality::giniUnbiased))
                        .help("Gini index corrected for small samples, of rows of equal weight")
                        .formula("G n/(n - 1)")
                        .paper("Deltas (2003), Review of Economics and Statistics 85")
                        .reference("tiny/gini_unbiased/1"),
                entry("s_gini", "sGini(v)", MetricFactory.withNumber("v", 3, Inequality::sGini))
                        .help("Gini index with a stronger weight on the poor")
                        .formula("1 - integral of (1 - F)^v / mu")
                        .paper("Donaldson and Weymark (1980), Journal of Economic Theory 22; Yitzhaki (1983)")
                        .reference("tiny/s_gini/2"),
                entry("mean_log_deviation", "meanLogDeviation()", MetricFactory.of(Inequality::meanLogDeviation))
                        .help("mean log deviation, GE(0)")
                        .formula("E(ln(mu/x))")
                        .paper("Theil (1967), Economics and Information Theory")
                        .reference("tiny/generalized_entropy/7"),
                entry("theil", "theil()", MetricFactory.of(Inequality::theil))
                        .help("Theil index, GE(1)")
                        .formula("E((x/mu) ln(x/mu))")
                        .paper("Theil (1967), Economics and Information Theory")
                        .title("Theil")
                        .reference("tiny/generalized_entropy/9"),
                entry(
                                "generalized_entropy",
                                "generalizedEntropy(alpha)",
                                MetricFactory.withNumber("alpha", 2, Inequality::generalizedEntropy))
                        .help("generalised entropy index")
                        .formula("(E((x/mu)^alpha) - 1) / (alpha (alpha - 1))")
                        .paper("Shorrocks (1980), Econometrica 48; Cowell (1980), European Economic Review 13")
                        .reference("tiny/generalized_entropy/3"),
                entry("atkinson", "atkinson(epsilon)", MetricFactory.withNumber("epsilon", 0.5, Inequality::atkinson))
                        .help("share of income that equality would be worth")
                        .formula("1 - (E((x/mu)^(1 - epsilon)))^(1/(1 - epsilon))")
                        .paper("Atkinson (1970), Journal of Economic Theory 2")
                        .reference("tiny/atkinson/1"),
                entry("hoover", "hoover()", MetricFactory.of(Inequality::hoover))
                        .help("share of income that would have to change hands for equality")
                        .formula("E(abs(x - mu)) / (2 mu)")
                        .paper("Hoover (1936), Review of Economics and Statistics 18")
                        .reference("tiny/relative_mean_deviation/1"),
                entry(
                                "coefficient_of_variation",
                                "coefficientOfVariation()",
                                MetricFactory.of(Inequality::coefficientOfVariation))
                        .help("standard deviation over the mean")
                        .formula("sqrt(E((x - mu)^2)) / mu")
                        .paper("by definition")
                        .reference("tiny/coefficient_of_variation/1"),
                entry("wolfson", "wolfson()", MetricFactory.of(Inequality::wolfson))
                        .help("polarisation: how far the middle has emptied")
                        .formula("2 (mu/median) (1 - 2 L(1/2) - G)")
                        .paper("Wolfson (1994), American Economic Review 84")
                        .needsDensity()
                        .reference("tiny/wolfson/1"),
                entry("sen_welfare", "senWelfare()", MetricFactory.of(Inequality::senWelfare))
                        .help("mean discounted for inequality")
                        .formula("mu (1 - G)")
                        .paper("Sen (1974), Journal of Public Economics 3")
                        .reference("tiny/sen_welfare/1"));
    }

    private static MetricEntry entry(String name, String method, MetricFactory factory) {
        return MetricEntry.of(MetricEntry.Family.INEQUALITY, name, "Inequality." + method, factory);
    }
}
