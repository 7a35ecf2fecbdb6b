package org.headcount.plotting;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The columns of a table as plots want them; a wrong name is answered with the names that there are. */
final class TableColumns {

    private TableColumns() {}

    static Column<?> any(Table table, String name) {
        if (!table.containsColumn(name)) {
            throw new IllegalArgumentException("table '" + table.name() + "' has no column '" + name + "'; it has "
                    + String.join(", ", table.columnNames()));
        }
        return table.column(name);
    }

    static NumericColumn<?> numeric(Table table, String name) {
        if (any(table, name) instanceof NumericColumn<?> column) {
            return column;
        }
        throw new IllegalArgumentException("column '" + name + "' of table '" + table.name() + "' holds "
                + table.column(name).type() + ", not numbers");
    }

    /** The numbers of a column, not-a-number where one is missing. */
    static double[] numbers(Table table, String name) {
        return numeric(table, name).asDoubleArray();
    }

    static Optional<Double> number(Table table, String name, int row) {
        NumericColumn<?> column = numeric(table, name);
        return column.isMissing(row) ? Optional.empty() : Optional.of(column.getDouble(row));
    }

    /** The cells of a column as text, blank where one is missing. */
    static List<String> texts(Table table, String name) {
        Column<?> column = any(table, name);
        return IntStream.range(0, table.rowCount())
                .mapToObj(row -> column.isMissing(row) ? "" : text(column, row))
                .toList();
    }

    /** Whole numbers, such as years, are written without a decimal point. */
    private static String text(Column<?> column, int row) {
        if (column instanceof NumericColumn<?> numeric) {
            double value = numeric.getDouble(row);
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
        return column.getString(row);
    }
}
