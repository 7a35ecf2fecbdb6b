package org.headcount.plot;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.headcount.plot.Matrix.Cell;
import org.headcount.plot.Matrix.Sign;
import org.headcount.plot.Matrix.Value;

/** Lays out rows by columns. Names of columns that find no room lie on their side. */
final class MatrixDrawing {

    private static final double ROW = 26;

    private final Sheet sheet;
    private final Matrix form;
    private final double least;
    private final double most;
    private final Wording wording;

    private MatrixDrawing(Sheet sheet, Matrix form) {
        this.sheet = sheet;
        this.form = form;
        this.least = values(form).min().orElse(0);
        this.most = values(form).max().orElse(0);
        this.wording = wording(form);
    }

    static void draw(Sheet sheet, Matrix form) {
        new MatrixDrawing(sheet, form).draw();
    }

    static DoubleStream values(Matrix form) {
        return form.cells().stream()
                .flatMap(List::stream)
                .flatMap(Optional::stream)
                .filter(Value.class::isInstance)
                .mapToDouble(cell -> ((Value) cell).value());
    }

    static String colour(Sign sign) {
        return switch (sign) {
            case FULL -> Palette.NAVY;
            case HOLLOW -> Palette.GOLD;
            case CROSS -> Palette.CRIMSON;
        };
    }

    static Symbol symbol(Sign sign) {
        return switch (sign) {
            case FULL -> Symbol.CIRCLE;
            case HOLLOW -> Symbol.RING;
            case CROSS -> Symbol.CROSS;
        };
    }

    /**
     * How the numbers of all cells are written, on one scale.
     *
     * @param unit in what they are
     * @param size by what they are divided
     */
    record Wording(String unit, PlotNumbers.Size size) {

        String number(double value) {
            String sign = unit.equals("percent") ? "percent" : "";
            return PlotNumbers.joined(PlotNumbers.plain(value / size.divisor()), sign);
        }

        /** What they are in; nothing where each says so itself. */
        String title() {
            return unit.equals("percent") ? "" : size.unit(unit);
        }
    }

    static Wording wording(Matrix form) {
        return new Wording(
                form.unit(),
                PlotNumbers.Size.of(values(form).map(Math::abs).max().orElse(0)));
    }

    private String number(double value) {
        return wording.number(value);
    }

    private void draw() {
        if (!form.legend().isEmpty()) {
            sheet.legend(form.legend().entrySet().stream()
                    .map(entry -> Sheet.Key.of(entry.getValue(), symbol(entry.getKey()), colour(entry.getKey())))
                    .toList());
        }
        if (!wording.title().isBlank() && values(form).findAny().isPresent()) {
            sheet.paragraph(wording.title(), Style.SMALL);
            sheet.down(4);
        }
        if (form.columns().isEmpty()) {
            return;
        }
        double widest = form.rows().stream()
                .mapToDouble(name -> Typeface.width(Typeface.clean(name), Style.LABEL))
                .max()
                .orElse(0);
        double names = Math.min(widest + 1, sheet.inner() * (sheet.isNarrow() ? 0.4 : 0.36));
        double left = sheet.left() + names + 10;
        double column = Math.min(120, (sheet.right() - left) / form.columns().size());
        heads(left, column);
        boolean fits = form.cells().stream()
                .flatMap(List::stream)
                .flatMap(Optional::stream)
                .filter(Value.class::isInstance)
                .allMatch(cell -> Typeface.width(number(((Value) cell).value()), Style.LABEL) + 4 <= column);
        double right = left + column * form.columns().size();
        for (int row = 0; row < form.rows().size(); row++) {
            List<String> lines = Typeface.wrap(form.rows().get(row), names, Style.LABEL);
            double words = lines.size() * Style.LABEL.leading();
            double tall = Math.max(ROW, words + 8);
            sheet.lines(lines, sheet.left(), sheet.y() + (tall - words) / 2 + 1.5, Style.LABEL);
            for (int i = 0; i < form.columns().size(); i++) {
                double x = left + i * column;
                Optional<Cell> cell = form.cells().get(row).get(i);
                if (cell.isPresent()) {
                    cell(cell.get(), x, sheet.y(), column, tall, fits);
                } else {
                    sheet.line(
                            x + column / 2 - 3,
                            sheet.y() + tall / 2,
                            x + column / 2 + 3,
                            sheet.y() + tall / 2,
                            Pen.of("#c4c4c4", 1));
                }
            }
            sheet.down(tall);
            sheet.line(sheet.left(), sheet.y(), right, sheet.y(), Pen.of(Palette.GRID, 1));
        }
        if (!fits) {
            sheet.down(8);
            sheet.paragraph(
                    "Shaded from " + PlotNumbers.text(least, form.unit()) + " (light) to "
                            + PlotNumbers.text(most, form.unit()) + " (dark).",
                    Style.SMALL);
        }
    }

