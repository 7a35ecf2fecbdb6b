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
 *
 * <p>Long columns are summed plainly within blocks of {@value #BLOCK} rows, and the blocks compensated: the error is then
 * that of a few dozen additions however many rows there are, at the speed of reading them.
 */
public final class Sum {
    /** Rows that are summed plainly; their amounts take half of a first-level cache's smallest size, with their weights. */
    static final int BLOCK = 256;

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
        var sum = new Sum();
        for (int i = 0; i < rows; i++) {
            sum.add(term.applyAsDouble(i));
        }
        return sum.value();
    }

    /** The sum of weight times amount over a stretch of rows. */
    static Sum weighted(double[] weights, Amount amount, int from, int to) {
        var sum = new Sum();
        amount.eachBlock(from, to, (start, values, count) -> sum.add(product(weights, start, values, count)));
        return sum;
    }

    /** The sum of products of one block, in four strands that do not wait for one another. */
    private static double product(double[] weights, int start, double[] values, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int k = 0;
        for (; k + 3 < count; k += 4) {
            a += weights[start + k] * values[k];
            b += weights[start + k + 1] * values[k + 1];
            c += weights[start + k + 2] * values[k + 2];
            d += weights[start + k + 3] * values[k + 3];
        }
        for (; k < count; k++) {
            a += weights[start + k] * values[k];
        }
        return (a + b) + (c + d);
    }

    @Override
    public String toString() {
        return Double.toString(value());
    }
}
