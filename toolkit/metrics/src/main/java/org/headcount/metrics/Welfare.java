package org.headcount.metrics;

import java.util.List;

/** Levels: numbers of people, means, totals and quantiles of welfare. */
public final class Welfare {
    private Welfare() {}

    /** The weighted mean of welfare. */
    public static Formula mean() {
        return Formula.of("mean", Distribution::average);
    }

    /** The total of welfare, in units of the weights. */
    public static Formula total() {
        return Formula.of("total", d -> d.total(d::welfare));
    }

    /** The number of people: the sum of the weights. */
    public static Formula population() {
        return Formula.of("population", d -> d.total(i -> 1)).withoutWelfare();
    }

    /** The median, averaging where half of the people is reached exactly. */
    public static Formula median() {
        return Formula.of("median", d -> d.quantile(0.5, QuantileType.INVERSE_CDF_AVERAGED, Bandwidth.proportional()));
    }

    /** {@link #quantile(double, QuantileType)}, averaging where the share is reached exactly. */
    public static Formula quantile(double share) {
        return quantile(share, QuantileType.INVERSE_CDF_AVERAGED);
    }

    /** The welfare that a share of the people do not exceed. */
    public static Formula quantile(double share, QuantileType type) {
        Distribution.requireShare(share);
        return Formula.of("quantile", d -> d.quantile(share, type, Bandwidth.proportional()))
                .with("share", share)
                .with("type", type);
    }

    /** A poverty line as a result of its own: 60 percent of the median, say, with its error. */
    public static Formula line(Line line) {
        return Formula.of("line", line, (d, at) -> at.of(d));
    }

    /** The average of another column. */
    public static Formula meanOf(String column) {
        return Formula.of("mean_of", d -> {
                    double[] values = d.column(column);
                    return d.average(i -> values[i]);
                })
                .reading(column)
                .withoutWelfare()
                .with("column", column);
    }

    /** The total of another column, in units of the weights. */
    public static Formula totalOf(String column) {
        return Formula.of("total_of", d -> {
                    double[] values = d.column(column);
                    return d.total(i -> values[i]);
                })
                .reading(column)
                .withoutWelfare()
                .with("column", column);
    }

    /** The total of one column over the total of another: food in consumption, tax in income. */
    public static Formula ratio(String numerator, String denominator) {
        return Formula.of("ratio", d -> {
                    double[] above = d.column(numerator);
                    double[] below = d.column(denominator);
                    return d.total(i -> above[i]).over(d.total(i -> below[i]));
                })
                .reading(numerator, denominator)
                .withoutWelfare()
                .with("numerator", numerator)
                .with("denominator", denominator);
    }

    static List<MetricEntry> entries() {
        return List.of(
                entry("mean", "mean()", MetricFactory.of(Welfare::mean))
                        .help("average welfare")
                        .formula("sum w x / N")
                        .paper("by definition")
                        .inMoney()
                        .reference("tiny/mean/1"),
                entry("total", "total()", MetricFactory.of(Welfare::total))
                        .help("total welfare, in units of the weights")
                        .formula("sum w x")
                        .paper("by definition")
                        .reference("survey/se_total/1"),
                entry("population", "population()", MetricFactory.of(Welfare::population))
                        .help("number of people")
                        .formula("N = sum w")
                        .paper("by definition")
                        .reference("tiny/sum_weights/1"),
                entry("median", "median()", MetricFactory.of(Welfare::median))
                        .help("welfare that half of the people do not exceed")
                        .formula("the quantile of 1/2")
                        .paper("Hyndman and Fan (1996), American Statistician 50")
                        .inMoney()
                        .needsDensity()
                        .reference("tiny/quantile/2", 3),
                entry("quantile", "quantile(share)", MetricFactory.withNumber("share", 0.5, Welfare::quantile))
                        .help("welfare that a share of the people do not exceed")
                        .formula("smallest x with F(x) >= p; averaged with the next where F(x) = p")
                        .paper("Hyndman and Fan (1996), American Statistician 50")
                        .inMoney()
                        .needsDensity()
                        .reference("tiny/quantile/2", 3),
                entry("line", "line(line)", MetricFactory.underLine(Welfare::line))
                        .help("the poverty line itself, where it is relative")
                        .formula("a fraction of the median or of the mean")
                        .paper("Eurostat (2003), Laeken indicators: detailed calculation methodology")
                        .title("poverty line")
                        .inMoney()
                        .needsDensity()
                        .follows("a fraction of the median", "tiny/relative_line/1"),
                entry("mean_of", "meanOf(column)", MetricFactory.ofColumns(() -> meanOf("tax")))
                        .help("average of another column")
                        .formula("sum w v / N")
                        .paper("by definition")
                        .follows("the mean, of another column", "tiny/mean/1"),
                entry("total_of", "totalOf(column)", MetricFactory.ofColumns(() -> totalOf("tax")))
                        .help("total of another column")
                        .formula("sum w v")
                        .paper("by definition")
                        .follows("the total, of another column", "survey/se_total/1"),
                entry(
                                "ratio",
                                "ratio(numerator, denominator)",
                                MetricFactory.ofColumns(() -> ratio("tax", "programme")))
                        .help("total of one column over the total of another")
                        .formula("sum w v / sum w u")
                        .paper("by definition")
                        .follows("average_tax_rate, of two columns", "survey/average_tax_rate/1"));
    }

    private static MetricEntry entry(String name, String method, MetricFactory factory) {
        return MetricEntry.of(MetricEntry.Family.LEVEL, name, "Welfare." + method, factory);
    }
}