    private void heads(double left, double column) {
        Style style = Style.SMALL;
        boolean level = form.columns().stream()
                .allMatch(name -> Typeface.widestWord(name, style) <= column - 6
                        && Typeface.wrap(name, column - 6, style).size() <= 4);
        if (level) {
            double tallest = form.columns().stream()
                    .mapToDouble(name -> Typeface.wrap(name, column - 6, style).size() * style.leading())
                    .max()
                    .orElse(0);
            for (int i = 0; i < form.columns().size(); i++) {
                List<String> lines = Typeface.wrap(form.columns().get(i), column - 6, style);
                double y = sheet.y() + tallest - lines.size() * style.leading();
                for (int k = 0; k < lines.size(); k++) {
                    sheet.centred(
                            lines.get(k), left + (i + 0.5) * column, y + style.ascent() + k * style.leading(), style);
                }
            }
            sheet.down(tallest + 6);
        } else {
            upright(left, column, style);
        }
        sheet.line(sheet.left(), sheet.y(), left + column * form.columns().size(), sheet.y(), Pen.of(Palette.GREY, 1));
    }

    /** Names on their side, in as many lines as the column is wide; below one line's width, as numbers with a list. */
    private void upright(double left, double column, Style style) {
        int linesFit = (int) Math.max(1, (column - 4) / style.leading());
        if (column < style.leading()) {
            sheet.paragraph(
                    "Columns, from the left: "
                            + String.join(
                                    ", ",
                                    form.columns().stream().map(Typeface::clean).toList()),
                    style);
            sheet.down(6);
            return;
        }
        double most = 110;
        boolean fits;
        do {
            double now = most;
            fits = form.columns().stream()
                    .allMatch(name -> Typeface.wrap(name, now, style).size() <= linesFit);
            most += 10;
        } while (!fits && most < 400);
        double length = most - 10;
        double tallest = form.columns().stream()
                .flatMap(name -> Typeface.wrap(name, length, style).stream())
                .mapToDouble(line -> Typeface.width(line, style))
                .max()
                .orElse(0);
        double bottom = sheet.y() + tallest;
        for (int i = 0; i < form.columns().size(); i++) {
            List<String> lines = Typeface.wrap(form.columns().get(i), length, style);
            double wide = lines.size() * style.leading();
            double x = left + (i + 0.5) * column - wide / 2 + style.ascent();
            for (int k = 0; k < lines.size(); k++) {
                sheet.upright(lines.get(k), x + k * style.leading(), bottom, style);
            }
        }
        sheet.downTo(bottom + 6);
    }

    private void cell(Cell cell, double x, double y, double wide, double tall, boolean written) {
        if (cell instanceof Sign sign) {
            sheet.symbol(symbol(sign), x + wide / 2, y + tall / 2, 6, colour(sign));
            return;
        }
        double value = ((Value) cell).value();
        double share = most == least ? 0.5 : (value - least) / (most - least);
        double depth = 0.06 + 0.94 * share;
        sheet.rectangle(x + 1, y + 1, wide - 2, tall - 2, Fill.of(Palette.tint(Palette.NAVY, depth)));
        if (written) {
            Style style = depth > 0.5 ? new Style(13, false, Palette.PAPER, false) : Style.LABEL;
            sheet.centred(number(value), x + wide / 2, y + tall / 2 + 4.6, style);
        }
    }
}
