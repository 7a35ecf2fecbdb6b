package org.headcount.data.excel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rectangle of a sheet, rows and columns counted from 1, both ends within.
 *
 * @param lastRow at most {@link #ROWS}
 * @param lastColumn at most {@link #COLUMNS}
 */
record CellRange(int firstRow, int firstColumn, int lastRow, int lastColumn) {

    /** How many rows a sheet has. */
    static final int ROWS = 1 << 20;

    /** How many columns a sheet has: A to XFD. */
    static final int COLUMNS = 1 << 14;

    /** A whole sheet. */
    static final CellRange ALL = new CellRange(1, 1, ROWS, COLUMNS);

    private static final Pattern WRITTEN =
            Pattern.compile("([A-Za-z]{1,3})([0-9]{1,7})(?::([A-Za-z]{1,3})([0-9]{1,7}))?");

    /**
     * A range as it is written: {@code B4:F40}, or {@code B4} for all from there on.
     *
     * @throws IllegalArgumentException if it is none
     */
    static CellRange of(String written) {
        Matcher found = WRITTEN.matcher(written.strip());
        if (found.matches()) {
            boolean isOpen = found.group(3) == null;
            CellRange range = new CellRange(
                    Integer.parseInt(found.group(2)),
                    column(found.group(1)),
                    isOpen ? ROWS : Integer.parseInt(found.group(4)),
                    isOpen ? COLUMNS : column(found.group(3)));
            if (range.isWithinSheet()) {
                return range;
            }
        }
        throw new IllegalArgumentException(
                "no range of cells: '" + written + "'; write B4:F40, or B4 for all from there");
    }

    private boolean isWithinSheet() {
        return firstRow >= 1
                && firstRow <= lastRow
                && lastRow <= ROWS
                && firstColumn <= lastColumn
                && lastColumn <= COLUMNS;
    }

    boolean hasRow(int row) {
        return row >= firstRow && row <= lastRow;
    }

    boolean hasColumn(int column) {
        return column >= firstColumn && column <= lastColumn;
    }

    /** Whether it was said where the columns end. */
    boolean isClosed() {
        return lastColumn < COLUMNS;
    }

    /** The column of letters, or of a whole reference such as {@code AB12}: 28. 0 where it begins with none. */
    static int column(CharSequence reference) {
        int column = 0;
        for (int i = 0; i < reference.length() && column <= COLUMNS; i++) {
            int letter = (reference.charAt(i) & ~0x20) - 'A';
            if (letter < 0 || letter > 25) {
                break;
            }
            column = column * 26 + letter + 1;
        }
        return column;
    }

    /** Letters of a column: AB of 28. */
    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int left = column; left > 0; left = (left - 1) / 26) {
            letters.append((char) ('A' + (left - 1) % 26));
        }
        return letters.reverse().toString();
    }

    /** As it is written: {@code B4:F40}, or {@code B4} where it is open. */
    @Override
    public String toString() {
        String first = letters(firstColumn) + firstRow;
        return lastRow == ROWS && lastColumn == COLUMNS ? first : first + ":" + letters(lastColumn) + lastRow;
    }
}
