package org.headcount.metrics;

/** Estimates of the density of welfare at a point by a Gaussian kernel, and whether welfare is too heaped to have one. */
final class Density {

    /** Fewer rows than this under the kernel, counted as {@link Distribution#effectiveRows} are, give no density. */
    private static final double FEWEST_ROWS = 5;

    /** Where one value has more than this share of what is under the kernel, welfare is heaped and has no density. */
    private static final double LARGEST_HEAP = 0.3;

    private Density() {}

    /**
     * The density at a point, by a kernel on the logarithms of the welfare that has its sign. Unknown (NaN) at 0, where only a
     * heap can be; where few rows are near; and where welfare is heaped on a few values, so that the distribution function
     * is a stair.
     */
    static double onLogarithms(Distribution people, double point) {
        if (point == 0) {
            return Double.NaN;
        }
        Ranked order = people.ranked();
        boolean positive = point > 0;
        int from = positive ? order.below(Double.MIN_VALUE) : 0;
        int to = positive ? people.rows() : order.below(0);
        double width = width(order, from, to);
        double at = Math.log(Math.abs(point));
        var all = new Sum();
        var squares = new Sum();
        double heap = 0;
        double ofValue = 0;
        for (int k = from; k < to; k++) {
            double distance = (Math.log(Math.abs(order.welfare[k])) - at) / width;
            double under = order.weight[k] * Math.exp(-distance * distance / 2);
            all.add(under);
            squares.add(under * under);
            ofValue = k > from && order.welfare[k] == order.welfare[k - 1] ? ofValue + under : under;
            heap = Math.max(heap, ofValue);
        }
        double sum = all.value();
        if (!(sum * sum >= FEWEST_ROWS * squares.value() && heap <= LARGEST_HEAP * sum)) {
            return Double.NaN;
        }
        return sum / (Math.sqrt(2 * Math.PI) * width * Math.abs(point) * people.population());
    }

    /** Silverman's rule for the logarithms of a stretch of the order, which is all above zero or all below it. */
    private static double width(Ranked order, int from, int to) {
        int count = to - from;
        double people = Sum.over(count, k -> order.weight[from + k]);
        double squares = Sum.over(count, k -> order.weight[from + k] * order.weight[from + k]);
        double mean =
                Sum.over(count, k -> order.weight[from + k] * Math.log(Math.abs(order.welfare[from + k]))) / people;
        double variance = Sum.over(count, k -> {
                    double distance = Math.log(Math.abs(order.welfare[from + k])) - mean;
                    return order.weight[from + k] * distance * distance;
                })
                / people;
        double sd = Math.sqrt(variance);
        double below = 0;
        double lower = Double.NaN;
        double upper = Double.NaN;
        for (int k = from; k < to; k++) {
            below += order.weight[k];
            double log = Math.log(Math.abs(order.welfare[k]));
            lower = Double.isNaN(lower) && below >= 0.25 * people ? log : lower;
            upper = Double.isNaN(upper) && below >= 0.75 * people ? log : upper;
        }
        double quartiles = Math.abs(upper - lower);
        // Heaped data can have equal quartiles; the other half of the rule then stays alone.
        double spread = quartiles > 0 ? Math.min(sd, quartiles / 1.34) : sd;
        return 0.9 * spread * Math.pow(people * people / squares, -0.2);
    }

    /** The density at a point by a Gaussian kernel of a width in units of welfare. */
    static double ofWidth(Distribution people, double point, double width) {
        Ranked order = people.ranked();
        // Nine bandwidths away the kernel is below 1e-17 of its peak.
        int from = order.below(point - 9 * width);
        int to = order.below(point + 9 * width);
        double sum = Sum.over(to - from, k -> {
            double distance = (order.welfare[from + k] - point) / width;
            return order.weight[from + k] * Math.exp(-distance * distance / 2);
        });
        return sum / (Math.sqrt(2 * Math.PI) * width * people.population());
    }

    /** Whether a value that four standard errors of a share do not span lies within two of the share. */
    static boolean isAtHeap(Distribution people, double share) {
        Ranked order = people.ranked();
        double error = Math.sqrt(share * (1 - share) / people.effectiveRows());
        int from = order.reaching(Math.max(0, share - 2 * error));
        int to = order.reaching(Math.min(1, share + 2 * error));
        while (from > 0 && order.welfare[from - 1] == order.welfare[from]) {
            from--;
        }
        double ofValue = 0;
        for (int k = from; k < people.rows() && (k <= to || order.welfare[k] == order.welfare[to]); k++) {
            ofValue =
                    k > from && order.welfare[k] == order.welfare[k - 1] ? ofValue + order.weight[k] : order.weight[k];
            // A single row does not count as a heap, however few rows there are.
            if (k > from && order.welfare[k] == order.welfare[k - 1] && ofValue > 4 * error * people.population()) {
                return true;
            }
        }
        return false;
    }
}
