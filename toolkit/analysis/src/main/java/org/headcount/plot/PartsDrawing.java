package org.headcount.plot;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.headcount.plot.Nested.Part;

/** Lays out parts of a whole: inside each other, step by step, or one by one. */
final class PartsDrawing {

    private static final double BAND = 34;
    private static final double STEP = 24;

    /** What lies between ten squares and the next ten, in squares. */
    static final double GAP_OF_TENS = 0.45;

    /** What a part casts on the parts in it. */
    private static final String SHADOW = "#e9eff7";

    private static final String REST = "the rest";

    private static final List<Symbol> SHAPES =
            List.of(Symbol.SQUARE, Symbol.BOX, Symbol.CIRCLE, Symbol.DIAMOND, Symbol.TRIANGLE, Symbol.RING);

    private PartsDrawing() {}

    /**
     * A part at its place.
     *
     * @param part what is drawn
     * @param start where it begins, in the unit of the amounts
     * @param rest whether it is only what others leave over
     */
    record Placed(Part part, double start, boolean rest) {

        private List<Placed> inside() {
            if (part.parts().isEmpty()) {
                return List.of();
            }
            List<Placed> inside = new ArrayList<>();
            double at = start;
            for (Part inner : part.parts()) {
                inside.add(new Placed(inner, at, false));
                at += inner.amount().value();
            }
            if (part.rest() > 0) {
                inside.add(new Placed(Part.of(REST, part.rest()), at, true));
            }
            return inside;
        }
    }

    /** The whole, the parts in it, the parts in those. */
    static List<List<Placed>> levels(Nested form) {
        List<List<Placed>> levels = new ArrayList<>();
        List<Placed> level = List.of(new Placed(form.whole(), 0, false));
        while (!level.isEmpty()) {
            levels.add(level);
            level = level.stream().flatMap(placed -> placed.inside().stream()).toList();
        }
        return levels;
    }

    /** A part, its amount, and its share in what it lies in. */
    static String words(Nested form, Placed placed, int depth) {
        double amount = placed.part().amount().value();
        String share = depth == 0 ? "" : " (" + PlotNumbers.decimal(100 * amount / outer(form, placed), 1) + "%)";
        return placed.part().name() + ": " + PlotNumbers.brief(placed.part().amount(), form.unit()) + share;
    }

    static Fill fill(Placed placed, int depth) {
        return placed.rest() ? new Fill(Palette.GREY, 1, Texture.DOTTED) : Fill.of(shade(depth));
    }

    /** A band for the whole, below it one for its parts, and so on, each in the shadow of what it lies in. */
    static void nested(Sheet sheet, Nested form) {
        double whole = form.whole().amount().value();
        double scale = whole == 0 ? 0 : sheet.inner() / whole;
        List<List<Placed>> levels = levels(form);
        for (int depth = 0; depth < levels.size(); depth++) {
            int behind = sheet.marks().size();
            double top = sheet.y();
            sheet.down(depth == 0 ? 0 : 7);
            band(sheet, form, levels.get(depth), depth, scale);
            if (depth > 0) {
                Sheet back = new Sheet(sheet.width());
                for (Placed placed : levels.get(depth - 1)) {
                    if (!placed.part().parts().isEmpty()) {
                        double wide = placed.part().amount().value() * scale;
                        double x = sheet.left() + placed.start() * scale;
                        back.rectangle(x, top, wide, sheet.y() - top, Fill.of(SHADOW));
                    }
                }
                sheet.marks().addAll(behind, back.marks());
            }
        }
    }

    private static void band(Sheet sheet, Nested form, List<Placed> level, int depth, double scale) {
        List<Sheet.Key> keys = level.stream()
                .map(placed -> Sheet.Key.of(words(form, placed, depth), fill(placed, depth)))
                .toList();
        labels(sheet, level, keys, scale);
        for (Placed placed : level) {
            double x = sheet.left() + placed.start() * scale;
            double wide = placed.part().amount().value() * scale;
            sheet.bar(x, sheet.y(), Math.max(1, wide - (level.size() > 1 ? 1.5 : 0)), BAND, fill(placed, depth));
        }
        sheet.down(BAND);
    }

    /** What a part is a share of. */
    private static double outer(Nested form, Placed placed) {
        return outer(form.whole(), 0, placed);
    }

