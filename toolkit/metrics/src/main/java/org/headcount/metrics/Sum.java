package org.headcount.metrics;

import java.util.function.IntToDoubleFunction;

/**
 * A compensated sum: the running total and, beside it, everything that rounding has cut off so far.
 *
 * <p>Each addition recovers its own rounding error exactly (Knuth 1997, <i>The Art of Computer
 * Programming</i> 2, section 4.2.2, theorem B), so the result is as good as a sum in twice the
 * precision, rounded once (Ogita, Rump and Oishi 2005, "Accurate sum and dot product", SIAM Journal
 * on Scientific Computing 26). Two sums {@linkplain #add(Sum) add up} the same way, which is what lets
 * chunks, threads and partitions agree with one pass over everything.
 */
public final class Sum {
    private double high;
    private double low;

    /** Adds one term. */
    public void add(double term) {
        double sum = high + term;
        double shadow = sum - high;
        low += (high - (sum - shadow)) + (term - shadow);
        high = sum;
    }

    /** Adds another sum, rounding errors and all. */
    public void add(Sum next) {
        double carried = next.low;
        add(next.high);
        low += carried;
    }

    /** The sum, rounded once. A sum that has overflowed, or met an infinite term, is infinite or NaN as usual. */
    public double value() {
        return Double.isFinite(high) ? high + low : high;
    }

    /** The sum of {@code term(0) ... term(rows - 1)}. */
    static double over(int rows, IntToDoubleFunction term) {
        // The accumulator lives in locals: in fields it would be written to memory at every row.
        double high = 0;
        double low = 0;
        for (int i = 0; i < rows; i++) {
            double value = term.applyAsDouble(i);
            double sum = high + value;
            double shadow = sum - high;
            low += (high - (sum - shadow)) + (value - shadow);
            high = sum;
        }
        return Double.isFinite(high) ? high + low : high;
    }
}
