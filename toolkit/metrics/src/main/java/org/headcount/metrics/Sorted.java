package org.headcount.metrics;

import java.util.Arrays;

/**
 * Values in ascending order, with the row each came from; equal values keep their rows' order.
 *
 * <p>A radix sort from the most significant digit down, on the bits of the doubles. The digits are not
 * fixed: each range is cut between its own smallest and largest key into about as many buckets as it has
 * rows (at most {@value #MOST_BUCKETS}, which a cache can keep open for writing), so two or three rounds do
 * for incomes of any scale and any skew, and the last round is an insertion sort within a cache line or two.
 */
final class Sorted {
    private static final int FEW = 24;
    private static final int MOST_BUCKETS = 1 << 11;

    final double[] values;
    final int[] rows;

    private Sorted(double[] values, int[] rows) {
        this.values = values;
        this.rows = rows;
    }

    static Sorted of(double[] values, Chunks chunks) {
        int n = values.length;
        long[] keys = new long[n];
        int[] rows = new int[n];
        boolean ascending = true;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < n; i++) {
            long key = key(values[i]);
            ascending &= key >= last;
            last = key;
            keys[i] = key;
            rows[i] = i;
        }
        if (!ascending) {
            new Range(keys, rows, new long[n], new int[n]).sort(0, n, chunks);
        }
        double[] sorted = new double[n];
        for (int i = 0; i < n; i++) {
            sorted[i] = value(keys[i]);
        }
        return new Sorted(sorted, rows);
    }

    /** The bits of a double, as a long that compares like it. Adding 0.0 makes a negative zero positive. */
    private static long key(double value) {
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return bits ^ ((bits >> 63) >>> 1);
    }

    private static double value(long key) {
        return Double.longBitsToDouble(key ^ ((key >> 63) >>> 1));
    }

    /** Keys and rows that move together, and the space to move them to. */
    private static final class Range {
        private final long[] keys;
        private final int[] rows;
        private final long[] otherKeys;
        private final int[] otherRows;

        Range(long[] keys, int[] rows, long[] otherKeys, int[] otherRows) {
            this.keys = keys;
            this.rows = rows;
            this.otherKeys = otherKeys;
            this.otherRows = otherRows;
        }

        /** Sorts a stretch where it is; its buckets, once filled, have nothing to do with one another. */
        void sort(int from, int to, Chunks chunks) {
            if (to - from <= FEW) {
                insert(from, to);
                return;
            }
            Digit digit = digit(from, to);
            if (!digit.constant()) {
                int[] start = scatter(from, to, digit);
                Range scattered = new Range(otherKeys, otherRows, keys, rows);
                chunks.forEach(start.length - 1, bucket -> scattered.sortAcross(start[bucket], start[bucket + 1]));
            }
        }

        /** Sorts a stretch into the other space. */
        private void sortAcross(int from, int to) {
            if (to - from <= FEW) {
                insert(from, to);
                moveAcross(from, to);
                return;
            }
            Digit digit = digit(from, to);
            if (digit.constant()) {
                moveAcross(from, to);
                return;
            }
            int[] start = scatter(from, to, digit);
            Range scattered = new Range(otherKeys, otherRows, keys, rows);
            for (int bucket = 0; bucket + 1 < start.length; bucket++) {
                scattered.sort(start[bucket], start[bucket + 1], Chunks.IN_TURN);
            }
        }

        private void moveAcross(int from, int to) {
            for (int i = from; i < to; i++) {
                otherKeys[i] = keys[i];
                otherRows[i] = rows[i];
            }
        }

        /** Moves the range to the other space, bucket by bucket, and says where each bucket starts. */
        private int[] scatter(int from, int to, Digit digit) {
            int[] start = new int[digit.buckets() + 1];
            for (int i = from; i < to; i++) {
                start[digit.of(keys[i]) + 1]++;
            }
            start[0] = from;
            for (int bucket = 1; bucket < start.length; bucket++) {
                start[bucket] += start[bucket - 1];
            }
            int[] next = Arrays.copyOf(start, digit.buckets());
            for (int i = from; i < to; i++) {
                int place = next[digit.of(keys[i])]++;
                otherKeys[place] = keys[i];
                otherRows[place] = rows[i];
            }
            return start;
        }

        private Digit digit(int from, int to) {
            long least = keys[from];
            long greatest = least;
            for (int i = from + 1; i < to; i++) {
                least = Math.min(least, keys[i]);
                greatest = Math.max(greatest, keys[i]);
            }
            long width = greatest - least;
            int buckets = Math.min(MOST_BUCKETS, Integer.highestOneBit(to - from));
            int bits = Long.SIZE - Long.numberOfLeadingZeros(width);
            int shift = Math.max(0, bits - Integer.numberOfTrailingZeros(buckets));
            return new Digit(least, width, shift);
        }

        private void insert(int from, int to) {
            for (int i = from + 1; i < to; i++) {
                long key = keys[i];
                int row = rows[i];
                int hole = i;
                while (hole > from && keys[hole - 1] > key) {
                    keys[hole] = keys[hole - 1];
                    rows[hole] = rows[hole - 1];
                    hole--;
                }
                keys[hole] = key;
                rows[hole] = row;
            }
        }
    }

    /** Which bits of a key choose its bucket. The width is unsigned: it may not fit a signed long. */
    private record Digit(long least, long width, int shift) {
        boolean constant() {
            return width == 0;
        }

        int buckets() {
            return of(least + width) + 1;
        }

        int of(long key) {
            return (int) ((key - least) >>> shift);
        }
    }
}
