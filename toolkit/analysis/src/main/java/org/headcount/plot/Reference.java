package org.headcount.plot;

/**
 * A value, or a stretch of values, that others are held against.
 *
 * @param low the lower end
 * @param high the upper end; the same as the lower for a line
 * @param label what it is
 */
public record Reference(double low, double high, String label) {

    /** Checks that both ends are numbers and in order. */
    public Reference {
        if (!(low <= high) || !Double.isFinite(high - low)) {
            throw new IllegalArgumentException("'" + label + "' cannot be drawn from " + low + " to " + high);
        }
    }

    /** One value. */
    public static Reference at(double value, String label) {
        return new Reference(value, value, label);
    }

    /** All values from one to another. */
    public static Reference between(double low, double high, String label) {
        return new Reference(low, high, label);
    }

    boolean isLine() {
        return low == high;
    }
}
