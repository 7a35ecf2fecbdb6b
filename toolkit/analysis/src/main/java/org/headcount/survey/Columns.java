package org.headcount.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.headcount.data.GroupBy;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Columns of a table as the arrays that metrics read. */
final class Columns {
    private Columns() {}

    /** A number per row; NaN where it is missing. */
    static double[] numbers(Table table, String name) {
        Column<?> column = column(table, name);
        if (!(column instanceof NumericColumn<?> numbers)) {
            throw new IllegalArgumentException("column " + name + " must hold numbers, but it holds "
                    + column.type().name().toLowerCase(Locale.ROOT)
                    + "; read the file again with its type given, or parse it first");
        }
        double[] values = new double[numbers.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = numbers.isMissing(row) ? Double.NaN : numbers.getDouble(row);
        }
        return values;
    }

    /** A column of any type. */
    static Column<?> column(Table table, String name) {
        return table.columns().stream()
                .<Column<?>>map(column -> column)
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the table has no column " + name + "; it has " + String.join(", ", table.columnNames())));
    }

    /** Whether a cell is missing. An empty text is, whichever way it came to be empty. */
    static boolean missing(Column<?> column, int row) {
        return column.isMissing(row) || "".equals(column.get(row));
    }

    /**
     * Which rows have a value in a column; a number is the same number however the column holds it.
     *
     * @throws IllegalArgumentException if none has
     */
    static boolean[] equal(Table table, String name, Object value) {
        Column<?> column = column(table, name);
        boolean[] equal = new boolean[column.size()];
        boolean any = false;
        for (int row = 0; row < equal.length; row++) {
            equal[row] = !missing(column, row) && same(column, row, value);
            any |= equal[row];
        }
        if (!any) {
            List<String> labels = new Coded(column).labels;
            throw new IllegalArgumentException("no row has " + name + " = " + value + "; it has "
                    + labels.stream().sorted().limit(10).collect(Collectors.joining(", "))
                    + (labels.size() > 10 ? ", ..." : ""));
        }
        return equal;
    }

    private static boolean same(Column<?> column, int row, Object value) {
        if (column instanceof NumericColumn<?> numbers && value instanceof Number wanted) {
            return numbers.getDouble(row) == wanted.doubleValue();
        }
        return column.get(row).equals(value) || column.getUnformattedString(row).equals(String.valueOf(value));
    }

    /** The rows in which a condition holds, the first ten, as a message lists them. */
    static String rows(int size, IntPredicate condition) {
        int[] found = IntStream.range(0, size).filter(condition).limit(11).toArray();
        String shown = IntStream.of(found).limit(10).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return (found.length == 1 ? "row " : "rows ") + shown + (found.length > 10 ? ", ..." : "");
    }

    /** The distinct values of a column, coded 0, 1, ... in order of first appearance; -1 where missing. */
    static final class Coded {
        final int[] codes;
        final List<String> labels = new ArrayList<>();

        Coded(Column<?> column) {
            GroupBy groups = GroupBy.columns(Table.create("", column), column.name());
            codes = groups.groups();
            for (int row : groups.firstRows()) {
                labels.add(column.getUnformattedString(row));
            }
        }
    }
}
