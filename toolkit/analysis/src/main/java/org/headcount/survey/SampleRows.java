package org.headcount.survey;

import java.util.Arrays;
import java.util.BitSet;

/** Rows of a table, by number. */
final class SampleRows {
    private final int[] rows;

    SampleRows(int[] rows) {
        this.rows = rows;
    }

    int of(int row) {
        return rows[row];
    }

    int count() {
        return rows.length;
    }

    BitSet asSet() {
        var set = new BitSet();
        for (int row : rows) {
            set.set(row);
        }
        return set;
    }

    /** The values of a column of the table in these rows. */
    double[] pick(double[] column) {
        double[] picked = new double[rows.length];
        Arrays.setAll(picked, i -> column[rows[i]]);
        return picked;
    }
}
