package org.headcount.metrics;

import java.util.function.IntToDoubleFunction;

/**
 * A quantity of each row, such as its gap from the line, computed for a block of rows at a time.
 *
 * <p>Most metrics give a function of one row. Those that matter for large files write the loop themselves: the compiler then
 * sees formula and rows together and computes several at once.
 */
@FunctionalInterface
public interface Amount {
    /** Writes the amounts of {@code count} rows, the first of them {@code from}, to the start of {@code values}. */
    void fill(int from, double[] values, int count);

    /** An amount given row by row. */
    static Amount ofRow(IntToDoubleFunction amount) {
        return (from, values, count) -> {
            for (int k = 0; k < count; k++) {
                values[k] = amount.applyAsDouble(from + k);
            }
        };
    }

    /** Receives the amounts of a block of rows. */
    @FunctionalInterface
    interface BlockVisitor {
        /** Rows from {@code from} on have the first {@code count} values. */
        void visit(int from, double[] values, int count);
    }

    /** Visits a range of rows in blocks that fit into the first-level cache. */
    default void eachBlock(int from, int to, BlockVisitor visitor) {
        double[] values = new double[Sum.BLOCK];
        for (int start = from; start < to; start += Sum.BLOCK) {
            int count = Math.min(Sum.BLOCK, to - start);
            fill(start, values, count);
            visitor.visit(start, values, count);
        }
    }
}
