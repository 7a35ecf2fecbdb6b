package org.headcount.reading;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds the tables of a plain text: lines of cells between tabs, between vertical bars as in Markdown, or in columns
 * that spaces align.
 */
final class PlainTables {

    /** A wider line holds no columns. */
    private static final int WIDEST = 400;

    /** One cell more would be a line of data, not of a table to read. */
    private static final int MOST_CELLS = 200;

    private enum Form {
        TABS,
        BARS,
        ALIGNED
    }

    /** More rows are data for a program. */
    private static final int MOST_ROWS = 10_000;

    private static final int MOST_RETRIED = 100;

    /**
     * A table.
     *
     * @param table its cells
     * @param rows how many lines it has
     */
    record Found(DocumentTable table, int rows) {}

    private final String text;
    private final Lines lines;
    private final Map<Form, Integer> resumed = new EnumMap<>(Form.class);
    private final List<String> notes = new ArrayList<>();

    PlainTables(String text, Lines lines) {
        this.text = text;
        this.lines = lines;
    }

    /** A table that begins on this line, if one does. */
    Optional<Found> at(int line) {
        for (Form form : Form.values()) {
            if (line < resumed.getOrDefault(form, 0)) {
                continue;
            }
            int rows = 0;
            while (line + rows < lines.count() && isRow(line + rows, form)) {
                rows++;
            }
            if (rows > MOST_ROWS) {
                notes.add("lines " + (line + 1) + " to " + (line + rows) + " are rows of data, more than the "
                        + MOST_ROWS + " of a table to read: each is taken as a paragraph");
            } else if (rows >= 2) {
                Optional<DocumentTable> table = table(line, rows, form).filter(found -> isTable(found, form));
                if (table.isPresent()) {
                    return Optional.of(new Found(table.get(), rows));
                }
            }
            // What begins inside of a long run is not looked for, so that the time stays linear.
            if (rows > MOST_RETRIED) {
                resumed.put(form, line + rows);
            }
        }
        return Optional.empty();
    }

    /** What was not taken as a table, and why. */
    List<String> notes() {
        return notes;
    }

    private boolean isRow(int line, Form form) {
        if (lines.isBlank(line)) {
            return false;
        }
        return switch (form) {
            case TABS -> lines.has(line, '\t');
            case BARS -> lines.has(line, '|');
            case ALIGNED -> !lines.has(line, '\t') && lines.length(line) <= WIDEST && (hasGap(line) || isRule(line));
        };
    }

    /** Bars and spaces also stand between other things than cells: those of a table agree in number, or hold numbers. */
    private boolean isTable(DocumentTable table, Form form) {
        long cells = table.rows().stream().mapToLong(List::size).max().orElse(0);
        if (cells < 2 || cells > MOST_CELLS || table.rows().size() < 2) {
            return false;
        }
        List<List<Block>> body =
                table.rows().subList(table.headerRows(), table.rows().size());
        List<Block> inner = body.stream()
                .flatMap(row -> row.stream().skip(1))
                .filter(cell -> cell.start() < cell.end())
                .toList();
        long numbers = inner.stream().filter(this::holdsNumber).count();
        return switch (form) {
            case TABS ->
                table.rows().stream().filter(row -> row.size() > 1).count() * 2
                        > table.rows().size();
            case BARS ->
                table.rows().stream().allMatch(row -> row.size() == cells)
                        || (numbers * 2 >= inner.size() && !inner.isEmpty());
            case ALIGNED -> numbers * 2 >= inner.size() && numbers > 0;
        };
    }

