package org.headcount.data.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.strings.DictionaryMap;

/**
 * Rows of a table grouped by the values of some of its columns. Groups are numbered 0, 1, ... as they first come.
 *
 * <p>Each value is a number of 64 bits here (a text is its key in the column's dictionary), looked up in one hash table
 * of primitives; no row makes an object.
 *
 * <p>A row in which a value is missing is in no group; {@link #ungrouped()} counts them.
 */
public final class GroupBy {

    /** In no group. */
    static final int NONE = -1;

    private final Table table;
    private final List<String> keys;
    private final int[] groups;
    private final int[] firstRows;
    private final int size;

    private GroupBy(Table table, List<String> keys, int[] groups, int size) {
        this.table = table;
        this.keys = keys;
        this.groups = groups;
        this.size = size;
        this.firstRows = new int[size];
        Arrays.fill(firstRows, NONE);
        for (int row = 0; row < groups.length; row++) {
            if (groups[row] != NONE && firstRows[groups[row]] == NONE) {
                firstRows[groups[row]] = row;
            }
        }
    }

    /**
     * Groups the rows of a table.
     *
     * @throws IllegalArgumentException if no column is named, or one that the table lacks
     */
    public static GroupBy columns(Table table, String... columns) {
        if (columns.length == 0) {
            throw new IllegalArgumentException("name a column to group by");
        }
        int[] groups = null;
        int size = 0;
        for (String name : columns) {
            Coding next = Coding.of(column(table, name));
            if (groups == null) {
                groups = next.codes();
                size = next.size();
            } else {
                int[] before = groups;
                int[] codes = next.codes();
                Coding both = Coding.of(
                        table.rowCount(),
                        row -> before[row] == NONE || codes[row] == NONE,
                        row -> ((long) before[row] << 32) | codes[row]);
                groups = both.codes();
                size = both.size();
            }
        }
        return new GroupBy(table, List.of(columns), groups, size);
    }

    private static Column<?> column(Table table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no column " + name + "; there are " + String.join(", ", table.columnNames())));
    }

    /** The number of groups. */
    public int size() {
        return size;
    }

    @Override
    public String toString() {
        return table.name() + " by " + String.join(" and ", keys) + " (rows: " + groups.length + ", groups: " + size
                + ")";
    }

    /** The group of each row; -1 where a value is missing. */
    public int[] groups() {
        return groups.clone();
    }

    /** The first row of each group. */
    public int[] firstRows() {
        return firstRows.clone();
    }

    /** Rows in no group, since a value is missing. */
    public int ungrouped() {
        int count = 0;
        for (int group : groups) {
            count += group == NONE ? 1 : 0;
        }
        return count;
    }

    /** Rows in each group. */
    public int[] rows() {
        int[] rows = new int[size];
        for (int group : groups) {
            if (group != NONE) {
                rows[group]++;
            }
        }
        return rows;
    }

    /** Cells of a column that are not missing, in each group. */
    public int[] counts(String column) {
        NumericColumn<?> values = numbers(column);
        int[] counts = new int[size];
        for (int row = 0; row < groups.length; row++) {
            if (groups[row] != NONE && !values.isMissing(row)) {
                counts[groups[row]]++;
            }
        }
        return counts;
    }

    /** The sum of a column in each group, missing cells left out: compensated, so that order does not show (Neumaier 1974). */
    public double[] sums(String column) {
        NumericColumn<?> values = numbers(column);
        double[] sums = new double[size];
        double[] lost = new double[size];
        for (int row = 0; row < groups.length; row++) {
            int group = groups[row];
            if (group != NONE && !values.isMissing(row)) {
                double value = values.getDouble(row);
                double sum = sums[group] + value;
                lost[group] += Math.abs(sums[group]) >= Math.abs(value)
                        ? (sums[group] - sum) + value
                        : (value - sum) + sums[group];
                sums[group] = sum;
            }
        }
        for (int group = 0; group < size; group++) {
            sums[group] += Double.isFinite(lost[group]) ? lost[group] : 0;
        }
        return sums;
    }

    private NumericColumn<?> numbers(String name) {
        if (column(table, name) instanceof NumericColumn<?> numbers) {
            return numbers;
        }
        throw new IllegalArgumentException("column " + name + " must hold numbers, but it holds "
                + column(table, name).type().name().toLowerCase(Locale.ROOT));
    }

