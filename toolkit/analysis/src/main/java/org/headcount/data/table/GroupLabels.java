package org.headcount.data.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.headcount.data.column.Numerals;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/**
 * How the distinct values of a column are called, and in which order they come.
 *
 * <p>Values with one label are distinguished by the value behind it: {@code Other (1)}, {@code Other (3)}. Numbers, dates and
 * labelled codes come in the order of the values. Texts come in the order in which they first appear, unless all are
 * numbers, which are ordered by size, or some are, so that all are ordered by code point.
 */
public final class GroupLabels {

    private static final int SHOWN = 20;

    private final List<String> labels;
    private final List<Integer> order;

    private GroupLabels(List<String> labels, List<Integer> order) {
        this.labels = labels;
        this.order = order;
    }

    /**
     * The labels of a column's distinct values.
     *
     * @param variable what its file says of it
     * @param rows a row of each value, in the order in which values first appear
     */
    public static GroupLabels of(Column<?> column, Variable variable, int[] rows) {
        List<String> values = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        Map<String, Integer> times = new HashMap<>();
        for (int row : rows) {
            values.add(written(column, row));
            labels.add(label(column, variable, row));
            times.merge(labels.get(labels.size() - 1), 1, Integer::sum);
        }
        for (int i = 0; i < labels.size(); i++) {
            String label = labels.get(i);
            if (times.get(label) > 1 && !label.equals(values.get(i))) {
                String distinct = label + " (" + values.get(i) + ")";
                while (times.merge(distinct, 1, Integer::sum) > 1) {
                    distinct = distinct + " (" + values.get(i) + ")";
                }
                labels.set(i, distinct);
            }
        }
        boolean isLabelled =
                !variable.labels().isEmpty() || !variable.textLabels().isEmpty();
        List<Integer> order = IntStream.range(0, rows.length)
                .boxed()
                .sorted(order(column, rows, values, isLabelled))
                .toList();
        return new GroupLabels(List.copyOf(labels), order);
    }

    /** The label of each value, in the order of the rows given. */
    public List<String> labels() {
        return labels;
    }

    /** Positions in {@link #labels()}, in the order in which the values come. */
    public List<Integer> order() {
        return order;
    }

    @Override
    public String toString() {
        return "group labels in order: "
                + order.stream().limit(SHOWN).map(labels::get).collect(Collectors.joining(", "))
                + (labels.size() > SHOWN ? " and " + (labels.size() - SHOWN) + " more" : "");
    }

    /** A value as a person writes it: a whole number without the decimals of its column's type. */
    static String written(Column<?> column, int row) {
        String text = column.getUnformattedString(row);
        return column instanceof NumericColumn<?> && text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String label(Column<?> column, Variable variable, int row) {
        String written = written(column, row);
        String label = column instanceof NumericColumn<?> numbers
                ? variable.labels().getOrDefault(numbers.getDouble(row), written)
                : variable.textLabels().getOrDefault(written, written);
        return label.isBlank() ? written : label;
    }

    private static Comparator<Integer> order(Column<?> column, int[] rows, List<String> values, boolean isLabelled) {
        if (column instanceof NumericColumn<?> numbers) {
            return Comparator.comparingDouble(i -> numbers.getDouble(rows[i]));
        }
        if (!(column instanceof StringColumn)) {
            return Comparator.comparing(i -> comparable(column.get(rows[i])));
        }
        double[] sizes = values.stream().mapToDouble(GroupLabels::number).toArray();
        long numbers = java.util.Arrays.stream(sizes)
                .filter(size -> !Double.isNaN(size))
                .count();
        Comparator<Integer> byCodePoint = Comparator.comparing(values::get, GroupLabels::compareCodePoints);
        if (numbers == values.size()) {
            return Comparator.<Integer>comparingDouble(i -> sizes[i]).thenComparing(byCodePoint);
        }
        return numbers > 0 || isLabelled ? byCodePoint : Comparator.naturalOrder();
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> comparable(Object value) {
        return (Comparable<Object>) value;
    }

    private static double number(String text) {
        return Numerals.decimal(text.toCharArray(), 0, text.length(), '.');
    }

    /** {@code String.compareTo} puts characters beyond U+FFFF before some within. */
    private static int compareCodePoints(String one, String other) {
        int at = 0;
        while (at < one.length() && at < other.length()) {
            int difference = Integer.compare(one.codePointAt(at), other.codePointAt(at));
            if (difference != 0) {
                return difference;
            }
            at += Character.charCount(one.codePointAt(at));
        }
        return Integer.compare(one.length(), other.length());
    }
}
