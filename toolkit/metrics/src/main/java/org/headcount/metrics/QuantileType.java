package org.headcount.metrics;

/**
 * How a quantile is read off a sample. The numbers are those of Hyndman and Fan (1996), "Sample quantiles
 * in statistical packages", The American Statistician 50.
 */
public enum QuantileType {
    /** The smallest value at which the cumulative weight reaches p (type 1, with weights). */
    INVERSE_CDF,
    /** The same, but the mean of that value and the next where p is reached exactly (type 2, with weights). */
    INVERSE_CDF_AVERAGED,
    /** Linear interpolation between order statistics (type 7) of rows that all weigh the same. */
    LINEAR_TYPE7,
    /** Type 7 of the rows repeated as often as their weight says, which must be a whole number. */
    LINEAR_TYPE7_FREQUENCY;

    double of(Ranked ranked, double share, double population) {
        return switch (this) {
            case INVERSE_CDF -> ranked.welfare[ranked.reaching(share)];
            case INVERSE_CDF_AVERAGED -> averaged(ranked, share);
            case LINEAR_TYPE7 -> {
                requireEqualWeights(ranked);
                yield type7(ranked, share, ranked.welfare.length, ranked.weight[0]);
            }
            case LINEAR_TYPE7_FREQUENCY -> {
                requireWholeWeights(ranked);
                yield type7(ranked, share, population, 1);
            }
        };
    }

    private static double averaged(Ranked ranked, double share) {
        int rank = ranked.reaching(share);
        double value = ranked.welfare[rank];
        boolean between = rank + 1 < ranked.welfare.length && ranked.hits(rank, share);
        return between ? (value + ranked.welfare[rank + 1]) / 2 : value;
    }

    /** Order statistics of {@code n} persons, {@code each} of them weighing the same. */
    private static double type7(Ranked ranked, double share, double n, double each) {
        double place = (n - 1) * share;
        double whole = Math.floor(place * (1 + Ranked.SLACK));
        double fraction = Math.max(0, place - whole);
        double lower = ranked.orderStatistic((whole + 0.5) * each);
        if (fraction == 0 || whole + 1 >= n) {
            return lower;
        }
        double upper = ranked.orderStatistic((whole + 1.5) * each);
        return lower + fraction * (upper - lower);
    }

    private static void requireEqualWeights(Ranked ranked) {
        for (double weight : ranked.weight) {
            if (weight != ranked.weight[0]) {
                throw new IllegalArgumentException("a type 7 quantile takes rows of equal weight, but weights differ ("
                        + ranked.weight[0] + " and " + weight
                        + "); use INVERSE_CDF_AVERAGED, or LINEAR_TYPE7_FREQUENCY for frequency weights");
            }
        }
    }

    private static void requireWholeWeights(Ranked ranked) {
        for (double weight : ranked.weight) {
            if (weight != Math.rint(weight)) {
                throw new IllegalArgumentException("a frequency weight is a whole number, was " + weight
                        + "; did you pass sampling weights? They go with INVERSE_CDF_AVERAGED");
            }
        }
    }
}