    private static double outer(Part part, double start, Placed placed) {
        for (Placed inner : new Placed(part, start, false).inside()) {
            if (inner.start() == placed.start()
                    && inner.part().name().equals(placed.part().name())
                    && inner.part().amount().equals(placed.part().amount())) {
                return part.amount().value();
            }
        }
        double at = start;
        for (Part inner : part.parts()) {
            double found = outer(inner, at, placed);
            if (!Double.isNaN(found)) {
                return found;
            }
            at += inner.amount().value();
        }
        return Double.NaN;
    }

    /** Names are over their parts where each has room for its longest word; else in a list with keys. */
    private static void labels(Sheet sheet, List<Placed> level, List<Sheet.Key> keys, double scale) {
        Style style = Style.LABEL;
        boolean roomy = true;
        int tallest = 1;
        for (int i = 0; i < keys.size(); i++) {
            double wide = level.get(i).part().amount().value() * scale - 8;
            int lines = Typeface.wrap(keys.get(i).name(), wide, style).size();
            roomy &= wide >= Typeface.widestWord(keys.get(i).name(), style) && lines <= 3;
            tallest = Math.max(tallest, lines);
        }
        if (!roomy) {
            for (Sheet.Key key : keys) {
                sheet.legend(List.of(key));
                sheet.down(-5);
            }
            sheet.down(3);
            return;
        }
        for (int i = 0; i < keys.size(); i++) {
            Placed placed = level.get(i);
            List<String> lines =
                    Typeface.wrap(keys.get(i).name(), placed.part().amount().value() * scale - 8, style);
            double top = sheet.y() + (tallest - lines.size()) * style.leading();
            sheet.lines(lines, sheet.left() + placed.start() * scale + 1, top, style);
        }
        sheet.down(tallest * style.leading() + 3);
    }

    /** Deeper is lighter, by steps that a print in greys keeps apart. */
    private static String shade(int depth) {
        return Palette.tint(Palette.NAVY, Math.max(0.35, 1 - depth * 0.2));
    }

    /**
     * The steps of a waterfall and its total, each with its ends and words.
     *
     * @param title what the numbers are in
     * @param names what each is called
     * @param numbers what each comes to
     * @param levels where each starts
     */
    record Stairs(String title, List<String> names, List<String> numbers, List<Double> levels) {

        private boolean isTotal(int row) {
            return row == names.size() - 1;
        }

        double from(int row) {
            return isTotal(row) ? 0 : levels.get(row);
        }

        double to(int row) {
            return isTotal(row) ? levels.get(row) : levels.get(row + 1);
        }

        double most() {
            return levels.stream().mapToDouble(level -> level).max().orElse(0);
        }

        double least() {
            return levels.stream().mapToDouble(level -> level).min().orElse(0);
        }

        Fill fill(int row) {
            if (isTotal(row)) {
                return Fill.of("#2e2e2e");
            }
            return to(row) >= from(row) ? Palette.fill(0) : new Fill(Palette.CRIMSON, 1, Texture.RISING);
        }
    }

    static Stairs stairs(Waterfall form) {
        List<Double> levels = form.levels();
        PlotNumbers.Size size =
                PlotNumbers.Size.of(levels.stream().mapToDouble(Math::abs).max().orElse(0));
        List<String> names =
                new ArrayList<>(form.steps().stream().map(Waterfall.Step::name).toList());
        names.add(form.total());
        // The first step is where it starts from: an amount, no change.
        double[] shown = shown(form);
        List<String> numbers = IntStream.range(0, shown.length)
                .mapToObj(i ->
                        (i > 0 && i < form.steps().size() && shown[i] > 0 ? "+" : "") + number(form, shown[i], size))
                .toList();
        return new Stairs(new Ticks(form.value(), 0, 1, List.of(), size).title(), names, numbers, levels);
    }

    /** What each step and, last, the end come to, in the digits in which they are shown. */
    static double[] shown(Waterfall form) {
        return PlotNumbers.alike(DoubleStream.concat(
                        form.steps().stream().mapToDouble(Waterfall.Step::change), DoubleStream.of(form.end()))
                .toArray());
    }

