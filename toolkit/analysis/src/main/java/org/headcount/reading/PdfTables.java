package org.headcount.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.headcount.reading.DocumentBuilder.Cell;
import org.headcount.reading.PdfPage.Piece;

/** Recognises tables by the places of their cells: rows of several short pieces below each other, most of them numbers. */
final class PdfTables {

    private static final int LONGEST_CELL = 45;

    /** The largest distance of two rows of a table, in font sizes. */
    private static final float FARTHEST = 3.2f;

    private PdfTables() {}

    /** Which rows of a page or column belong to a table. */
    static boolean[] rows(List<List<Piece>> rows) {
        boolean[] table = new boolean[rows.size()];
        int from = 0;
        while (from < rows.size()) {
            int to = from;
            while (to < rows.size() && isRow(rows, from, to)) {
                to++;
            }
            while (to > from && rows.get(to - 1).size() < 2) {
                to--;
            }
            if (to - from >= 2 && isTable(rows.subList(from, to))) {
                for (int i = from; i < to; i++) {
                    table[i] = true;
                }
            }
            from = Math.max(to, from + 1);
        }
        return table;
    }

    /** Whether a row can be of a table that begins above it: several pieces, or the rest of a first cell. */
    private static boolean isRow(List<List<Piece>> rows, int first, int index) {
        List<Piece> row = rows.get(index);
        boolean near = index == first
                || row.get(0).y() - rows.get(index - 1).get(0).y()
                        <= FARTHEST * row.get(0).size();
        boolean isShort = row.stream().allMatch(piece -> piece.words().length() <= 2 * LONGEST_CELL);
        boolean isLabel = row.size() == 1
                && index > first
                && index + 1 < rows.size()
                && rows.get(index + 1).size() > 1
                && row.get(0).right() < rows.get(index + 1).get(1).left();
        return near && isShort && (row.size() > 1 || isLabel);
    }

    private static boolean isTable(List<List<Piece>> rows) {
        long inner = 0;
        long numbers = 0;
        for (List<Piece> row : rows) {
            for (Piece piece : row.subList(1, row.size())) {
                inner++;
                boolean isYearOrNumber = piece.words().length() <= LONGEST_CELL
                        && piece.words().chars().anyMatch(Character::isDigit)
                        && piece.words().chars().filter(Character::isLetter).count() <= 12;
                numbers += isYearOrNumber || piece.words().matches("[-–—.…]+|n/?a|n\\.a\\.") ? 1 : 0;
            }
        }
        return numbers * 2 >= inner && numbers > 0;
    }

    /** Adds a table: its columns are those of the rows with the most pieces. */
    static void add(List<List<Piece>> rows, DocumentBuilder builder) {
        List<float[]> columns = columns(rows);
        List<List<Cell>> cells = new ArrayList<>();
        List<List<StringBuilder>> words = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<Piece> row = rows.get(i);
            if (row.size() == 1 && goesOn(rows, i) && !words.isEmpty()) {
                words.get(words.size() - 1).get(0).append(' ').append(row.get(0).words());
                continue;
            }
            List<StringBuilder> line = new ArrayList<>();
            columns.forEach(column -> line.add(new StringBuilder()));
            for (Piece piece : row) {
                int first = column(columns, piece);
                int last = first;
                while (last + 1 < columns.size() && overlap(columns.get(last + 1), piece) > 2) {
                    last++;
                }
                StringBuilder cell = line.get(first);
                cell.append(cell.isEmpty() ? "" : " ").append(piece.words());
                for (int column = first + 1; column <= last; column++) {
                    if (line.get(column).isEmpty()) {
                        line.set(column, cell);
                    }
                }
            }
            words.add(line);
        }
        for (List<StringBuilder> line : words) {
            List<Cell> row = new ArrayList<>();
            for (int i = 0; i < line.size(); i++) {
                boolean spans = i > 0 && isSame(line.get(i), line.get(i - 1));
                row.add(spans ? row.get(i - 1) : new Cell(line.get(i).toString()));
            }
            cells.add(row);
        }
        builder.table(cells, OptionalInt.empty(), OptionalInt.empty());
    }

    @SuppressWarnings("ReferenceEquality") // Cells that happen to hold the same words are different cells.
    private static boolean isSame(StringBuilder a, StringBuilder b) {
        return a == b;
    }

    /** Whether a single piece is the second line of the label above it: nearer than rows are. */
    private static boolean goesOn(List<List<Piece>> rows, int index) {
        if (index == 0 || index + 1 >= rows.size()) {
            return false;
        }
        float above = rows.get(index).get(0).y() - rows.get(index - 1).get(0).y();
        float below = rows.get(index + 1).get(0).y() - rows.get(index).get(0).y();
        return above < 0.95f * below;
    }

    private static List<float[]> columns(List<List<Piece>> rows) {
        int most = rows.stream().mapToInt(List::size).max().orElse(0);
        List<float[]> columns = new ArrayList<>();
        for (List<Piece> row : rows) {
            if (row.size() == most) {
                for (int i = 0; i < most; i++) {
                    Piece piece = row.get(i);
                    if (columns.size() <= i) {
                        columns.add(new float[] {piece.left(), piece.right()});
                    } else {
                        columns.get(i)[0] = Math.min(columns.get(i)[0], piece.left());
                        columns.get(i)[1] = Math.max(columns.get(i)[1], piece.right());
                    }
                }
            }
        }
        return columns;
    }

    private static float overlap(float[] column, Piece piece) {
        return Math.min(column[1], piece.right()) - Math.max(column[0], piece.left());
    }

    /** The first column that a piece overlaps, else the nearest. */
    private static int column(List<float[]> columns, Piece piece) {
        int best = 0;
        for (int i = 0; i < columns.size(); i++) {
            if (overlap(columns.get(i), piece) > 0) {
                return i;
            }
            if (overlap(columns.get(i), piece) > overlap(columns.get(best), piece)) {
                best = i;
            }
        }
        return best;
    }
}
