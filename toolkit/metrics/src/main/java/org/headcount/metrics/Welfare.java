package org.headcount.metrics;

/** Levels: how many people, how much welfare, and where in the distribution it stands. */
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
}