    /** Steps below each other, each from where the last one ended, and the total. */
    static void waterfall(Sheet sheet, Waterfall form) {
        Stairs stairs = stairs(form);
        if (!stairs.title().isBlank()) {
            sheet.paragraph(stairs.title(), Style.SMALL);
            sheet.down(6);
        }
        RowNames rows = RowNames.of(sheet, stairs.names());
        double room = stairs.numbers().stream()
                        .mapToDouble(number -> Typeface.width(number, Style.STRONG))
                        .max()
                        .orElse(0)
                + 10;
        double from = rows.plotLeft();
        double span = stairs.most() - stairs.least();
        double scale = span == 0 ? 0 : (sheet.right() - room - from) / span;
        double zero = from - stairs.least() * scale;
        double top = sheet.y();
        double lastBottom = top;
        int behind = sheet.marks().size();
        Sheet back = new Sheet(sheet.width());
        for (int i = 0; i < stairs.names().size(); i++) {
            boolean isTotal = i == stairs.names().size() - 1;
            double start = zero + stairs.from(i) * scale;
            double end = zero + stairs.to(i) * scale;
            double y = rows.begin(i, STEP);
            if (i > 0) {
                double joint = isTotal ? end : start;
                back.line(joint, lastBottom, joint, y, Pen.of(Palette.GREY, 1, Pen.Dash.DOTTED));
            }
            sheet.bar(Math.min(start, end), y, Math.max(1, Math.abs(end - start)), STEP, stairs.fill(i));
            sheet.words(
                    stairs.numbers().get(i),
                    Math.max(start, end) + 6,
                    y + STEP / 2 + 4.6,
                    isTotal ? Style.STRONG : Style.LABEL);
            lastBottom = y + STEP;
            rows.end(STEP);
        }
        rows.zero(zero, top);
        sheet.marks().addAll(behind, back.marks());
        sheet.down(-rows.gap());
    }

    private static String number(Waterfall form, double value, PlotNumbers.Size size) {
        String sign = form.value().unit().equals("percent") ? "percent" : "";
        return PlotNumbers.joined(PlotNumbers.plain(value / size.divisor()), sign);
    }

    /** Squares in rows of tens, filled by group. */
    static void icons(Sheet sheet, Icons form) {
        int total = form.squares(form.groups().size());
        int[] firsts = IntStream.rangeClosed(0, form.groups().size())
                .map(form::squares)
                .toArray();
        sheet.legend(IntStream.range(0, form.groups().size())
                .mapToObj(i -> Sheet.Key.of(legend(form, form.groups().get(i)), shape(i), Palette.colour(i)))
                .toList());
        sheet.paragraph(each(form), Style.SMALL);
        sheet.down(8);
        double cell = cell(sheet.inner(), total);
        int inRow = columns(sheet.inner(), cell);
        double r = cell * 0.4;
        for (int group = 0; group + 1 < firsts.length; group++) {
            Symbol shape = shape(group);
            // One outline for all squares of a group: hundreds of marks would make a heavy file.
            Path2D squares = new Path2D.Double();
            for (int i = firsts[group]; i < firsts[group + 1]; i++) {
                int column = i % inRow;
                int tens = column / 10;
                int row = i / inRow;
                double x = sheet.left() + (column + tens * GAP_OF_TENS) * cell;
                double y = sheet.y() + row * cell;
                squares.append(shape.at(x + r, y + r, shape == Symbol.BOX ? r - 0.8 : r), false);
            }
            sheet.symbol(shape, squares, Palette.colour(group));
        }
        sheet.down(Math.ceil((double) total / inRow) * cell);
    }

    /** What a square represents. */
    static String each(Icons form) {
        String all = PlotNumbers.plain((double) form.total()) + " " + form.unit();
        return form.each() == 1
                ? "One square is one of " + all
                : "One square represents " + PlotNumbers.plain((double) form.each()) + " of " + all;
    }

    static String legend(Icons form, Icons.Group group) {
        double share = form.total() == 0 ? 0 : 100.0 * group.count() / form.total();
        return group.name() + ": " + PlotNumbers.plain((double) group.count()) + " ("
                + PlotNumbers.plain(Math.round(share * 100) / 100.0) + "%)";
    }

    /** Full, empty, round, pointed: distinct without colour, and small. */
    static Symbol shape(int group) {
        return SHAPES.get(group % SHAPES.size());
    }

    /** The largest square with which the picture stays less tall than wide. */
    static double cell(double wide, int total) {
        for (double cell = 22; cell > 5; cell -= 0.5) {
            if (Math.ceil((double) total / columns(wide, cell)) * cell <= wide * 0.62) {
                return cell;
            }
        }
        return 5;
    }

    /** Full tens, with a gap between them. */
    static int columns(double wide, double cell) {
        return Math.max(1, (int) (wide / (cell * 10.45))) * 10;
    }
}
