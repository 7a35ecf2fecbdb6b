package org.headcount.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.headcount.plot.Slope.Change;

/** Lays out before and after: the first amounts to the left, the second with names and changes to the right. */
final class SlopeDrawing {

    private static final double TALL = 300;

    private final Sheet sheet;
    private final Slope form;

    private SlopeDrawing(Sheet sheet, Slope form) {
        this.sheet = sheet;
        this.form = form;
    }

    static void draw(Sheet sheet, Slope form) {
        new SlopeDrawing(sheet, form).draw();
    }

    /**
     * Lines of text in several styles below each other.
     *
     * @param lines the lines
     * @param styles the style of each
     */
    private record Block(List<String> lines, List<Style> styles) {

        double height() {
            return styles.stream().mapToDouble(Style::leading).sum() + 5;
        }

        /** How far its middle lies below that of its first line, which is level with its point. */
        double belowNumber() {
            return height() / 2 - Style.STRONG.leading() / 2 - 2;
        }

        double width() {
            double widest = 0;
            for (int i = 0; i < lines.size(); i++) {
                widest = Math.max(widest, Typeface.width(lines.get(i), styles.get(i)));
            }
            return widest;
        }
    }

    /** The axis: with its zero unless all amounts are far above it. */
    static Ticks ticks(Slope form) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Change change : form.changes()) {
            for (PlottedAmount amount : List.of(change.before(), change.after())) {
                least = Math.min(least, amount.isOpenBelow() ? amount.value() : amount.low());
                most = Math.max(most, amount.isOpenAbove() ? amount.value() : amount.high());
            }
        }
        Axis.Range span = Ticks.around(least, most);
        boolean near = form.value().scale() == Axis.Scale.LINEAR && span.from() > 0 && span.from() < span.to() * 0.6;
        return Ticks.tight(form.value(), near ? 0 : span.from(), span.to(), 4);
    }

    private void draw() {
        if (form.changes().isEmpty()) {
            return;
        }
        Ticks ticks = ticks(form);
        boolean narrow = sheet.isNarrow();
        String title = new Ticks(form.value(), 0, 1, List.of(), ticks.size()).title();
        if (!title.isBlank()) {
            sheet.paragraph(title, Style.SMALL);
            sheet.down(6);
        }
        double most = sheet.inner() * (narrow ? 0.42 : 0.34);
        List<Block> befores = blocks(change -> block(change, change.before(), ticks, most, false));
        List<Block> afters = blocks(change -> block(change, change.after(), ticks, most, true));
        double leftWidth = Math.max(wide(befores), Typeface.width(form.before(), Style.STRONG) / 2);
        double rightWidth = Math.max(wide(afters), Typeface.width(form.after(), Style.STRONG) / 2);
        double left = sheet.left() + leftWidth + 14;
        double right = sheet.right() - rightWidth - 14;
        double top = sheet.y() + Style.STRONG.leading() + 10;
        double tall = Math.max(TALL, Math.max(tall(befores), tall(afters)));
        double bottom = top + tall;
        sheet.centred(form.before(), left, sheet.y() + Style.STRONG.ascent(), Style.STRONG);
        sheet.centred(form.after(), right, sheet.y() + Style.STRONG.ascent(), Style.STRONG);
        sheet.line(left, top, left, bottom, Pen.of(Palette.GREY, 1));
        sheet.line(right, top, right, bottom, Pen.of(Palette.GREY, 1));
        if (ticks.from() == 0) {
            sheet.line(left, bottom, right, bottom, Pen.of(Palette.GRID, 1));
        }
        double inset = ticks.from() == 0 ? 0 : 12;
        Function<Double, Double> y = value -> bottom - inset - ticks.share(value) * (tall - inset - 12);
        double[] wantedLeft = new double[befores.size()];
        double[] wantedRight = new double[befores.size()];
        for (int i = 0; i < wantedLeft.length; i++) {
            Change change = form.changes().get(i);
            double from = y.apply(change.before().value());
            double to = y.apply(change.after().value());
            wantedLeft[i] = from + befores.get(i).belowNumber();
            wantedRight[i] = to + afters.get(i).belowNumber();
            String colour = Palette.colour(i);
            sheet.line(left, from, right, to, Pen.of(colour, 3, Palette.dash(i)));
            whisker(change.before(), left, y, colour, top);
            whisker(change.after(), right, y, colour, top);
            sheet.symbol(Palette.symbol(i), left, from, 5.4, colour);
            sheet.symbol(Palette.symbol(i), right, to, 5.4, colour);
        }
        double lowest = bottom + 14;
        labels(befores, Sheet.spread(wantedLeft, heights(befores), top - 10, lowest), wantedLeft, left, true);
        labels(afters, Sheet.spread(wantedRight, heights(afters), top - 10, lowest), wantedRight, right, false);
        sheet.downTo(bottom + 14);
    }

    private void whisker(PlottedAmount amount, double x, Function<Double, Double> y, String colour, double top) {
        double high = amount.isOpenAbove() ? top : y.apply(amount.high());
        double low = amount.isOpenBelow() ? y.apply(amount.value()) + 24 : y.apply(amount.low());
        if (low - high > 4) {
            sheet.line(x, low, x, high, Pen.of(colour, 1.6));
            for (double end : new double[] {low, high}) {
                boolean open = end == high ? amount.isOpenAbove() : amount.isOpenBelow();
                double wing = open ? (end == high ? 6 : -6) : 0;
                sheet.line(x - 5, end + wing, x, end, Pen.of(colour, 1.6));
                sheet.line(x, end, x + 5, end + wing, Pen.of(colour, 1.6));
            }
        }
    }

    private List<Block> blocks(Function<Change, Block> block) {
        return form.changes().stream().map(block).toList();
    }

    private Block block(Change change, PlottedAmount amount, Ticks ticks, double most, boolean full) {
        List<String> lines = new ArrayList<>();
        List<Style> styles = new ArrayList<>();
        add(lines, styles, number(amount, ticks), most, Style.STRONG);
        if (full) {
            add(lines, styles, change.name(), most, Style.LABEL);
            add(lines, styles, change.words(), most, Style.SMALL);
        }
        return new Block(lines, styles);
    }

    static String number(PlottedAmount amount, Ticks ticks) {
        String number = ticks.label(amount.value());
        if (amount.isOpenAbove()) {
            return "at least " + number;
        }
        return amount.isOpenBelow() ? "at most " + number : number;
    }

    private static void add(List<String> lines, List<Style> styles, String text, double most, Style style) {
        if (!Typeface.clean(text).isEmpty()) {
            for (String line : Typeface.wrap(text, most, style)) {
                lines.add(line);
                styles.add(style);
            }
        }
    }

    private static double wide(List<Block> blocks) {
        return blocks.stream().mapToDouble(Block::width).max().orElse(0);
    }

    private static double tall(List<Block> blocks) {
        return blocks.stream().mapToDouble(Block::height).sum();
    }

    private static double[] heights(List<Block> blocks) {
        return blocks.stream().mapToDouble(Block::height).toArray();
    }

    private void labels(List<Block> blocks, double[] middles, double[] wanted, double x, boolean before) {
        int sign = before ? -1 : 1;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            double y = middles[i] - block.height() / 2 + 2;
            // The number is level with its point; name and change follow below it.
            double number = y + Style.STRONG.leading() / 2;
            double point = wanted[i] - block.belowNumber();
            if (Math.abs(number - point) > 7) {
                sheet.line(x + sign * 7, point, x + sign * 13, number, Pen.of(Palette.colour(i), 1));
            }
            for (int k = 0; k < block.lines().size(); k++) {
                Style style = block.styles().get(k);
                String line = block.lines().get(k);
                if (before) {
                    sheet.ending(line, x - 14, y + style.ascent(), style);
                } else {
                    sheet.words(line, x + 14, y + style.ascent(), style);
                }
                y += style.leading();
            }
        }
    }
}
