package org.headcount.survey;

import java.util.Arrays;
import org.headcount.data.RowPlaces;
import tech.tablesaw.api.Table;

/** Welfare divided by a column to a power and by a constant; an empty column name is no column. */
record Rescaling(String note, String column, double power, double divisor) {
    void apply(Table table, RowPlaces places, double[] welfare) {
        if (power == 0) {
            Arrays.setAll(welfare, row -> welfare[row] / divisor);
            return;
        }
        double[] by = Columns.numbers(table, places, column);
        for (int row = 0; row < by.length; row++) {
            if (by[row] <= 0) {
                throw Columns.fault(
                        table, places, column, row, "welfare is divided by " + column + ", which must be positive");
            }
        }
        Arrays.setAll(welfare, row -> welfare[row] / Math.pow(by[row], power) / divisor);
    }
}
