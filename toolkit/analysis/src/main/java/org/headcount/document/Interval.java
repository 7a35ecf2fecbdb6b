package org.headcount.document;

/**
 * All values that a figure or a result may have: from {@code low} to {@code high}, ends included,
 * either of which may be infinite.
 *
 * <p>The arithmetic is that of Moore (1966): each operation gives the set of all results for
 * arguments in its intervals. An infinite end is an open bound ("more than four million"),
 * and zero times an open bound is zero, since the bound is some finite number.
 *
 * @param low the lower end, or negative infinity
 * @param high the upper end, or positive infinity
 */
public record Interval(double low, double high) {

    /** Every number. */
    public static final Interval ALL = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** Ends that differ by less than this share of their size are the same: decimal digits do not survive binary sums. */
    private static final double SLACK = 1e-9;

    /** Checks that the ends are numbers and in order. */
    public Interval {
        if (Double.isNaN(low) || Double.isNaN(high) || low > high) {
            throw new IllegalArgumentException("not an interval: from " + low + " to " + high);
        }
    }

    /** The interval of one number. */
    public static Interval of(double value) {
        return new Interval(value, value);
    }

    /** The numbers within {@code half} of {@code value}. */
    public static Interval around(double value, double half) {
        return new Interval(value - half, value + half);
    }

    /** The smallest interval that holds both. */
    public Interval hull(Interval other) {
        return new Interval(Math.min(low, other.low), Math.max(high, other.high));
    }

    /** Whether the number lies inside, up to rounding of the last binary digits. */
    public boolean contains(double value) {
        return value >= low - slack(low) && value <= high + slack(high);
    }

    /** Whether all of the other lies inside, up to rounding of the last binary digits. */
    public boolean contains(Interval other) {
        return other.low >= low - slack(low) && other.high <= high + slack(high);
    }

    /** Whether there is a number in both, up to rounding of the last binary digits. */
    public boolean meets(Interval other) {
        return other.low <= high + slack(high) && other.high >= low - slack(low);
    }

    /** Whether this is a single number. */
    public boolean isPoint() {
        return low == high;
    }

    /** The ends in twelve digits, which hide what binary sums leave behind: {@code 11.85 to 11.95}, {@code 1068 or more}. */
    @Override
    public String toString() {
        if (Double.isInfinite(low) && Double.isInfinite(high)) {
            return "any number";
        }
        if (Double.isInfinite(high)) {
            return Wording.plain(low) + " or more";
        }
        if (Double.isInfinite(low)) {
            return Wording.plain(high) + " or less";
        }
        return isPoint() ? Wording.plain(low) : Wording.plain(low) + " to " + Wording.plain(high);
    }

    private static double slack(double end) {
        return Double.isInfinite(end) ? 0 : SLACK * Math.abs(end);
    }

    Interval plus(Interval other) {
        return new Interval(low + other.low, high + other.high);
    }

    Interval minus(Interval other) {
        return new Interval(low - other.high, high - other.low);
    }

    Interval times(Interval other) {
        double a = times(low, other.low);
        double b = times(low, other.high);
        double c = times(high, other.low);
        double d = times(high, other.high);
        return new Interval(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
    }

    Interval over(Interval other) {
        return times(other.reciprocal());
    }

    private Interval reciprocal() {
        if ((low < 0 && high > 0) || (low == 0 && high == 0)) {
            return ALL;
        }
        double from = high == 0 ? Double.NEGATIVE_INFINITY : 1 / high;
        double to = low == 0 ? Double.POSITIVE_INFINITY : 1 / low;
        return new Interval(from, to);
    }

    /** Powers of the part that is not negative, where every real exponent has a value. */
    Interval power(double exponent) {
        double from = StrictMath.pow(Math.max(0, low), exponent);
        double to = StrictMath.pow(Math.max(0, high), exponent);
        return exponent < 0 ? new Interval(to, from) : new Interval(from, to);
    }

    private static double times(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }
}
