package org.headcount.survey;

import java.util.Arrays;
import tech.tablesaw.api.Table;

/** Welfare divided by a column to a power and by a constant; an empty column name is no column. */
record Rescaling(String note, String column, double power, double divisor) {
    void apply(Table table, double[] welfare) {
        if (power == 0) {
            Arrays.setAll(welfare, row -> welfare[row] / divisor);
            return;
        }
        double[] by = Columns.numbers(table, column);
        if (Arrays.stream(by).anyMatch(value -> value <= 0)) {
            throw new IllegalArgumentException("welfare is divided by " + column + ", which must be positive, but"
                    + " is not in " + Columns.rows(by.length, row -> by[row] <= 0));
        }
        Arrays.setAll(welfare, row -> welfare[row] / Math.pow(by[row], power) / divisor);
    }
}
