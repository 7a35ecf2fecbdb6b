package org.headcount.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headcount.plot.Bars.Layout;

/** Lays out bars. Each carries its number, so that no axis has to be read. */
final class BarsDrawing {

    private static final double SINGLE = 22;
    private static final double GROUPED = 17;
    private static final double STACKED = 28;
    private static final double ARROW = 14;
    private static final String UNKNOWN = "not known";

    private final Sheet sheet;
    private final Bars form;
    private final Wording wording;

    private BarsDrawing(Sheet sheet, Bars form) {
        this.sheet = sheet;
        this.form = form;
        this.wording = wording(form);
    }

    /**
     * How the numbers of all bars are written, on one scale.
     *
     * @param axis the axis of amounts
     * @param size by what they are divided
     */
    record Wording(Axis axis, PlotNumbers.Size size) {

        /** What the numbers are in, said once above them. */
        String title() {
            return new Ticks(axis, 0, 1, List.of(), size).title();
        }

        String number(PlottedAmount amount) {
            String sign = axis.unit().equals("percent") ? "percent" : "";
            String number = PlotNumbers.joined(PlotNumbers.plain(amount.value() / size.divisor()), sign);
            if (amount.isOpenAbove()) {
                return "at least " + number;
            }
            return amount.isOpenBelow() ? "at most " + number : number;
        }

        /** The number beside its bar, with an arrow where the bar goes on. */
        String outside(Optional<PlottedAmount> amount) {
            return amount.map(known -> (known.isOpenAbove() ? "\u2192 " : "") + number(known))
                    .orElse(UNKNOWN);
        }
    }

    static Wording wording(Bars form) {
        return new Wording(
                form.value(),
                PlotNumbers.Size.of(finite(form).mapToDouble(Math::abs).max().orElse(0)));
    }

    static void draw(Sheet sheet, Bars form) {
        BarsDrawing drawing = new BarsDrawing(sheet, form);
        drawing.unit();
        if (form.layout() == Layout.BACK_TO_BACK) {
            drawing.backToBack();
            return;
        }
        if (form.series().size() > 1) {
            sheet.legend(IntStream.range(0, form.series().size())
                    .mapToObj(i -> Sheet.Key.of(form.series().get(i).name(), fill(form, i)))
                    .toList());
        }
        if (form.layout() == Layout.STACKED) {
            drawing.stacked();
        } else {
            drawing.grouped();
        }
    }

    private static Stream<Double> finite(Bars form) {
        return form.series().stream()
                .flatMap(series -> series.amounts().stream())
                .flatMap(Optional::stream)
                .flatMap(amount -> Stream.of(amount.low(), amount.value(), amount.high()))
                .filter(Double::isFinite);
    }

    private void unit() {
        String title = wording.title();
        if (!title.isBlank()) {
            sheet.paragraph(title, Style.SMALL);
            sheet.down(6);
        }
    }

    private String number(PlottedAmount amount) {
        return wording.number(amount);
    }

    private void grouped() {
        RowNames names = RowNames.of(sheet, form.categories());
        double thick = form.series().size() == 1 ? SINGLE : GROUPED;
        double most = Math.max(0, finite(form).mapToDouble(v -> v).max().orElse(1));
        double least = Math.min(0, finite(form).mapToDouble(v -> v).min().orElse(0));
        List<PlottedAmount> all = form.series().stream()
                .flatMap(series -> series.amounts().stream())
                .flatMap(Optional::stream)
                .toList();
        double roomRight = Math.max(
                        Typeface.width(UNKNOWN, Style.SMALL),
                        widest(all.stream()
                                .filter(amount -> amount.value() >= 0)
                                .toList()))
                + 8;
        double roomLeft =
                least < 0 ? widest(all.stream().filter(a -> a.value() < 0).toList()) + 8 : 0;
        if (all.stream().anyMatch(PlottedAmount::isOpenAbove)) {
            roomRight += ARROW;
        }
        double from = names.plotLeft() + roomLeft;
        double to = sheet.right() - roomRight;
        double scale = most == least ? 0 : (to - from) / (most - least);
        double zero = from - least * scale;
        double top = sheet.y();
        for (int row = 0; row < form.categories().size(); row++) {
            double tall = form.series().size() * (thick + 2) - 2;
            double y = names.begin(row, tall);
            for (int i = 0; i < form.series().size(); i++) {
                Optional<PlottedAmount> amount = form.series().get(i).amounts().get(row);
                double barTop = y + i * (thick + 2);
                double base = barTop + thick / 2 + 4.6;
                if (amount.isEmpty()) {
                    sheet.words(UNKNOWN, zero + 6, base, Style.SMALL);
                    continue;
                }
                double end = bar(amount.get(), zero, scale, barTop, thick, fill(form, i));
                String number = number(amount.get());
                if (amount.get().value() < 0) {
                    sheet.ending(number, end - 6, base, Style.LABEL);
                } else {
                    sheet.words(number, end + 6, base, Style.LABEL);
                }
            }
            names.end(tall);
        }
        names.zero(zero, top);
    }

