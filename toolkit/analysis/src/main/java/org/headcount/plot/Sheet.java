package org.headcount.plot;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headcount.plot.Scene.Area;
import org.headcount.plot.Scene.Box;
import org.headcount.plot.Scene.Mark;
import org.headcount.plot.Scene.Words;

/** Where a picture is being laid out, from above: it knows its width, how far down it is, and where text is. */
final class Sheet {

    static final double MARGIN = 16;

    private static final double NARROW = 520;

    private final double width;
    private final List<Mark> marks = new ArrayList<>();
    private final List<Box> taken = new ArrayList<>();
    private double y;

    Sheet(double width) {
        this.width = width;
        this.y = MARGIN;
    }

    double width() {
        return width;
    }

    double left() {
        return MARGIN;
    }

    double right() {
        return width - MARGIN;
    }

    /** What is left between the margins. */
    double inner() {
        return width - 2 * MARGIN;
    }

    /** Whether there is no room for a column of names beside the picture. */
    boolean isNarrow() {
        return width < NARROW;
    }

    /** How far down the picture has come. */
    double y() {
        return y;
    }

    void down(double by) {
        y += by;
    }

    void downTo(double y) {
        this.y = y;
    }

    List<Mark> marks() {
        return marks;
    }

    void area(Path2D path, Fill fill) {
        marks.add(new Area(path, Optional.of(fill), Optional.empty()));
    }

    void area(Path2D path, Fill fill, Pen pen) {
        marks.add(new Area(path, Optional.of(fill), Optional.of(pen)));
    }

    void stroke(Path2D path, Pen pen) {
        marks.add(new Area(path, Optional.empty(), Optional.of(pen)));
    }

    void line(double x1, double y1, double x2, double y2, Pen pen) {
        Path2D path = new Path2D.Double();
        path.moveTo(x1, y1);
        path.lineTo(x2, y2);
        stroke(path, pen);
    }

    void rectangle(double x, double y, double width, double height, Fill fill) {
        area(new Path2D.Double(new Rectangle2D.Double(x, y, width, height)), fill);
    }

    void rectangle(double x, double y, double width, double height, Fill fill, Pen pen) {
        area(new Path2D.Double(new Rectangle2D.Double(x, y, width, height)), fill, pen);
    }

    /** A filled area; one with a texture gets an edge in its colour, so that it keeps its shape. */
    void bar(double x, double y, double width, double height, Fill fill) {
        if (fill.texture() == Texture.SOLID) {
            rectangle(x, y, width, height, fill);
        } else {
            double inset = Math.min(0.5, width / 2);
            rectangle(x + inset, y + 0.5, Math.max(0, width - 2 * inset), height - 1, fill, Pen.of(fill.colour(), 1));
        }
    }

    void symbol(Symbol symbol, double x, double y, double r, String colour) {
        symbol(symbol, symbol.at(x, y, r), colour);
    }

    /** A symbol, or several apart from each other, by their outline. */
    void symbol(Symbol symbol, Path2D outline, String colour) {
        if (symbol.isFilled()) {
            area(outline, Fill.of(colour), Pen.of(Palette.PAPER, 1));
        } else if (symbol != Symbol.CROSS) {
            area(outline, Fill.of(Palette.PAPER), Pen.of(colour, 2));
        } else {
            stroke(outline, Pen.of(colour, 2.4));
        }
    }

    /** The head of an arrow that points to the right, or with a negative length to the left. */
    void arrow(double tip, double y, double length, String colour) {
        Path2D path = new Path2D.Double();
        path.moveTo(tip - length, y - Math.abs(length) * 0.62);
        path.lineTo(tip, y);
        path.lineTo(tip - length, y + Math.abs(length) * 0.62);
        path.closePath();
        area(path, Fill.of(colour));
    }

    /** A line of text from its left end. */
    void words(String text, double x, double base, Style style) {
        String clean = Typeface.clean(text);
        if (clean.isEmpty()) {
            return;
        }
        Words words = new Words(clean, x, base, style, false);
        marks.add(words);
        taken.add(words.box());
    }

    /** A line of text around its middle. */
    void centred(String text, double x, double base, Style style) {
        words(text, x - Typeface.width(Typeface.clean(text), style) / 2, base, style);
    }

    /** A line of text to its right end. */
    void ending(String text, double x, double base, Style style) {
        words(text, x - Typeface.width(Typeface.clean(text), style), base, style);
    }

