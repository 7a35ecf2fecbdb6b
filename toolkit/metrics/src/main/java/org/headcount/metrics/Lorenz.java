package org.headcount.metrics;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The Lorenz curve and what follows from it: shares of income, and ratios of shares.
 *
 * <p>The curve is the polygon through (0, 0) and the cumulative shares of people and of income, poorest first
 * (Lorenz 1905, "Methods of measuring the concentration of wealth", Publications of the American Statistical
 * Association 9). Between two households it is straight, so a household astride a share is split and every share
 * of a population is met exactly.
 */
public final class Lorenz {
    private Lorenz() {}

    /** L(p): the share of income that the poorest {@code share} of the people have. */
    public static Formula ordinate(double share) {
        Distribution.requireShare(share);
        return Formula.of("lorenz", d -> ordinate(d, share))
                .with("share", share)
                .asShare();
    }

    /** GL(p) = mu L(p): the income of the poorest {@code share}, per head of everybody (Shorrocks 1983). */
    public static Formula generalised(double share) {
        Distribution.requireShare(share);
        return Formula.of("generalised_lorenz", d -> d.generalisedLorenz(share)).with("share", share);
    }

    /** The share of income of those between two shares of the people: {@code between(0.4, 0.9)} is the middle class's. */
    public static Formula between(double from, double to) {
        Distribution.requireShare(from);
        Distribution.requireShare(to);
        if (from >= to) {
            throw new IllegalArgumentException("a share of income lies between two shares of the people, the smaller"
                    + " first, but they were " + from + " and " + to);
        }
        return Formula.of("share_between", d -> ordinate(d, to).minus(ordinate(d, from)))
                .with("from", from)
                .with("to", to)
                .asShare();
    }

    /** The share of income of the poorest {@code share}. */
    public static Formula bottom(double share) {
        Distribution.requireShare(share);
        return Formula.of("bottom_share", d -> ordinate(d, share))
                .with("share", share)
                .asShare();
    }

    /** The share of income of the richest {@code share}: 1 - L(1 - p). */
    public static Formula top(double share) {
        Distribution.requireShare(share);
        return Formula.of("top_share", d -> top(d, share)).with("share", share).asShare();
    }

    /** The income shares of {@code groups} equal groups of people, poorest first: 10 for deciles, 5 for quintiles. */
    public static List<Metric> shares(int groups) {
        if (groups < 1) {
            throw new IllegalArgumentException("there must be at least one group, was " + groups);
        }
        return IntStream.range(0, groups)
                .<Metric>mapToObj(i -> between((double) i / groups, (double) (i + 1) / groups))
                .toList();
    }

    /** The curve at several shares. */
    public static List<Metric> curve(double... shares) {
        return DoubleStream.of(shares).<Metric>mapToObj(Lorenz::ordinate).toList();
    }

    /**
     * Palma's ratio: the income of the richest tenth over that of the poorest four tenths.
     *
     * <p>Palma (2011), "Homogeneous middles vs. heterogeneous tails", Development and Change 42.
     */
    public static Formula palma() {
        return Formula.of("palma", d -> top(d, 0.1).over(ordinate(d, 0.4)));
    }

    /** The income of the richest fifth over that of the poorest fifth, both read off the Lorenz polygon. */
    public static Formula s80s20() {
        return Formula.of("s80s20", d -> top(d, 0.2).over(ordinate(d, 0.2)));
    }

    /**
     * Eurostat's quintile share ratio: the income of those above the 80 percent quantile over that of those at the 20
     * percent quantile or below. Whole households count, so ties at a quantile all fall on one side of it.
     *
     * <p>Eurostat (2003), "Laeken indicators: detailed calculation methodology". The influence is that of the two
     * incomes with their quantiles moving (Langel and Tille 2011, "Statistical inference for the quintile share ratio",
     * Journal of Statistical Planning and Inference 141), where no density is needed.
     */
    public static Formula quintileShareRatio() {
        return Formula.of("quintile_share_ratio", d -> {
            Linearised poorest = incomeUpTo(d, 0.2);
            Linearised rest = incomeUpTo(d, 0.8);
            return d.average().minus(rest).over(poorest);
        });
    }

    /** The ratio of two quantiles, such as P90/P10; infinite if the lower one is zero. */
    public static Formula percentileRatio(double upper, double lower, QuantileType type) {
        Distribution.requireShare(upper);
        Distribution.requireShare(lower);
        return Formula.of(
                        "percentile_ratio",
                        d -> d.quantile(upper, type, Bandwidth.proportional())
                                .over(d.quantile(lower, type, Bandwidth.proportional())))
                .with("upper", upper)
                .with("lower", lower)
                .with("type", type);
    }

