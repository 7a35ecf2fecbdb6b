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

    /** A label of more lines is a paragraph. */
    private static final int MOST_LABEL_LINES = 4;

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
            to = withLastLabel(rows, to);
            if (to - from >= 2 && isTable(rows.subList(from, to))) {
                for (int i = from; i < to; i++) {
                    table[i] = true;
                }
            }
            from = Math.max(to, from + 1);
        }
        return table;
    }

    /** The end of a table with the last line of a label that is set in the middle of its row: half a line below it. */
    private static int withLastLabel(List<List<Piece>> rows, int to) {
        if (to == 0 || to == rows.size() || rows.get(to).size() > 1) {
            return to;
        }
        List<Piece> last = rows.get(to - 1);
        Piece next = rows.get(to).get(0);
        boolean close = last.size() > 1 && next.y() - last.get(0).y() < 0.9f * next.size();
        return close && next.right() < last.get(last.size() - 1).left() ? to + 1 : to;
    }

    /** Whether a row can be of a table that begins above it: several pieces, or the rest of a first cell. */
    private static boolean isRow(List<List<Piece>> rows, int first, int index) {
        List<Piece> row = rows.get(index);
        boolean near = index == first
                || row.get(0).y() - rows.get(index - 1).get(0).y()
                        <= FARTHEST * row.get(0).size();
        boolean isShort = row.stream().allMatch(piece -> piece.words().length() <= 2 * LONGEST_CELL);
        boolean isLabel = row.size() == 1 && index > first && isLabel(rows, index);
        return near && isShort && (row.size() > 1 || isLabel);
    }

    /** Whether a single piece lies left of the second cell of a row close below: it is a line of a label, or a heading. */
    private static boolean isLabel(List<List<Piece>> rows, int index) {
        Piece label = rows.get(index).get(0);
        for (int next = index + 1; next < Math.min(rows.size(), index + MOST_LABEL_LINES); next++) {
            List<Piece> row = rows.get(next);
            if (row.get(0).y() - rows.get(next - 1).get(0).y() > FARTHEST * label.size()) {
                return false;
            }
            if (row.size() > 1) {
                Piece second = row.get(0).left() > label.right() ? row.get(0) : row.get(1);
                return label.right() < second.left();
            }
        }
        return false;
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
        StringBuilder label = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            List<Piece> row = rows.get(i);
            Side side = row.size() == 1 ? side(rows, i) : Side.OWN;
            if (side == Side.ABOVE && !words.isEmpty()) {
                StringBuilder above = words.get(words.size() - 1).get(0);
                above.append(above.isEmpty() ? "" : " ").append(row.get(0).words());
                continue;
            }
            if (side == Side.BELOW) {
                label.append(label.isEmpty() ? "" : " ").append(row.get(0).words());
                continue;
            }
            List<StringBuilder> line = new ArrayList<>();
            columns.forEach(column -> line.add(new StringBuilder()));
            for (int at = 0; at < row.size(); at++) {
                Piece piece = row.get(at);
                boolean full = row.size() == columns.size();
                int first = full ? at : column(columns, piece);
                int last = first;
                while (!full && last + 1 < columns.size() && overlap(columns.get(last + 1), piece) > 2) {
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
            if (!label.isEmpty()) {
                StringBuilder first = line.get(0);
                first.insert(0, label + (first.isEmpty() ? "" : " "));
                label.setLength(0);
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

    /** Which row a line of a label belongs to. */
    private enum Side {
        ABOVE,
        OWN,
        BELOW
    }

    /** A single piece belongs to the row of several that is clearly nearer than the one on its other side. */
    private static Side side(List<List<Piece>> rows, int index) {
        float y = rows.get(index).get(0).y();
        float above = Float.POSITIVE_INFINITY;
        for (int i = index - 1; i >= 0 && Float.isInfinite(above); i--) {
            above = rows.get(i).size() > 1 ? y - rows.get(i).get(0).y() : above;
        }
        float below = Float.POSITIVE_INFINITY;
        for (int i = index + 1; i < rows.size() && Float.isInfinite(below); i++) {
            below = rows.get(i).size() > 1 ? rows.get(i).get(0).y() - y : below;
        }
        float size = rows.get(index).get(0).size();
        if (Float.isInfinite(below)) {
            return above < 1.5f * size ? Side.ABOVE : Side.OWN;
        }
        if (above < 0.95f * below) {
            return Side.ABOVE;
        }
        return below < 0.8f * above && below < 1.5f * size && lacksLabel(rows, index) ? Side.BELOW : Side.OWN;
    }

    /** Whether the next row of several pieces begins right of the label, so that it has no other. */
    private static boolean lacksLabel(List<List<Piece>> rows, int index) {
        for (int i = index + 1; i < rows.size(); i++) {
            if (rows.get(i).size() > 1) {
                return rows.get(i).get(0).left() > rows.get(index).get(0).right();
            }
        }
        return false;
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