    /** The groups as a table: their values, how many {@code rows} each has, and the sum and mean of some columns. */
    public Table summary(String... columns) {
        List<Column<?>> all = new ArrayList<>();
        for (String key : keys) {
            all.add(column(table, key).subset(firstRows));
        }
        all.add(IntColumn.create("rows", rows()));
        for (String column : columns) {
            double[] sums = sums(column);
            int[] counts = counts(column);
            double[] means = new double[size];
            for (int group = 0; group < size; group++) {
                means[group] = sums[group] / counts[group];
            }
            all.add(DoubleColumn.create("sum of " + column, sums));
            all.add(DoubleColumn.create("mean of " + column, means));
        }
        return Table.create(table.name(), all);
    }

    /** Values as 0, 1, ... in the order in which they first come, {@link #NONE} where missing. */
    private static final class Coding {

        private final int[] codes;
        private final int size;

        private Coding(int[] codes, int size) {
            this.codes = codes;
            this.size = size;
        }

        int[] codes() {
            return codes;
        }

        int size() {
            return size;
        }

        static Coding of(Column<?> column) {
            int rows = column.size();
            if (column instanceof StringColumn texts) {
                DictionaryMap dictionary = texts.getDictionary();
                // An empty text is missing, whichever way it came to be empty.
                int empty = dictionary.firstIndexOf("");
                long emptyKey = empty < 0 ? Long.MIN_VALUE : dictionary.getKeyForIndex(empty);
                return of(
                        rows,
                        row -> texts.isMissing(row) || dictionary.getKeyForIndex(row) == emptyKey,
                        dictionary::getKeyForIndex);
            }
            if (column instanceof IntColumn ints) {
                return of(rows, ints::isMissing, ints::getInt);
            }
            if (column instanceof ShortColumn shorts) {
                return of(rows, shorts::isMissing, shorts::getShort);
            }
            if (column instanceof LongColumn longs) {
                return of(rows, longs::isMissing, longs::getLong);
            }
            if (column instanceof NumericColumn<?> numbers) {
                // 0.0 and -0.0 are one value.
                return of(rows, numbers::isMissing, row -> Double.doubleToLongBits(numbers.getDouble(row) + 0.0));
            }
            if (column instanceof DateColumn dates) {
                return of(rows, dates::isMissing, dates::getIntInternal);
            }
            if (column instanceof DateTimeColumn moments) {
                return of(rows, moments::isMissing, moments::getLongInternal);
            }
            if (column instanceof BooleanColumn truths) {
                return of(rows, truths::isMissing, truths::getByte);
            }
            Map<Object, Integer> seen = new HashMap<>();
            return of(rows, column::isMissing, row -> seen.computeIfAbsent(column.get(row), value -> seen.size()));
        }

        static Coding of(int rows, IntPredicate isMissing, IntToLongFunction key) {
            int[] codes = new int[rows];
            LongCodes known = new LongCodes();
            for (int row = 0; row < rows; row++) {
                codes[row] = isMissing.test(row) ? NONE : known.code(key.applyAsLong(row));
            }
            return new Coding(codes, known.size());
        }
    }

    /** A hash table from numbers to 0, 1, ... in the order in which they come: open, linear, at most half full. */
    private static final class LongCodes {

        private long[] keys = new long[1024];
        private int[] codes = new int[1024];
        private int size;

        int size() {
            return size;
        }

        int code(long key) {
            int mask = keys.length - 1;
            int slot = slot(key, mask);
            while (codes[slot] != 0) {
                if (keys[slot] == key) {
                    return codes[slot] - 1;
                }
                slot = (slot + 1) & mask;
            }
            keys[slot] = key;
            codes[slot] = ++size;
            if (size * 2 > keys.length) {
                grow();
            }
            return size - 1;
        }

        private void grow() {
            long[] oldKeys = keys;
            int[] oldCodes = codes;
            keys = new long[oldKeys.length * 2];
            codes = new int[keys.length];
            int mask = keys.length - 1;
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldCodes[i] != 0) {
                    int slot = slot(oldKeys[i], mask);
                    while (codes[slot] != 0) {
                        slot = (slot + 1) & mask;
                    }
                    keys[slot] = oldKeys[i];
                    codes[slot] = oldCodes[i];
                }
            }
        }

        private static int slot(long key, int mask) {
            long mixed = key * 0x9E3779B97F4A7C15L;
            return (int) ((mixed ^ (mixed >>> 32)) & mask);
        }
    }
}