    /** Draws a bar with its whiskers or its arrow, and says how far it reaches. */
    private double bar(PlottedAmount amount, double zero, double scale, double top, double thick, Fill fill) {
        double x = zero + amount.value() * scale;
        sheet.bar(Math.min(zero, x), top, Math.abs(x - zero), thick, fill);
        double middle = top + thick / 2;
        double low = amount.isOpenBelow() ? x : zero + amount.low() * scale;
        double high = amount.isOpenAbove() ? x : zero + amount.high() * scale;
        if (high - low > 2) {
            Pen pen = Pen.of(Palette.INK, 1.4);
            sheet.line(low, middle, high, middle, pen);
            sheet.line(low, middle - 4, low, middle + 4, pen);
            sheet.line(high, middle - 4, high, middle + 4, pen);
        }
        if (amount.isOpenAbove()) {
            sheet.line(x, middle, x + ARROW - 5, middle, Pen.of(fill.colour(), 2));
            sheet.arrow(x + ARROW, middle, 8, fill.colour());
            return x + ARROW;
        }
        return amount.value() < 0 ? Math.min(low, x) : Math.max(high, x);
    }

    private double widest(List<PlottedAmount> amounts) {
        return amounts.stream()
                .mapToDouble(amount -> Typeface.width(number(amount), Style.LABEL))
                .max()
                .orElse(0);
    }

    /** The sum of what is known of a row. */
    static double total(Bars form, int row) {
        return form.series().stream()
                .map(series -> series.amounts().get(row))
                .flatMap(Optional::stream)
                .mapToDouble(PlottedAmount::value)
                .sum();
    }

    private void stacked() {
        RowNames names = RowNames.of(sheet, form.categories());
        double[] totals = IntStream.range(0, form.categories().size())
                .mapToDouble(row -> total(form, row))
                .toArray();
        double most = java.util.Arrays.stream(totals).max().orElse(0);
        double room = java.util.Arrays.stream(totals)
                        .map(total -> Typeface.width(number(PlottedAmount.of(total)), Style.STRONG))
                        .max()
                        .orElse(0)
                + 8;
        double zero = names.plotLeft();
        double scale = most == 0 ? 0 : (sheet.right() - room - zero) / most;
        double top = sheet.y();
        for (int row = 0; row < totals.length; row++) {
            double y = names.begin(row, STACKED);
            double x = zero;
            List<String> unknown = new ArrayList<>();
            for (int i = 0; i < form.series().size(); i++) {
                Bars.Series series = form.series().get(i);
                Optional<PlottedAmount> amount = series.amounts().get(row);
                if (amount.isEmpty()) {
                    unknown.add(series.name());
                    continue;
                }
                double wide = amount.get().value() * scale;
                Fill fill = fill(form, i);
                if (wide > 0) {
                    sheet.bar(x, y, Math.max(0.5, wide - 1), STACKED, fill);
                }
                String number = number(amount.get());
                if (Typeface.width(number, Style.OVER) + 8 <= wide) {
                    Style style =
                            fill.texture() == Texture.SOLID ? new Style(12.5, true, Palette.PAPER, false) : Style.OVER;
                    sheet.centred(number, x + wide / 2, y + STACKED / 2 + 4.5, style);
                }
                x += wide;
            }
            double base = y + STACKED / 2 + 4.6;
            sheet.words(number(PlottedAmount.of(totals[row])), x + 6, base, Style.STRONG);
            names.end(STACKED);
            if (!unknown.isEmpty()) {
                sheet.paragraph("Not known: " + String.join(", ", unknown), Style.SMALL);
                sheet.down(6);
            }
        }
        names.zero(zero, top);
    }

