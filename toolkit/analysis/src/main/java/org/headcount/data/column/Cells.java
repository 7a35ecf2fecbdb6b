package org.headcount.data.column;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.headcount.data.input.Budget;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.columns.Column;

/**
 * The cells of one column of one stretch of a file, as primitives of the narrowest kind that fits all seen so far. A
 * cell that does not fit widens the column; the rows before it are converted, or, where only their text would do,
 * forgotten: the column is then {@linkplain #mustBeReadAgainFor read again} as text.
 */
public final class Cells {

    /** A cell of a column whose kind was given does not fit it. */
    public static final class Unfit extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final CellKind kind;

        Unfit(CellKind kind) {
            super("not " + kind.words(), null, false, false);
            this.kind = kind;
        }

        public CellKind kind() {
            return kind;
        }
    }

    private static final int[] NO_INTS = {};
    private static final long[] NO_LONGS = {};
    private static final double[] NO_DOUBLES = {};

    private final CellRules rules;
    private final Budget budget;
    private final boolean given;
    private final boolean hasCodes;
    private final boolean hasSigns;
    private CellKind kind;
    private int size;
    private boolean words;
    private boolean forgotten;
    private int[] ints = NO_INTS;
    private long[] longs = NO_LONGS;
    private double[] doubles = NO_DOUBLES;
    private Texts texts;

    private Cells(CellRules rules, Budget budget, CellKind kind, boolean given) {
        this.rules = rules;
        this.budget = budget;
        this.kind = kind;
        this.given = given;
        this.hasCodes = !rules.codes().isEmpty();
        this.hasSigns = !rules.signs().isNone();
        this.texts = new Texts(budget);
    }

    /** Cells whose kind is to be found out. */
    public static Cells any(CellRules rules, Budget budget) {
        return new Cells(rules, budget, CellKind.BLANK, false);
    }

    /** Cells of a kind. */
    public static Cells of(CellKind kind, CellRules rules, Budget budget) {
        return new Cells(rules, budget, kind, true);
    }

    public CellKind kind() {
        return kind;
    }

    public int size() {
        return kind == CellKind.TEXT && !forgotten ? texts.size() : size;
    }

    /**
     * Adds a cell.
     *
     * @throws Unfit if the kind was given and the cell is not of it
     */
    public void add(char[] text, int offset, int length) {
        int from = offset;
        int to = offset + length;
        while (from < to && text[from] <= ' ') {
            from++;
        }
        while (to > from && text[to - 1] <= ' ') {
            to--;
        }
        if (from == to || (hasCodes && rules.isCode(text, from, to))) {
            addMissing();
            return;
        }
        if (hasSigns && kind != CellKind.TEXT && kind != CellKind.SKIPPED) {
            addSigned(text, from, to);
        } else {
            add(text, from, to, offset, length);
        }
    }

    /** Adds a number without the signs it is written with; anything else as it is. */
    private void addSigned(char[] text, int from, int to) {
        Optional<char[]> plain = rules.signs().plain(text, from, to, rules.mark());
        boolean mustHaveSign = rules.signs().kind() == NumberSigns.Kind.PERCENT;
        if (plain.isPresent()) {
            add(plain.get(), 0, plain.get().length, 0, plain.get().length);
        } else if (given && mustHaveSign && !CellRules.isWord(text, from, to)) {
            throw new Unfit(kind);
        } else {
            add(text, from, to, from, to - from);
        }
    }

    private void add(char[] text, int from, int to, int offset, int length) {
        switch (kind) {
            case INTEGER -> {
                long value = Numerals.whole(text, from, to);
                if (value > Integer.MIN_VALUE && value <= Integer.MAX_VALUE && isPlain(text, from, to)) {
                    put((int) value);
                    return;
                }
            }
            case LONG -> {
                long value = Numerals.whole(text, from, to);
                if (value != Numerals.NOT_WHOLE && isPlain(text, from, to)) {
                    put(value);
                    return;
                }
            }
            case DOUBLE -> {
                double value = Numerals.decimal(text, from, to, rules.mark());
                if (!Double.isNaN(value)
                        && isPlain(text, from, to)
                        && (given || !CellRules.isTooLong(text, from, to))) {
                    put(value);
                    return;
                }
            }
            case DATE -> {
                int value = rules.date(text, from, to);
                if (value != Numerals.NOT_A_DATE) {
                    put(value);
                    return;
                }
            }
            case DATE_TIME -> {
                long value = Numerals.dateTime(text, from, to);
                if (value != Numerals.NOT_A_DATE_TIME) {
                    put(value);
                    return;
                }
            }
            case BOOLEAN -> {
                int value = CellRules.truth(text, from, to);
                if (value >= 0) {
                    put(value);
                    return;
                }
            }
            case TEXT -> {
                if (forgotten) {
                    size++;
                } else {
                    texts.add(text, offset, length);
                }
                return;
            }
            case SKIPPED -> {
                size++;
                return;
            }
            case BLANK -> {
                // what it is, is seen below
            }
        }
        addUnlike(text, from, to, offset, length);
    }

    /**
     * Adds a cell.
     *
     * @throws Unfit if the kind was given and the cell is not of it
     */
    public void add(String text) {
        add(text.toCharArray(), 0, text.length());
    }

    private boolean isPlain(char[] text, int from, int to) {
        return given || text[from] > '0' || !CellRules.looksLikeCode(text, from, to);
    }

    private void addUnlike(char[] text, int from, int to, int offset, int length) {
        if (CellRules.isWord(text, from, to)) {
            words = true;
            addMissing();
            return;
        }
        if (given) {
            throw new Unfit(kind);
        }
        widen(kind.join(rules.kind(text, from, to)));
        add(text, from, to, offset, length);
    }

    /** Adds a missing cell. */
    public void addMissing() {
        switch (kind) {
            case BOOLEAN, INTEGER, DATE -> put(Integer.MIN_VALUE);
            case LONG, DATE_TIME -> put(Long.MIN_VALUE);
            case DOUBLE -> put(Double.NaN);
            case TEXT -> {
                if (forgotten) {
                    size++;
                } else {
                    texts.addMissing();
                }
            }
            case BLANK, SKIPPED -> size++;
        }
    }

    /** Adds a value to a column of that width. */
    public void put(int value) {
        if (size == ints.length) {
            ints = Arrays.copyOf(ints, budget.grown(size, Integer.BYTES));
        }
        ints[size++] = value;
    }

    /** Adds a value to a column of that width. */
    public void put(long value) {
        if (size == longs.length) {
            longs = Arrays.copyOf(longs, budget.grown(size, Long.BYTES));
        }
        longs[size++] = value;
    }

    /** Adds a value to a column of that width. */
    public void put(double value) {
        if (size == doubles.length) {
            doubles = Arrays.copyOf(doubles, budget.grown(size, Double.BYTES));
        }
        doubles[size++] = value;
    }

    /** Adds a text unchanged; without any characters it is missing. */
    public void put(char[] text, int offset, int length) {
        texts.add(text, offset, length);
    }

    private void widen(CellKind wider) {
        switch (wider) {
            case BOOLEAN, INTEGER, DATE -> {
                ints = new int[room(Integer.BYTES)];
                Arrays.fill(ints, Integer.MIN_VALUE);
            }
            case LONG, DATE_TIME -> {
                longs = new long[room(Long.BYTES)];
                copy(longs, 0);
                ints = NO_INTS;
            }
            case DOUBLE -> {
                doubles = new double[room(Double.BYTES)];
                copy(doubles, 0);
                ints = NO_INTS;
                longs = NO_LONGS;
            }
            case TEXT -> {
                forgotten = kind != CellKind.BLANK || words;
                if (!forgotten) {
                    texts.addMissing(size);
                }
                ints = NO_INTS;
                longs = NO_LONGS;
                doubles = NO_DOUBLES;
            }
            case BLANK, SKIPPED -> throw new AssertionError("no column widens to " + wider);
        }
        kind = wider;
    }

    private int room(int bytesPerElement) {
        return size == 0 ? 0 : budget.grown(size, bytesPerElement);
    }

    /** These rows as numbers of 64 bits, from a place on. */
    private void copy(long[] into, int at) {
        for (int row = 0; row < size; row++) {
            into[at + row] = switch (kind) {
                case BOOLEAN, INTEGER, DATE -> ints[row] == Integer.MIN_VALUE ? Long.MIN_VALUE : ints[row];
                case LONG, DATE_TIME -> longs[row];
                default -> Long.MIN_VALUE;
            };
        }
    }

    private void copy(double[] into, int at) {
        if (kind == CellKind.DOUBLE) {
            System.arraycopy(doubles, 0, into, at, size);
            return;
        }
        for (int row = 0; row < size; row++) {
            into[at + row] = switch (kind) {
                case INTEGER -> ints[row] == Integer.MIN_VALUE ? Double.NaN : ints[row];
                case LONG -> longs[row] == Long.MIN_VALUE ? Double.NaN : longs[row];
                default -> Double.NaN;
            };
        }
    }

    private void copy(int[] into, int at) {
        if (kind == CellKind.BLANK) {
            Arrays.fill(into, at, at + size, Integer.MIN_VALUE);
        } else {
            System.arraycopy(ints, 0, into, at, size);
        }
    }

    /** The kind that holds all stretches of a column. */
    public static CellKind joined(List<Cells> stretches) {
        return stretches.stream().map(Cells::kind).reduce(CellKind.BLANK, CellKind::join);
    }

    /** Whether these rows would have to be read again to be of that kind: their texts are gone. */
    public boolean mustBeReadAgainFor(CellKind wanted) {
        boolean isFresh = kind == CellKind.BLANK && !words;
        return wanted == CellKind.TEXT && (forgotten || (kind != CellKind.TEXT && !isFresh));
    }

    /**
     * The stretches as one column. One without any value is of numbers: a sum of none of them is no slip.
     *
     * @param kind their {@link #joined} kind, for which none must be read again
     */
    public static Column<?> column(String name, CellKind kind, List<Cells> stretches) {
        int rows = 0;
        for (Cells stretch : stretches) {
            rows = Math.addExact(rows, stretch.size());
        }
        return switch (kind) {
            case INTEGER -> IntColumn.create(name, ints(rows, stretches));
            case DATE -> DateColumn.createInternal(name, ints(rows, stretches));
            case LONG -> LongColumn.create(name, longs(rows, stretches));
            case DATE_TIME -> DateTimeColumn.createInternal(name, longs(rows, stretches));
            case DOUBLE, BLANK -> {
                double[] all = new double[rows];
                int at = 0;
                for (Cells stretch : stretches) {
                    stretch.copy(all, at);
                    at += stretch.size();
                    stretch.doubles = NO_DOUBLES;
                }
                yield DoubleColumn.create(name, all);
            }
            case BOOLEAN -> {
                BooleanColumn column = BooleanColumn.create(name);
                for (int value : ints(rows, stretches)) {
                    if (value == Integer.MIN_VALUE) {
                        column.appendMissing();
                    } else {
                        column.append(value == 1);
                    }
                }
                yield column;
            }
            case TEXT -> texts(stretches).column(name);
            case SKIPPED -> throw new AssertionError("nothing was kept of column " + name);
        };
    }

    /** These rows as a column. */
    public Column<?> column(String name) {
        return column(name, kind, List.of(this));
    }

    private static int[] ints(int rows, List<Cells> stretches) {
        int[] all = new int[rows];
        int at = 0;
        for (Cells stretch : stretches) {
            stretch.copy(all, at);
            at += stretch.size();
            stretch.ints = NO_INTS;
        }
        return all;
    }

    private static long[] longs(int rows, List<Cells> stretches) {
        long[] all = new long[rows];
        int at = 0;
        for (Cells stretch : stretches) {
            stretch.copy(all, at);
            at += stretch.size();
            stretch.longs = NO_LONGS;
        }
        return all;
    }

    private static Texts texts(List<Cells> stretches) {
        Cells first = stretches.get(0);
        if (first.kind == CellKind.BLANK) {
            first.texts.addMissing(first.size);
        }
        for (Cells stretch : stretches.subList(1, stretches.size())) {
            if (stretch.kind == CellKind.BLANK) {
                first.texts.addMissing(stretch.size);
            } else {
                first.texts.addAll(stretch.texts);
            }
        }
        return first.texts;
    }
}
