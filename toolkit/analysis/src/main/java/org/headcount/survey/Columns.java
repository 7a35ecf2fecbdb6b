package org.headcount.survey;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.headcount.data.column.Misread;
import org.headcount.data.fault.Advice;
import org.headcount.data.fault.DataException;
import org.headcount.data.fault.Setting;
import org.headcount.data.table.DataFile;
import org.headcount.data.table.GroupBy;
import org.headcount.data.table.GroupLabels;
import org.headcount.data.table.RowPlaces;
import org.headcount.data.table.Variable;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Columns of a table as the arrays that metrics read. */
final class Columns {
    /** What is taken for a weight, a size or welfare. */
    private static final double SMALLEST = 1e-50;

    private static final double LARGEST = 1e50;

    private Columns() {}

    /** A number per row; NaN where it is missing. */
    static double[] numbers(Table table, String name) {
        return numbers(table, RowPlaces.OF_TABLE, name);
    }

    /**
     * The same of a table whose rows have places in a file.
     *
     * @throws DataException if the column holds something else: its first cell that is no number
     */
    static double[] numbers(Table table, RowPlaces places, String name) {
        Column<?> column = column(table, name);
        if (!(column instanceof NumericColumn<?> numbers)) {
            throw noNumbers(column, places, name);
        }
        double[] values = new double[numbers.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = numbers.isMissing(row) ? Double.NaN : numbers.getDouble(row);
        }
        return values;
    }

    private static DataException noNumbers(Column<?> column, RowPlaces places, String name) {
        int first = IntStream.range(0, column.size())
                .filter(row -> !missing(column, row) && !isNumber(column.getUnformattedString(row)))
                .findFirst()
                .orElse(0);
        String found = column.isEmpty() ? "" : column.getUnformattedString(first);
        return places.cell(
                first,
                name,
                found,
                "column " + name + " must hold numbers, but it holds "
                        + column.type().name().toLowerCase(Locale.ROOT),
                column.type().name().equals("STRING") && !isNumber(found)
                        ? Misread.asNumber(name, found)
                        : Advice.of("choose another column, or read it as numbers")
                                .or(Setting.NUMBER, name));
    }

    private static boolean isNumber(String text) {
        return text.strip().matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?");
    }

    /** A fault of one number of a column, which may be a code for missing. */
    static DataException fault(Table table, RowPlaces places, String name, int row, String problem) {
        String found = column(table, name).getUnformattedString(row).replaceFirst("\\.0$", "");
        return places.cell(
                row,
                name,
                found,
                problem,
                found.isEmpty()
                        ? Advice.of("fill it in, or leave the row out of the file")
                        : Advice.of("correct it, or, if it is a code for missing, say so")
                                .or(Setting.MISSING, found));
    }

    /**
     * Throws for a number that is no weight or welfare of any unit: its squares and products would leave the range of
     * doubles, and measures would come out as 0, 1 or nothing.
     */
    static void requireMagnitude(Table table, RowPlaces places, String name, double[] values) {
        for (int row = 0; row < values.length; row++) {
            double size = Math.abs(values[row]);
            if (size > LARGEST || (size < SMALLEST && size > 0)) {
                throw fault(
                        table,
                        places,
                        name,
                        row,
                        "column " + name + " must hold 0 or numbers of a size between " + SMALLEST + " and " + LARGEST
                                + "; divide the column by a constant");
            }
        }
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
                    + some(labels.stream().sorted().toList()));
        }
        return equal;
    }

    /** Values as a message lists them: of many the first. */
    static String some(List<String> values) {
        return values.stream().limit(10).collect(Collectors.joining(", ")) + (values.size() > 10 ? ", ..." : "");
    }

    private static boolean same(Column<?> column, int row, Object value) {
        if (column instanceof NumericColumn<?> numbers && value instanceof Number wanted) {
            return numbers.getDouble(row) == wanted.doubleValue();
        }
        return column.get(row).equals(value) || column.getUnformattedString(row).equals(String.valueOf(value));
    }

    /** The distinct values of a column, coded 0, 1, ... in order of first appearance; -1 where missing. */
    static final class Coded {
        final int[] codes;
        final List<String> labels;

        /** Positions of labels in the order in which groups come. */
        final List<Integer> order;

        Coded(Column<?> column) {
            this(column, Variable.plain(column.name()));
        }

        private Coded(int[] codes, List<String> labels, List<Integer> order) {
            this.codes = codes;
            this.labels = labels;
            this.order = order;
        }

        /** The combinations of the values of several columns, in the order of the first, then of the second, ... */
        static Coded of(DataFile data, List<String> names) {
            List<Coded> parts = names.stream()
                    .map(name -> new Coded(column(data.table(), name), data.variable(name)))
                    .toList();
            if (parts.size() == 1) {
                return parts.get(0);
            }
            GroupBy groups = GroupBy.columns(data.table(), names.toArray(String[]::new));
            int[] first = groups.firstRows();
            List<String> labels = Arrays.stream(first)
                    .mapToObj(row -> parts.stream()
                            .map(part -> part.labels.get(part.codes[row]))
                            .collect(Collectors.joining(", ")))
                    .toList();
            // "a, b" with "c" is not "a" with "b, c".
            if (labels.stream().distinct().count() < labels.size()) {
                labels = Arrays.stream(first)
                        .mapToObj(row -> parts.stream()
                                .map(part -> '"' + part.labels.get(part.codes[row]) + '"')
                                .collect(Collectors.joining(", ")))
                        .toList();
            }
            Comparator<Integer> byParts = Comparator.comparing(group -> 0);
            for (Coded part : parts) {
                int[] rank = new int[part.labels.size()];
                for (int i = 0; i < rank.length; i++) {
                    rank[part.order.get(i)] = i;
                }
                byParts = byParts.thenComparingInt(group -> rank[part.codes[first[group]]]);
            }
            return new Coded(
                    groups.groups(),
                    labels,
                    IntStream.range(0, first.length).boxed().sorted(byParts).toList());
        }

        /** The distinct values of a column, called by the labels of its file. */
        Coded(Column<?> column, Variable variable) {
            GroupBy groups = GroupBy.columns(Table.create("", column), column.name());
            GroupLabels called = GroupLabels.of(column, variable, groups.firstRows());
            codes = groups.groups();
            labels = called.labels();
            order = called.order();
        }
    }
}