    /** A line of upright text, read from below. */
    void upright(String text, double x, double y, Style style) {
        Words words = new Words(Typeface.clean(text), x, y, style, true);
        marks.add(words);
        taken.add(words.box());
    }

    /** Lines of text below each other from their left ends; says how tall they are. */
    double lines(List<String> lines, double x, double top, Style style) {
        for (int i = 0; i < lines.size(); i++) {
            words(lines.get(i), x, top + style.ascent() + i * style.leading(), style);
        }
        return lines.size() * style.leading();
    }

    /** Lines of text below each other to their right ends. */
    double linesEnding(List<String> lines, double x, double top, Style style) {
        for (int i = 0; i < lines.size(); i++) {
            ending(lines.get(i), x, top + style.ascent() + i * style.leading(), style);
        }
        return lines.size() * style.leading();
    }

    /** Text over the whole width, broken into lines, after which the picture goes on. */
    void paragraph(String text, Style style) {
        if (!Typeface.clean(text).isEmpty()) {
            y += lines(Typeface.wrap(text, inner(), style), left(), y, style);
        }
    }

    /** Whether text fits there without touching other text or the edge. */
    boolean isFree(Box box) {
        Box grown = box.grown(1);
        return grown.isInside(left() - 1, 0, right() + 1, Double.MAX_VALUE)
                && taken.stream().noneMatch(grown::meets);
    }

    /**
     * What a colour, a texture or a symbol means.
     *
     * @param name what it means
     * @param fill the filling of an area
     * @param pen the pen of a line
     * @param symbol the symbol of a point, in the pen's colour
     */
    record Key(String name, Optional<Fill> fill, Optional<Pen> pen, Optional<Symbol> symbol) {

        static Key of(String name, Fill fill) {
            return new Key(name, Optional.of(fill), Optional.empty(), Optional.empty());
        }

        static Key of(String name, Pen pen) {
            return new Key(name, Optional.empty(), Optional.of(pen), Optional.empty());
        }

        static Key of(String name, Symbol symbol, String colour) {
            return new Key(name, Optional.empty(), Optional.of(Pen.of(colour, 0)), Optional.of(symbol));
        }

        Key and(Symbol symbol) {
            return new Key(name, fill, pen, Optional.of(symbol));
        }
    }

    /** Keys beside each other, as many to a line as fit. */
    void legend(List<Key> keys) {
        Style style = Style.LABEL;
        double swatch = 22;
        double x = left();
        for (Key key : keys) {
            List<String> lines = Typeface.wrap(key.name(), inner() - swatch - 6, style);
            double wide = lines.stream()
                    .mapToDouble(line -> Typeface.width(line, style))
                    .max()
                    .orElse(0);
            if (x > left() && x + swatch + 6 + wide > right()) {
                x = left();
                y += style.leading() + 3;
            }
            swatch(key, x, y + style.ascent() - 4.5, swatch);
            double tall = lines(lines, x + swatch + 6, y, style);
            y += tall - style.leading();
            x += swatch + 6 + wide + 18;
        }
        y += style.leading() + 8;
    }

    void swatch(Key key, double x, double middle, double wide) {
        key.fill().ifPresent(fill -> bar(x, middle - 6, wide, 12, fill));
        key.pen().filter(pen -> pen.width() > 0).ifPresent(pen -> line(x, middle, x + wide, middle, pen));
        key.symbol()
                .ifPresent(symbol -> symbol(
                        symbol,
                        x + wide / 2,
                        middle,
                        5,
                        key.pen().map(Pen::colour).orElse(Palette.INK)));
    }

    /**
     * Moves blocks apart along a line, each as little as may be.
     *
     * @param wanted where each block's middle should be
     * @param sizes how long each is
     * @param from where the first may begin
     * @param to where the last may end; the blocks must fit
     * @return where each block's middle is
     */
    static double[] spread(double[] wanted, double[] sizes, double from, double to) {
        Integer[] order = new Integer[wanted.length];
        java.util.Arrays.setAll(order, i -> i);
        java.util.Arrays.sort(order, (a, b) -> Double.compare(wanted[a], wanted[b]));
        double[] middle = new double[wanted.length];
        double end = from;
        for (int i : order) {
            middle[i] = Math.max(wanted[i], end + sizes[i] / 2);
            end = middle[i] + sizes[i] / 2;
        }
        double start = to;
        for (int k = order.length - 1; k >= 0; k--) {
            int i = order[k];
            middle[i] = Math.min(middle[i], start - sizes[i] / 2);
            start = middle[i] - sizes[i] / 2;
        }
        return middle;
    }
}