    private void backToBack() {
        boolean narrow = sheet.isNarrow();
        double widestName = form.categories().stream()
                .mapToDouble(name -> Typeface.width(Typeface.clean(name), Style.LABEL))
                .max()
                .orElse(0);
        double gutter = narrow ? 2 : Math.min(0.3 * sheet.inner(), widestName) + 20;
        double middle = sheet.width() / 2;
        List<PlottedAmount> all = form.series().stream()
                .flatMap(series -> series.amounts().stream())
                .flatMap(Optional::stream)
                .toList();
        double room = Math.max(widest(all), Typeface.width(UNKNOWN, Style.SMALL)) + 8 + ARROW;
        double half = (sheet.inner() - gutter) / 2;
        double most = finite(form).mapToDouble(v -> v).max().orElse(0);
        double scale = most <= 0 ? 0 : (half - room) / most;
        double deepest = 0;
        for (int side = 0; side < 2; side++) {
            String name = form.series().get(side).name();
            List<String> lines = Typeface.wrap(name, half - 28, Style.STRONG);
            double edge = middle + (side == 0 ? -1 : 1) * gutter / 2;
            Sheet.Key key = Sheet.Key.of(name, fill(form, side));
            double tall;
            if (side == 0) {
                tall = sheet.linesEnding(lines, edge - 24, sheet.y(), Style.STRONG);
                sheet.swatch(key, edge - 16, sheet.y() + 8, 16);
            } else {
                tall = sheet.lines(lines, edge + 24, sheet.y(), Style.STRONG);
                sheet.swatch(key, edge, sheet.y() + 8, 16);
            }
            deepest = Math.max(deepest, tall);
        }
        sheet.down(deepest + 8);
        for (int row = 0; row < form.categories().size(); row++) {
            List<String> lines =
                    Typeface.wrap(form.categories().get(row), narrow ? sheet.inner() : gutter - 16, Style.LABEL);
            double names = lines.size() * Style.LABEL.leading();
            double tall = narrow ? SINGLE : Math.max(SINGLE, names);
            double namesTop = narrow ? sheet.y() : sheet.y() + (tall - names) / 2;
            for (int i = 0; i < lines.size(); i++) {
                sheet.centred(
                        lines.get(i),
                        middle,
                        namesTop + Style.LABEL.ascent() + i * Style.LABEL.leading() + 1,
                        Style.LABEL);
            }
            double top = narrow ? sheet.y() + names + 3 : sheet.y() + (tall - SINGLE) / 2;
            for (int side = 0; side < 2; side++) {
                half(side, row, middle + (side == 0 ? -1 : 1) * gutter / 2, scale, top);
            }
            sheet.downTo(narrow ? top + SINGLE + 12 : sheet.y() + tall + 8);
        }
        sheet.down(-8);
    }

    private void half(int side, int row, double edge, double scale, double top) {
        Optional<PlottedAmount> amount = form.series().get(side).amounts().get(row);
        int sign = side == 0 ? -1 : 1;
        double base = top + SINGLE / 2 + 4.6;
        String text = amount.map(this::number).orElse(UNKNOWN);
        Style style = amount.isPresent() ? Style.LABEL : Style.SMALL;
        double end = edge;
        if (amount.isPresent()) {
            double wide = amount.get().value() * scale;
            end = edge + sign * wide;
            sheet.bar(Math.min(edge, end), top, wide, SINGLE, fill(form, side));
            if (amount.get().isOpenAbove()) {
                String colour = fill(form, side).colour();
                double middle = top + SINGLE / 2;
                sheet.line(end, middle, end + sign * (ARROW - 5), middle, Pen.of(colour, 2));
                end += sign * ARROW;
                sheet.arrow(end, middle, sign * 8, colour);
            }
        }
        if (side == 0) {
            sheet.ending(text, end - 6, base, style);
        } else {
            sheet.words(text, end + 6, base, style);
        }
    }

    /** What a series is filled with. */
    static Fill fill(Bars form, int series) {
        return form.series().get(series).standing() == Bars.Standing.APART ? Palette.apart() : Palette.fill(series);
    }
}
