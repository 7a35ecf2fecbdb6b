package org.headcount.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.headcount.reading.PdfPage.Piece;

/** Puts the rows of a page in reading order: regions one below the other, in each the columns from left to right. */
final class PdfLayout {

    /** A column of text has at least so many lines. */
    private static final int FEWEST_LINES = 4;

    /** Columns inside of columns inside of columns are not looked for. */
    private static final int DEEPEST = 3;

    private PdfLayout() {}

    /** The rows of one column, or of one table, which is read across. */
    record Region(List<List<Piece>> rows, boolean isTable) {}

    static List<Region> regions(List<List<Piece>> rows) {
        return regions(rows, 0);
    }

    private static List<Region> regions(List<List<Piece>> rows, int depth) {
        boolean[] table = PdfTables.rows(rows);
        List<Piece> prose = IntStream.range(0, rows.size())
                .filter(i -> !table[i])
                .boxed()
                .flatMap(i -> rows.get(i).stream())
                .toList();
        float gutter = depth < DEEPEST ? gutter(prose) : Float.NaN;
        List<Region> regions = new ArrayList<>();
        Columns columns = new Columns(regions, depth);
        for (int i = 0; i < rows.size(); i++) {
            List<Piece> row = rows.get(i);
            if (table[i]) {
                columns.flush();
                if (!(i > 0 && table[i - 1])) {
                    regions.add(new Region(new ArrayList<>(), true));
                }
                regions.get(regions.size() - 1).rows().add(row);
            } else if (Float.isNaN(gutter) || row.stream().anyMatch(piece -> crosses(piece, gutter))) {
                columns.flush();
                columns.across(row);
            } else {
                columns.left(row.stream()
                        .filter(piece -> piece.right() <= gutter + 1)
                        .toList());
                columns.right(
                        row.stream().filter(piece -> piece.right() > gutter + 1).toList());
            }
        }
        columns.flush();
        return regions;
    }

    /** What was read of two columns since the last line across both. */
    private static final class Columns {

        private final List<Region> regions;
        private final int depth;
        private final List<List<Piece>> left = new ArrayList<>();
        private final List<List<Piece>> right = new ArrayList<>();
        private boolean across;

        Columns(List<Region> regions, int depth) {
            this.regions = regions;
            this.depth = depth;
        }

        void left(List<Piece> row) {
            across = false;
            if (!row.isEmpty()) {
                left.add(row);
            }
        }

        void right(List<Piece> row) {
            across = false;
            if (!row.isEmpty()) {
                right.add(row);
            }
        }

        void across(List<Piece> row) {
            if (!across) {
                regions.add(new Region(new ArrayList<>(), false));
                across = true;
            }
            regions.get(regions.size() - 1).rows().add(row);
        }

        void flush() {
            if (!left.isEmpty() || !right.isEmpty()) {
                regions.addAll(regions(List.copyOf(left), depth + 1));
                regions.addAll(regions(List.copyOf(right), depth + 1));
                left.clear();
                right.clear();
            }
            across &= !regions.isEmpty() && !regions.get(regions.size() - 1).isTable();
        }

        private static List<Region> regions(List<List<Piece>> rows, int depth) {
            return rows.isEmpty() ? List.of() : PdfLayout.regions(rows, depth);
        }
    }

    private static boolean crosses(Piece piece, float x) {
        return piece.left() < x - 1 && piece.right() > x + 1;
    }

    /** Where the space between two columns of text is; not a number if there is none. */
    private static float gutter(List<Piece> pieces) {
        if (pieces.size() < 2 * FEWEST_LINES) {
            return Float.NaN;
        }
        float from = (float) pieces.stream().mapToDouble(Piece::left).min().orElse(0);
        float to = (float) pieces.stream().mapToDouble(Piece::right).max().orElse(0);
        float width = to - from;
        float best = Float.NaN;
        long fewest = Long.MAX_VALUE;
        for (float x = from + 0.2f * width; x <= to - 0.2f * width; x += 2) {
            float at = x;
            long crossing = pieces.stream().filter(piece -> crosses(piece, at)).count();
            if (crossing < fewest && isBetweenColumns(pieces, at, from, to)) {
                fewest = crossing;
                best = x;
            }
        }
        return fewest * 4 <= pieces.size() ? best : Float.NaN;
    }

    /** Whether both sides of a place hold lines that fill their side as text does. */
    private static boolean isBetweenColumns(List<Piece> pieces, float x, float from, float to) {
        List<Piece> left =
                pieces.stream().filter(piece -> piece.right() <= x + 1).toList();
        List<Piece> right =
                pieces.stream().filter(piece -> piece.left() >= x - 1).toList();
        return left.size() >= FEWEST_LINES
                && right.size() >= FEWEST_LINES
                && median(left) >= 0.55f * (x - from)
                && median(right) >= 0.55f * (to - x);
    }

    private static float median(List<Piece> pieces) {
        List<Float> widths = pieces.stream()
                .map(piece -> piece.right() - piece.left())
                .sorted(Comparator.naturalOrder())
                .toList();
        return widths.get(widths.size() / 2);
    }
}