    private static Linearised ordinate(Distribution d, double share) {
        return d.generalisedLorenz(share).over(d.average());
    }

    private static Linearised top(Distribution d, double share) {
        return ordinate(d, 1 - share).times(-1).plus(1);
    }

    /** The income of those at a quantile or below, per head of everybody; whole households. */
    private static Linearised incomeUpTo(Distribution d, double share) {
        double quantile = QuantileType.INVERSE_CDF_AVERAGED.of(d.ranked(), share, d.population());
        double value =
                d.average(i -> d.welfare(i) <= quantile ? d.welfare(i) : 0).value();
        Linearised smooth = d.average(i -> Math.min(d.welfare(i) - quantile, 0));
        return new Linearised(value, smooth.influence());
    }

    static List<MetricEntry> entries() {
        String lorenz = "Lorenz (1905), Publications of the American Statistical Association 9";
        return List.of(
                entry("lorenz", "ordinate(share)", MetricFactory.withNumber("share", 0.4, Lorenz::ordinate))
                        .help("share of income of the poorest share of people: the Lorenz curve")
                        .formula("L(p)")
                        .paper(lorenz)
                        .inPercent()
                        .reference("tiny/lorenz_ordinates/1", 3),
                entry(
                                "generalised_lorenz",
                                "generalised(share)",
                                MetricFactory.withNumber("share", 0.4, Lorenz::generalised))
                        .help("income of the poorest share of people, per head of everybody")
                        .formula("mu L(p)")
                        .paper("Shorrocks (1983), Economica 50")
                        .inMoney()
                        .reference("tiny/generalized_lorenz_ordinates/1", 3),
                entry("bottom_share", "bottom(share)", MetricFactory.withNumber("share", 0.4, Lorenz::bottom))
                        .help("share of income of the poorest share of people")
                        .formula("L(p)")
                        .paper(lorenz)
                        .inPercent()
                        .reference("tiny/bottom_share/1"),
                entry("top_share", "top(share)", MetricFactory.withNumber("share", 0.1, Lorenz::top))
                        .help("share of income of the richest share of people")
                        .formula("1 - L(1 - p)")
                        .paper(lorenz)
                        .inPercent()
                        .reference("tiny/top_share/1"),
                entry("share_between", "between(from, to)", MetricFactory.ofColumns(() -> between(0.2, 0.4)))
                        .help("share of income of the people between two shares")
                        .formula("L(q) - L(p)")
                        .paper(lorenz)
                        .inPercent()
                        .reference("tiny/quintile_shares/1", 1),
                entry("palma", "palma()", MetricFactory.of(Lorenz::palma))
                        .help("income of the richest tenth over that of the poorest four tenths")
                        .formula("(1 - L(0.9)) / L(0.4)")
                        .paper("Palma (2011), Development and Change 42")
                        .reference("tiny/palma/1"),
                entry("s80s20", "s80s20()", MetricFactory.of(Lorenz::s80s20))
                        .help("income of the richest fifth over that of the poorest fifth, by the Lorenz curve")
                        .formula("(1 - L(0.8)) / L(0.2)")
                        .paper("Eurostat (2003), Laeken indicators: detailed calculation methodology")
                        .title("S80/S20")
                        .reference("tiny/s80s20/1"),
                entry("quintile_share_ratio", "quintileShareRatio()", MetricFactory.of(Lorenz::quintileShareRatio))
                        .help("the same of whole households, as Eurostat counts them")
                        .formula("sum w x [x > q80] / sum w x [x <= q20]")
                        .paper("Eurostat (2003); Langel and Tille (2011)")
                        .reference("tiny/s80s20/2"),
                entry(
                                "percentile_ratio",
                                "percentileRatio(upper, lower, type)",
                                MetricFactory.ofColumns(
                                        () -> percentileRatio(0.9, 0.1, QuantileType.INVERSE_CDF_AVERAGED)))
                        .help("ratio of two quantiles, such as P90/P10")
                        .formula("Q(p) / Q(q)")
                        .paper("by definition")
                        .needsDensity()
                        .reference("tiny/percentile_ratio/1"));
    }

    private static MetricEntry entry(String name, String method, MetricFactory factory) {
        return MetricEntry.of(MetricEntry.Family.LORENZ, name, "Lorenz." + method, factory);
    }
}
