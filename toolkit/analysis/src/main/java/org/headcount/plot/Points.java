package org.headcount.plot;

/** Pairs of numbers in order, as many as memory holds: no boxes around them. Pairs with a number missing are left out. */
public final class Points {

    private final double[] x;
    private final double[] y;
    private final int missing;

    private Points(double[] x, double[] y, int missing) {
        this.x = x;
        this.y = y;
        this.missing = missing;
    }

    /**
     * The pairs of two columns of numbers.
     *
     * @throws IllegalArgumentException if one is longer than the other
     */
    public static Points of(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " values across and " + y.length + " up make no points");
        }
        int kept = 0;
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                kept++;
            }
        }
        double[] keptX = new double[kept];
        double[] keptY = new double[kept];
        int next = 0;
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                keptX[next] = x[i];
                keptY[next++] = y[i];
            }
        }
        return new Points(keptX, keptY, x.length - kept);
    }

    /** How many there are. */
    public int size() {
        return x.length;
    }

    /** How many pairs were left out since a number was missing. */
    public int missing() {
        return missing;
    }

    /** How far across one lies. */
    public double x(int index) {
        return x[index];
    }

    /** How far up one lies. */
    public double y(int index) {
        return y[index];
    }

    /** All values across. */
    public double[] xs() {
        return x.clone();
    }

    /** All values up. */
    public double[] ys() {
        return y.clone();
    }

    Axis.Range spanX() {
        return span(x);
    }

    Axis.Range spanY() {
        return span(y);
    }

    /** From the least to the most; around a single value, a little to both sides. */
    private static Axis.Range span(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return Ticks.around(least, most);
    }

    @Override
    public String toString() {
        return x.length + " points";
    }
}
