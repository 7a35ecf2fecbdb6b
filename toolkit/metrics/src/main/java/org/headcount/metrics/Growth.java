package org.headcount.metrics;

import java.util.Arrays;

/**
 * Growth and change of a series. Rates are fractions: 0.05 for five percent. A missing value is NaN;
 * what needs one is NaN as well.
 */
public final class Growth {

    private Growth() {}

    /**
     * Growth from the first value to the last, all in all: {@code last / first - 1}.
     */
    public static double total(double first, double last) {
        return last / first - 1;
    }

    /**
     * The rate per step that turns the first value into the last over a number of equal steps,
     * compounded: {@code (last / first)^(1 / steps) - 1}. Between 2001 and 2010 there are nine yearly
     * steps.
     *
     * @param first the value at the start
     * @param last the value at the end
     * @param steps how many steps lie between, a fraction where the times are
     * @throws IllegalArgumentException if a value is not positive, or the steps are not
     */
    public static double compound(double first, double last, double steps) {
        if (first <= 0 || last <= 0) {
            throw new IllegalArgumentException(
                    "compound growth needs positive values, and was given " + first + " and " + last);
        }
        if (steps <= 0) {
            throw new IllegalArgumentException(
                    "compound growth needs at least one step, and was given " + steps + "; are the times in order?");
        }
        return Math.pow(last / first, 1 / steps) - 1;
    }

    /**
     * Compound growth per unit of time between the first and the last value that are not missing.
     *
     * @param times when each value was, rising
     * @param values the values
     * @return the rate, or NaN if fewer than two values are there
     * @throws IllegalArgumentException if the two are not positive, or the times do not rise
     */
    public static double compound(double[] times, double[] values) {
        requireSeries(times, values);
        int first = 0;
        int last = values.length - 1;
        while (first < values.length && Double.isNaN(values[first])) {
            first++;
        }
        while (last > first && Double.isNaN(values[last])) {
            last--;
        }
        return first >= last ? Double.NaN : compound(values[first], values[last], times[last] - times[first]);
    }

    /**
     * The rate of the exponential through the series that fits best: {@code exp(b) - 1}, with {@code b}
     * the slope of ordinary least squares of the logarithm on time. It uses every value, not just the
     * ends (World Bank, World Development Indicators, statistical methods). Missing values are left
     * out.
     *
     * @param times when each value was, rising
     * @param values the values
     * @return the rate, or NaN if fewer than two values are there
     * @throws IllegalArgumentException if a value is not positive, or the times do not rise
     */
    public static double leastSquares(double[] times, double[] values) {
        requireSeries(times, values);
        int n = 0;
        double meanTime = 0;
        double meanLog = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                if (values[i] <= 0) {
                    throw new IllegalArgumentException(
                            "least-squares growth needs positive values, and was given " + values[i]);
                }
                n++;
                meanTime += (times[i] - meanTime) / n;
                meanLog += (Math.log(values[i]) - meanLog) / n;
            }
        }
        double products = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                products += (times[i] - meanTime) * (Math.log(values[i]) - meanLog);
                squares += (times[i] - meanTime) * (times[i] - meanTime);
            }
        }
        return n < 2 ? Double.NaN : Math.expm1(products / squares);
    }

    /**
     * Growth per unit of time in logarithms between the first and the last value that are not missing:
     * {@code ln(last / first) / time}. NaN if fewer than two values are there.
     *
     * @param times when each value was, rising
     */
    public static double logarithmic(double[] times, double[] values) {
        return Math.log1p(compound(times, values));
    }

    /**
     * Change from one value to the next as a fraction of the first of the two; the first entry is NaN.
     */
    public static double[] change(double[] values) {
        double[] change = new double[values.length];
        Arrays.fill(change, Double.NaN);
        for (int i = 1; i < values.length; i++) {
            change[i] = values[i] / values[i - 1] - 1;
        }
        return change;
    }

    /** Difference from one value to the next; of percentages, the change in points. The first entry is NaN. */
    public static double[] difference(double[] values) {
        double[] difference = new double[values.length];
        Arrays.fill(difference, Double.NaN);
        for (int i = 1; i < values.length; i++) {
            difference[i] = values[i] - values[i - 1];
        }
        return difference;
    }

    /**
     * Every value as a multiple of one of them, times a hundred.
     *
     * @param base the position of the value that becomes 100
     */
    public static double[] index(double[] values, int base) {
        return Arrays.stream(values).map(value -> 100 * value / values[base]).toArray();
    }

    /** The sum up to each value; from a missing value on, NaN. */
    public static double[] cumulative(double[] values) {
        double[] sums = values.clone();
        Arrays.parallelPrefix(sums, Double::sum);
        return sums;
    }

    /**
     * Amounts at the prices of one time: each value times the price level of that time over the level
     * of its own.
     *
     * @param values amounts at current prices
     * @param prices a price index at the same times
     * @param base the level of the index whose prices are used
     */
    public static double[] deflate(double[] values, double[] prices, double base) {
        if (values.length != prices.length) {
            throw new IllegalArgumentException(
                    "as many prices as values are needed: " + values.length + " values, " + prices.length + " prices");
        }
        double[] real = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            real[i] = values[i] * base / prices[i];
        }
        return real;
    }

    private static void requireSeries(double[] times, double[] values) {
        if (times.length != values.length) {
            throw new IllegalArgumentException(
                    "as many times as values are needed: " + times.length + " times, " + values.length + " values");
        }
        for (int i = 1; i < times.length; i++) {
            if (!(times[i] > times[i - 1])) {
                throw new IllegalArgumentException(
                        "times must rise: " + times[i] + " follows " + times[i - 1] + " at position " + i);
            }
        }
    }
}
