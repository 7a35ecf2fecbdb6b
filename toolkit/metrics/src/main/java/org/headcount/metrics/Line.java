package org.headcount.metrics;

import java.util.function.IntToDoubleFunction;

/**
 * A poverty line: a number, a share of the median or of the mean, or each person's own.
 *
 * <p>A relative line is itself estimated from the sample, so a poverty index under it owes part of its
 * standard error to the line; the influence of each person on the line carries that along.
 */
public sealed interface Line {
    /** A larger fraction of the median or the mean is taken for a percentage and refused. */
    double LARGEST_FRACTION = 5;

    /** The line, with the influence of each person on it. */
    Linearised of(Distribution distribution);

    /** A number in the unit of welfare: 3.00 a day in 2021 PPP, say. Its vintage must be the welfare's. */
    static Line of(double line) {
        return new Fixed(line);
    }

    /** A share of the median, such as 0.6; the median averages where half is reached exactly. */
    static Line ofMedian(double fraction) {
        return new OfMedian(fraction, QuantileType.INVERSE_CDF_AVERAGED, Bandwidth.proportional());
    }

    /** A share of the median, with the type of median and the bandwidth of its error chosen. */
    static Line ofMedian(double fraction, QuantileType type, Bandwidth bandwidth) {
        return new OfMedian(fraction, type, bandwidth);
    }

    /** A share of the mean. */
    static Line ofMean(double fraction) {
        return new OfMean(fraction, Bandwidth.proportional());
    }

    /** Each person's own line, given to the survey as a column: welfare is read in multiples of it. */
    static Line own() {
        return new Own();
    }

    /**
     * The same line estimated in each group that is measured. Without this a relative line is that of all people whom an
     * estimate covers, and every group is compared with it: the at-risk-of-poverty rate of a region is the share of its
     * people below 60 percent of the <i>national</i> median (Eurostat; laeken and convey do the same).
     */
    default Line inEachGroup() {
        return estimated() ? new InEachGroup(this) : this;
    }

    /** Whether groups are compared with one line, estimated from all people. */
    default boolean shared() {
        return estimated();
    }

    /**
     * How fast a metric of a distribution changes with its line, at a line that is a number: for a headcount the density
     * there.
     */
    static double slope(Metric metric, Distribution distribution, double line, Bandwidth bandwidth) {
        var moved = new Moved(line, bandwidth);
        metric.at(moved).of(distribution).influence().perRow(distribution.rows());
        return moved.slope.value();
    }

    /** How the density at this line is estimated, where an influence needs it. */
    Bandwidth bandwidth();

    /** What welfare must be measured in under this line. */
    default Metric.Unit unit() {
        return Metric.Unit.WELFARE;
    }

    /** What one unit of welfare is in money, row by row: 1, unless welfare is measured in lines. */
    default IntToDoubleFunction money(Distribution distribution) {
        return row -> 1;
    }

    /** The line as a result shows it: a number where it is one. */
    default Object shown() {
        return toString();
    }

    /** Whether the line is itself an estimate, on which people have influence. */
    boolean estimated();

    /** A line that is a number. */
    record Fixed(double line) implements Line {
        /** A line must be positive. */
        public Fixed {
            if (!(line > 0 && line < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("line must be positive, was " + line
                        + "; did you pass a growth rate, a logarithm, or a code for missing?");
            }
            if (line > Distribution.LARGEST_WELFARE || line < Distribution.SMALLEST_WELFARE) {
                throw new IllegalArgumentException("line must be of a size between " + Distribution.SMALLEST_WELFARE
                        + " and " + Distribution.LARGEST_WELFARE + ", was " + line
                        + "; rescale it together with welfare");
            }
        }

        @Override
        public Linearised of(Distribution distribution) {
            return Linearised.constant(line);
        }

        @Override
        public Bandwidth bandwidth() {
            return Bandwidth.proportional();
        }

        @Override
        public boolean estimated() {
            return false;
        }

        @Override
        public Object shown() {
            return line;
        }

        @Override
        public String toString() {
            return Double.toString(line);
        }
    }

    /** A line that is a share of the median. */
    record OfMedian(double fraction, QuantileType type, Bandwidth bandwidth) implements Line {
        /** A fraction must be positive. */
        public OfMedian {
            requireFraction(fraction);
        }

        @Override
        public Linearised of(Distribution distribution) {
            return distribution.quantile(0.5, type, bandwidth).times(fraction);
        }

        @Override
        public boolean estimated() {
            return true;
        }

        @Override
        public String toString() {
            return fraction + " median";
        }
    }

    /** A line that is a share of the mean. */
    record OfMean(double fraction, Bandwidth bandwidth) implements Line {
        /** A fraction must be positive. */
        public OfMean {
            requireFraction(fraction);
        }

        @Override
        public Linearised of(Distribution distribution) {
            return distribution.average().times(fraction);
        }

        @Override
        public boolean estimated() {
            return true;
        }

        @Override
        public String toString() {
            return fraction + " mean";
        }
    }

    /** A line per person. Welfare is already divided by it, so here it is 1. */
    record Own() implements Line {
        /** The column of a distribution measured in lines that holds each row's line. */
        public static final String COLUMN = "own line";

        @Override
        public Linearised of(Distribution distribution) {
            return Linearised.constant(1);
        }

        @Override
        public Bandwidth bandwidth() {
            return Bandwidth.proportional();
        }

        @Override
        public boolean estimated() {
            return false;
        }

        @Override
        public IntToDoubleFunction money(Distribution distribution) {
            double[] lines = distribution.column(COLUMN);
            return row -> lines[row];
        }

        @Override
        public Metric.Unit unit() {
            return Metric.Unit.LINES;
        }

        @Override
        public String toString() {
            return "own";
        }
    }

    /** A relative line of each group. */
    record InEachGroup(Line line) implements Line {
        @Override
        public Linearised of(Distribution distribution) {
            return line.of(distribution);
        }

        @Override
        public Bandwidth bandwidth() {
            return line.bandwidth();
        }

        @Override
        public boolean estimated() {
            return true;
        }

        @Override
        public boolean shared() {
            return false;
        }

        @Override
        public Line inEachGroup() {
            return this;
        }

        @Override
        public String toString() {
            return line + " of each group";
        }
    }

    /** A line that is estimated from other people: it records how fast the metric under it changes with it. */
    final class Moved implements Line {
        private final double line;
        private final Bandwidth bandwidth;
        private final Sum slope = new Sum();

        private Moved(double line, Bandwidth bandwidth) {
            this.line = line;
            this.bandwidth = bandwidth;
        }

        @Override
        public Linearised of(Distribution distribution) {
            return new Linearised(line, (total, factor) -> slope.add(factor));
        }

        @Override
        public Bandwidth bandwidth() {
            return bandwidth;
        }

        @Override
        public boolean estimated() {
            return true;
        }

        @Override
        public String toString() {
            return Double.toString(line);
        }
    }

    private static void requireFraction(double fraction) {
        if (!(fraction > 0 && fraction <= LARGEST_FRACTION)) {
            throw new IllegalArgumentException("the fraction of a relative line must be "
                    + (fraction > 0 ? "at most " + LARGEST_FRACTION : "positive") + ", was " + fraction
                    + "; 60 percent of the median is 0.6");
        }
    }
}
