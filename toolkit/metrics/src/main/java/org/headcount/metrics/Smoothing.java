package org.headcount.metrics;

import java.util.Arrays;

/**
 * A series of values smoothed and completed; {@link Growth} has its rates. A missing value is NaN; what needs one is NaN as well.
 */
public final class Smoothing {
    private Smoothing() {}

    /** The mean of each value and the {@code window - 1} before it; NaN where one of them is missing, and at the start. */
    public static double[] trailingAverage(double[] values, int window) {
        return average(values, window, window - 1);
    }

    /** The mean of each value and as many before it as after it; the window is odd. NaN where one is missing. */
    public static double[] centredAverage(double[] values, int window) {
        if (window % 2 == 0) {
            throw new IllegalArgumentException("a centred window has as many values before as after, so it is odd, was "
                    + window + "; a trailing average takes any");
        }
        return average(values, window, window / 2);
    }

    private static double[] average(double[] values, int window, int before) {
        if (window < 1) {
            throw new IllegalArgumentException("a window holds at least one value, was " + window);
        }
        double[] averages = new double[values.length];
        Arrays.setAll(averages, i -> {
            int from = i - before;
            if (from < 0 || from + window > values.length) {
                return Double.NaN;
            }
            var sum = new Sum();
            for (int k = from; k < from + window; k++) {
                sum.add(values[k]);
            }
            return sum.value() / window;
        });
        return averages;
    }

    /**
     * The series with gaps filled along straight lines in time. Only between two observed values: nothing is guessed before
     * the first or after the last.
     *
     * @param times when each value was, rising
     */
    public static double[] interpolate(double[] times, double[] values) {
        if (times.length != values.length) {
            throw new IllegalArgumentException("there are " + times.length + " times for " + values.length + " values");
        }
        double[] filled = values.clone();
        int last = -1;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                continue;
            }
            for (int gap = last + 1; last >= 0 && gap < i; gap++) {
                double share = (times[gap] - times[last]) / (times[i] - times[last]);
                filled[gap] = values[last] + share * (values[i] - values[last]);
            }
            last = i;
        }
        return filled;
    }
}
