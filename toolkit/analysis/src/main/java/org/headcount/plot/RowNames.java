package org.headcount.plot;

import java.util.List;

/** The names of rows: in a column to the left where there is room, else each above its row. */
final class RowNames {

    private static final double WIDEST_SHARE = 0.36;

    private final Sheet sheet;
    private final List<String> names;
    private final boolean above;
    private final double column;
    private double top;
    private double used;

    private RowNames(Sheet sheet, List<String> names, boolean above, double column) {
        this.sheet = sheet;
        this.names = names;
        this.above = above;
        this.column = column;
    }

    static RowNames of(Sheet sheet, List<String> names) {
        double widest = names.stream()
                .mapToDouble(name -> Typeface.width(Typeface.clean(name), Style.LABEL))
                .max()
                .orElse(0);
        // Short names, such as years, are beside their bars on a telephone as well.
        boolean above = sheet.isNarrow() && widest > sheet.inner() * 0.22;
        double column = above ? 0 : Math.min(widest + 1, sheet.inner() * WIDEST_SHARE);
        return new RowNames(sheet, names, above, column);
    }

    /** Where the picture beside the names begins. */
    double plotLeft() {
        return sheet.left() + (above || column == 0 ? 0 : column + 10);
    }

    /** What lies between two rows. */
    double gap() {
        return above ? 12 : 9;
    }

    /** Writes the name of a row and says where what is so tall begins. */
    double begin(int row, double tall) {
        Style style = Style.LABEL;
        List<String> lines = Typeface.wrap(names.get(row), above ? sheet.inner() : column, style);
        double name = lines.size() * style.leading();
        top = sheet.y();
        if (above) {
            sheet.lines(lines, sheet.left(), top, style.over());
            used = name + 2;
            return top + used;
        }
        double height = Math.max(tall, name);
        sheet.linesEnding(lines, sheet.left() + column, top + (height - name) / 2 + 1.5, style);
        used = height - tall;
        return top + (height - tall) / 2;
    }

    /** The line from which bars start, beside the names or, where these are above, through the rows only. */
    void zero(double x, double from) {
        if (!above) {
            sheet.line(x, from, x, sheet.y() - gap(), Pen.of(Palette.INK, 1));
        }
    }

    /** Goes on to the next row. */
    void end(double tall) {
        sheet.downTo(top + used + tall + gap());
    }
}
