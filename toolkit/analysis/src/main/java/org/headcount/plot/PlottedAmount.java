package org.headcount.plot;

/**
 * A number to be drawn, with all values that it may have: its rounding, its sampling error, or an
 * open end.
 *
 * @param value the number itself
 * @param low the least that it may be; negative infinity where that is open
 * @param high the most that it may be; infinity where that is open
 */
public record PlottedAmount(double value, double low, double high) {

    /** Checks that the value is a number and lies inside. */
    public PlottedAmount {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a number that can be drawn: " + value);
        }
        if (Double.isNaN(low) || Double.isNaN(high)) {
            throw new IllegalArgumentException("bounds of " + value + " must be numbers, not " + low + " to " + high);
        }
        // Bounds that come from arithmetic may miss the value by its last binary digits.
        double slack = 1e-9 * Math.max(1, Math.abs(value));
        if (low > value + slack || high < value - slack) {
            throw new IllegalArgumentException(value + " does not lie between " + low + " and " + high);
        }
        low = Math.min(low, value);
        high = Math.max(high, value);
    }

    /** An exact number. */
    public static PlottedAmount of(double value) {
        return new PlottedAmount(value, value, value);
    }

    /** A number and the ends between which it lies. */
    public static PlottedAmount between(double value, double low, double high) {
        return new PlottedAmount(value, low, high);
    }

    /** A number that is the least it may be. */
    public static PlottedAmount atLeast(double value) {
        return new PlottedAmount(value, value, Double.POSITIVE_INFINITY);
    }

    /** A number that is the most it may be. */
    public static PlottedAmount atMost(double value) {
        return new PlottedAmount(value, Double.NEGATIVE_INFINITY, value);
    }

    /** Whether nothing but the value is possible. */
    public boolean isExact() {
        return low == high;
    }

    /** Whether there is no lower end. */
    public boolean isOpenBelow() {
        return low == Double.NEGATIVE_INFINITY;
    }

    /** Whether there is no upper end. */
    public boolean isOpenAbove() {
        return high == Double.POSITIVE_INFINITY;
    }

    /** The same number in another unit. */
    PlottedAmount divided(double divisor) {
        return new PlottedAmount(value / divisor, low / divisor, high / divisor);
    }
}