    private boolean holdsNumber(Block cell) {
        for (int i = cell.start(); i < cell.end() && cell.end() - cell.start() <= 40; i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private Optional<DocumentTable> table(int line, int rows, Form form) {
        List<List<Block>> cells = new ArrayList<>();
        OptionalInt ruled = OptionalInt.empty();
        BitSet gaps = form == Form.ALIGNED ? gaps(line, rows) : new BitSet();
        for (int row = line; row < line + rows; row++) {
            if (form != Form.TABS && isRule(row)) {
                ruled = ruled.isEmpty() && !cells.isEmpty() ? OptionalInt.of(cells.size()) : ruled;
                continue;
            }
            cells.add(
                    switch (form) {
                        case TABS -> split(row, '\t');
                        case BARS -> bars(row);
                        case ALIGNED -> columns(row, gaps);
                    });
        }
        if (cells.isEmpty()) {
            return Optional.empty();
        }
        TableShape shape = TableShape.of(cells.stream()
                .map(row -> row.stream()
                        .map(cell -> text.substring(cell.start(), cell.end()))
                        .toList())
                .toList());
        int headerRows = form == Form.BARS ? ruled.orElse(shape.headerRows()) : shape.headerRows();
        return Optional.of(new DocumentTable(cells, headerRows, shape.headerColumns()));
    }

    private List<Block> split(int line, char separator) {
        List<Block> cells = new ArrayList<>();
        int from = lines.begin(line);
        int limit = separator == '\t' ? lines.limit(line) : lines.end(line);
        for (int i = from; i < limit; i++) {
            if (text.charAt(i) == separator && text.charAt(Math.max(0, i - 1)) != '\\') {
                cells.add(cell(from, i));
                from = i + 1;
            }
        }
        cells.add(cell(from, limit));
        return cells;
    }

    /** The cells between bars; those at both ends of the line enclose the first and the last cell. */
    private List<Block> bars(int line) {
        List<Block> cells = split(line, '|');
        boolean opens = text.charAt(lines.start(line)) == '|';
        boolean closes = cells.size() > 1 && text.charAt(lines.end(line) - 1) == '|';
        return cells.subList(opens ? 1 : 0, cells.size() - (closes ? 1 : 0));
    }

    private Block cell(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new Block(Block.Type.CELL, start, end);
    }

    private List<Block> columns(int line, BitSet gaps) {
        List<Block> cells = new ArrayList<>();
        int begin = lines.begin(line);
        int from = 0;
        int width = lines.length(line);
        int end = gaps.length();
        int at = gaps.nextSetBit(0);
        while (at >= 0 && at < end) {
            int next = gaps.nextClearBit(at);
            if (at > 0) {
                cells.add(cell(Math.min(begin + from, begin + width), Math.min(begin + at, begin + width)));
            }
            from = next;
            at = gaps.nextSetBit(next);
        }
        cells.add(cell(Math.min(begin + from, begin + width), begin + width));
        return cells;
    }

    /** The places, two or more wide, that hold a space in every line. */
    private BitSet gaps(int line, int rows) {
        int width = 0;
        for (int row = line; row < line + rows; row++) {
            width = Math.max(width, lines.length(row));
        }
        BitSet filled = new BitSet(width);
        for (int row = line; row < line + rows; row++) {
            for (int i = lines.start(row); i < lines.end(row) && !isRule(row); i++) {
                if (!Character.isWhitespace(text.charAt(i))) {
                    filled.set(i - lines.begin(row));
                }
            }
        }
        BitSet gaps = new BitSet(width);
        int last = filled.length();
        for (int from = filled.nextClearBit(0); from < last; from = filled.nextClearBit(filled.nextSetBit(from))) {
            int to = filled.nextSetBit(from);
            if (to - from >= 2) {
                gaps.set(from, to);
            }
        }
        return gaps;
    }

    private boolean hasGap(int line) {
        for (int i = lines.start(line); i + 1 < lines.end(line); i++) {
            if (text.charAt(i) == ' ' && text.charAt(i + 1) == ' ') {
                return true;
            }
        }
        // A header may have a single word, far to the right.
        return lines.indent(line) > 8;
    }

    /** Whether the line only separates others: dashes, equals signs, bars, pluses and colons. */
    private boolean isRule(int line) {
        int dashes = 0;
        for (int i = lines.start(line); i < lines.end(line); i++) {
            char c = text.charAt(i);
            if ("-=_+|: ─━═│┼".indexOf(c) < 0) {
                return false;
            }
            dashes += c == '-' || c == '=' || c == '_' || c == '─' || c == '━' || c == '═' ? 1 : 0;
        }
        return dashes >= 2;
    }
}
