package org.headcount.plot;

import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headcount.plot.LineForm.Curve;
import org.headcount.plot.LineForm.Stroke;
import org.headcount.plot.Scene.Box;

/**
 * Lays out lines. Each has its name at its end where there is room, else above the picture; a note
 * is placed beside its point where there is room, else below with the place that it describes.
 */
final class LineDrawing {

    private static final double TALL = 330;
    private static final double TALL_NARROW = 270;
    private static final int MOST_NAMED_AT_END = 8;
    private static final int MOST_DOTS_WITH_SHAPES = 400;
    private static final double LABEL_WIDTH = 190;

    private final Sheet sheet;
    private final LineForm form;
    private final List<PlotNote> notes;
    private final List<String> remarks;
    private final List<Line2D> inTheWay = new ArrayList<>();
    private final List<Label> placed = new ArrayList<>();
    private Ticks across;
    private Ticks up;
    private double left;
    private double right;
    private double top;
    private double bottom;

    LineDrawing(Sheet sheet, LineForm form, List<PlotNote> notes) {
        Thinned thinned = Thinned.of(form);
        this.sheet = sheet;
        this.form = thinned.form();
        this.notes = notes;
        this.remarks = new ArrayList<>(thinned.remarks());
    }

    /**
     * A text at its place.
     *
     * @param lines its lines
     * @param x its left end, from the left of the picture
     * @param y its upper end, from the top of the area between the axes
     */
    record Label(List<String> lines, double x, double y) {}

    /**
     * What is written between the axes, and what found no place there.
     *
     * @param placed what is written
     * @param below what is not
     */
    record Labels(List<Label> placed, List<String> below) {}

    /** Finds the places of references and notes for a picture drawn elsewhere. */
    static Labels labels(
            LineForm form, List<PlotNote> notes, Axes axes, double width, double left, double right, double tall) {
        LineDrawing drawing = new LineDrawing(new Sheet(width), form, notes);
        drawing.across = axes.across();
        drawing.up = axes.up();
        drawing.left = left;
        drawing.right = right;
        drawing.top = 2 * Style.LABEL.leading();
        drawing.bottom = drawing.top + tall;
        drawing.sheet.words(axes.up().title(), Sheet.MARGIN, drawing.top - 9, Style.SMALL);
        for (int i = 0; i < drawing.form.curves().size(); i++) {
            drawing.curve(drawing.form.curves().get(i), i);
        }
        drawing.references();
        drawing.notes();
        return new Labels(
                drawing.placed.stream()
                        .map(label -> new Label(label.lines(), label.x(), label.y() - drawing.top))
                        .toList(),
                drawing.remarks);
    }

    /** Draws, and returns what is to be printed below. */
    List<String> draw() {
        List<Curve> curves = form.curves();
        boolean several = curves.size() > 1;
        double named = namesAtEnd();
        if (named == 0 && several) {
            sheet.legend(IntStream.range(0, curves.size()).mapToObj(this::key).toList());
        }
        double tall = sheet.isNarrow() ? TALL_NARROW : TALL;
        up = up(form, sheet.isNarrow());
        if (!up.title().isBlank()) {
            sheet.paragraph(up.title(), Style.SMALL);
            sheet.down(6);
        }
        double numbers = up.at().stream()
                .mapToDouble(tick -> Typeface.width(up.label(tick), Style.SMALL))
                .max()
                .orElse(0);
        left = sheet.left() + numbers + 8;
        right = sheet.right() - (named > 0 ? named + 12 : 6);
        top = sheet.y() + 6;
        bottom = top + tall;
        across = across(form, (int) Math.max(2, (right - left) / 84));
        spans();
        grid();
        for (int i = 0; i < curves.size(); i++) {
            band(curves.get(i), i);
        }
        for (int i = 0; i < curves.size(); i++) {
            curve(curves.get(i), i);
        }
        if (named > 0) {
            names(named);
        }
        references();
        notes();
        sheet.downTo(bottom + 8);
        AxisNumbers.under(sheet, across, this::x, sheet.y());
        sheet.down(Style.SMALL.leading());
        if (!across.title().isBlank()) {
            AxisNumbers.title(sheet, across.title(), left, right);
        }
        return remarks;
    }

    private static Stream<Points> heights(Curve curve) {
        return Stream.concat(
                Stream.of(curve.points()), curve.band().stream().flatMap(band -> Stream.of(band.low(), band.high())));
    }

    /**
     * The two axes of a plot.
     *
     * @param across the one across
     * @param up the one up
     */
    record Axes(Ticks across, Ticks up) {}

    static Axes axes(LineForm form, boolean narrow, int across) {
        return new Axes(across(form, across), up(form, narrow));
    }

    private static Ticks across(LineForm form, int count) {
        Axis.Range span = span(form.curves().stream().map(Curve::points), form.acrossAt(), Points::xs);
        return Ticks.tight(form.x(), span.from(), span.to(), count);
    }

    private static Ticks up(LineForm form, boolean narrow) {
        Axis.Range span = span(form.curves().stream().flatMap(LineDrawing::heights), form.upAt(), Points::ys);
        return Ticks.padded(form.y(), fromZero(form, span), span.to(), narrow ? 4 : 5);
    }

    /** From the least to the most of all values and of what they are held against. */
    private static Axis.Range span(
            Stream<Points> points, List<Reference> references, Function<Points, double[]> values) {
        DoubleSummaryStatistics all = DoubleStream.concat(
                        points.flatMapToDouble(some -> DoubleStream.of(values.apply(some))),
                        references.stream()
                                .flatMapToDouble(reference -> DoubleStream.of(reference.low(), reference.high())))
                .summaryStatistics();
        return Ticks.around(all.getMin(), all.getMax());
    }

    /** Amounts that are not far above zero are shown with their zero: without it a change looks larger than it is. */
    private static double fromZero(LineForm form, Axis.Range span) {
        boolean near = span.from() > 0 && span.from() < span.to() * 0.6;
        return form.y().scale() == Axis.Scale.LINEAR && form.y().range().isEmpty() && near ? 0 : span.from();
    }

    private double x(double value) {
        return left + across.share(value) * (right - left);
    }

    private double y(double value) {
        return bottom - up.share(value) * (bottom - top);
    }

    /** The room that names at the ends of lines take; zero if they are above. */
    private double namesAtEnd() {
        List<Curve> curves = form.curves();
        boolean lines = curves.stream()
                .allMatch(
                        curve -> curve.stroke() != Stroke.DOTS && curve.points().size() > 0);
        if (!lines || sheet.isNarrow() || curves.size() > MOST_NAMED_AT_END || curves.size() < 2) {
            return 0;
        }
        double most = sheet.inner() * 0.27;
        return curves.stream()
                .flatMap(curve -> Typeface.wrap(curve.name(), most, Style.STRONG).stream())
                .mapToDouble(line -> Typeface.width(line, Style.STRONG))
                .max()
                .orElse(0);
    }

    private Sheet.Key key(int i) {
        Curve curve = form.curves().get(i);
        if (curve.stroke() == Stroke.DOTS) {
            return Sheet.Key.of(curve.name(), Palette.symbol(i), Palette.colour(i));
        }
        Sheet.Key key = Sheet.Key.of(curve.name(), Pen.of(Palette.colour(i), 2.4, Palette.dash(i)));
        return curve.stroke() == Stroke.LINE_AND_DOTS ? key.and(Palette.symbol(i)) : key;
    }

    private void spans() {
        for (Reference reference : form.acrossAt()) {
            if (!reference.isLine()) {
                double from = x(reference.low());
                sheet.rectangle(from, top, x(reference.high()) - from, bottom - top, Fill.of("#eef1f5"));
            }
        }
        for (Reference reference : form.upAt()) {
            if (!reference.isLine()) {
                double from = y(reference.high());
                sheet.rectangle(left, from, right - left, y(reference.low()) - from, Fill.of("#eef1f5"));
            }
        }
    }

    private void grid() {
        for (double tick : up.at()) {
            boolean zero = tick == 0;
            sheet.line(left, y(tick), right, y(tick), Pen.of(zero ? Palette.GREY : Palette.GRID, 1));
            sheet.ending(up.label(tick), left - 8, y(tick) + 4.2, Style.SMALL);
        }
        for (double tick : across.at()) {
            sheet.line(x(tick), bottom, x(tick), bottom + 5, Pen.of(Palette.GREY, 1));
        }
        sheet.line(left, bottom, right, bottom, Pen.of(Palette.GREY, 1));
    }

    private void band(Curve curve, int index) {
        curve.band().filter(band -> band.low().size() > 1).ifPresent(band -> {
            Path2D path = new Path2D.Double();
            Points low = band.low();
            Points high = band.high();
            path.moveTo(x(low.x(0)), y(low.y(0)));
            for (int i = 1; i < low.size(); i++) {
                path.lineTo(x(low.x(i)), y(low.y(i)));
            }
            for (int i = high.size() - 1; i >= 0; i--) {
                path.lineTo(x(high.x(i)), y(high.y(i)));
            }
            path.closePath();
            String colour = Palette.colour(index);
            sheet.area(path, Fill.of(colour, 0.16), Pen.of(colour, 0.8).faded(0.5));
        });
    }

    private void curve(Curve curve, int index) {
        Points points = curve.points();
        String colour = Palette.colour(index);
        if (points.size() == 0) {
            return;
        }
        if (curve.stroke() != Stroke.DOTS) {
            Path2D path = new Path2D.Double();
            path.moveTo(x(points.x(0)), y(points.y(0)));
            for (int i = 1; i < points.size(); i++) {
                path.lineTo(x(points.x(i)), y(points.y(i)));
                inTheWay.add(new Line2D.Double(x(points.x(i - 1)), y(points.y(i - 1)), x(points.x(i)), y(points.y(i))));
            }
            sheet.stroke(path, Pen.of(colour, 2.6, Palette.dash(index)));
        }
        boolean single = points.size() == 1;
        if (curve.stroke() == Stroke.LINE && !single) {
            return;
        }
        if (points.size() <= MOST_DOTS_WITH_SHAPES) {
            double r = curve.stroke() == Stroke.DOTS ? 4 : 4.6;
            for (int i = 0; i < points.size(); i++) {
                sheet.symbol(Palette.symbol(index), x(points.x(i)), y(points.y(i)), r, colour);
                inTheWay.add(new Line2D.Double(x(points.x(i)), y(points.y(i)), x(points.x(i)), y(points.y(i))));
            }
            return;
        }
        // Thousands of dots are one path, each a stroke of no length with round ends.
        Path2D path = new Path2D.Double();
        for (int i = 0; i < points.size(); i++) {
            path.moveTo(x(points.x(i)), y(points.y(i)));
            path.lineTo(x(points.x(i)), y(points.y(i)));
        }
        sheet.stroke(path, Pen.of(colour, 3.2).faded(0.55));
    }

    private void names(double wide) {
        List<Curve> curves = form.curves();
        List<List<String>> lines = curves.stream()
                .map(curve -> Typeface.wrap(curve.name(), wide + 1, Style.STRONG))
                .toList();
        double[] wanted = new double[curves.size()];
        double[] sizes = new double[curves.size()];
        for (int i = 0; i < wanted.length; i++) {
            Points points = curves.get(i).points();
            wanted[i] = y(points.y(points.size() - 1));
            sizes[i] = lines.get(i).size() * Style.STRONG.leading() + 2;
        }
        double[] middles = Sheet.spread(wanted, sizes, top - 8, bottom + 8);
        for (int i = 0; i < wanted.length; i++) {
            Style style = Style.STRONG.coloured(Palette.colour(i));
            sheet.lines(lines.get(i), right + 12, middles[i] - sizes[i] / 2 + 1, readable(style));
            if (Math.abs(middles[i] - wanted[i]) > 6) {
                sheet.line(right + 2, wanted[i], right + 10, middles[i], Pen.of(Palette.colour(i), 1));
            }
        }
    }

    /** Colours that do as lines may be too light for letters; their ink then is darker. */
    private static Style readable(Style style) {
        return switch (style.colour()) {
            case Palette.GOLD -> style.coloured("#7d5b06");
            case Palette.SKY -> style.coloured("#2a6f9e");
            case "#7a7a7a" -> style.coloured(Palette.SOFT_INK);
            default -> style;
        };
    }

    private void references() {
        Pen pen = Pen.of(Palette.INK, 1.2, Pen.Dash.SHORT);
        for (Reference reference : form.upAt()) {
            double y = y((reference.low() + reference.high()) / 2);
            if (reference.isLine()) {
                sheet.line(left, y, right, y, pen);
                inTheWay.add(new Line2D.Double(left, y, right, y));
            }
            label(
                    reference.label(),
                    "Line at " + words(form.y(), reference.low()),
                    block -> List.of(
                            new double[] {right - block.width(), y - block.height() - 3},
                            new double[] {left + 6, y - block.height() - 3},
                            new double[] {right - block.width(), y + 4},
                            new double[] {left + 6, y + 4},
                            new double[] {(left + right - block.width()) / 2, y - block.height() - 3},
                            new double[] {(left + right - block.width()) / 2, y + 4}));
        }
        for (Reference reference : form.acrossAt()) {
            double x = x((reference.low() + reference.high()) / 2);
            if (reference.isLine()) {
                sheet.line(x, top, x, bottom, pen);
                inTheWay.add(new Line2D.Double(x, top, x, bottom));
            }
            double gap = reference.isLine() ? 6 : -0.5;
            label(reference.label(), "Line at " + words(form.x(), reference.low()), block -> {
                List<double[]> places = new ArrayList<>();
                for (double share : new double[] {0, 0.8, 0.25, 0.5, 0.65}) {
                    double y = top + 2 + share * (bottom - top - block.height());
                    if (!reference.isLine()) {
                        places.add(new double[] {x - block.width() / 2, y});
                    }
                    places.add(new double[] {x + gap, y});
                    places.add(new double[] {x - gap - block.width(), y});
                }
                return places;
            });
        }
    }

    static String words(Axis axis, double value) {
        return axis.scale() == Axis.Scale.YEARS ? PlotNumbers.year(value) : PlotNumbers.text(value, axis.unit());
    }

    private interface Places {
        List<double[]> of(Box block);
    }

    /** Writes a text at the first place where nothing is in its way; else below the picture, saying where it belongs. */
    private void label(String text, String where, Places places) {
        List<String> lines = Typeface.wrap(text, Math.min(LABEL_WIDTH, (right - left) * 0.6), Style.OVER);
        double wide = lines.stream()
                .mapToDouble(line -> Typeface.width(line, Style.OVER))
                .max()
                .orElse(0);
        double tall = lines.size() * Style.OVER.leading();
        for (double[] place : places.of(new Box(0, 0, wide, tall))) {
            Box box = new Box(place[0], place[1], wide, tall);
            if (fits(box)) {
                sheet.lines(lines, box.x(), box.y(), Style.OVER);
                placed.add(new Label(lines, box.x(), box.y()));
                return;
            }
        }
        remarks.add(where + ": " + text);
    }

    private boolean fits(Box box) {
        return box.isInside(left, top - 22, right + 2, bottom - 1)
                && sheet.isFree(box)
                && inTheWay.stream().noneMatch(line -> meets(line, box));
    }

    private static boolean meets(Line2D line, Box box) {
        Box grown = box.grown(2);
        return line.intersects(grown.x(), grown.y(), grown.width(), grown.height());
    }

    private void notes() {
        for (PlotNote note : notes) {
            if (note.at().isEmpty()) {
                remarks.add(note.text());
                continue;
            }
            PlotNote.Place at = note.at().get();
            if (!across.holds(at.x()) || !up.holds(at.y())) {
                remarks.add(note.text());
                continue;
            }
            double x = x(at.x());
            double y = y(at.y());
            sheet.area(Symbol.RING.at(x, y, 5), Fill.of(Palette.PAPER), Pen.of(Palette.INK, 1.6));
            String where = "At " + words(form.x(), at.x()) + ", " + words(form.y(), at.y());
            label(note.text(), where, block -> around(x, y, block));
        }
    }

    private static List<double[]> around(double x, double y, Box block) {
        List<double[]> places = new ArrayList<>();
        for (double far : new double[] {9, 20, 36, 56}) {
            places.add(new double[] {x + far, y - block.height() / 2});
            places.add(new double[] {x - far - block.width(), y - block.height() / 2});
            places.add(new double[] {x - block.width() / 2, y - far - block.height()});
            places.add(new double[] {x - block.width() / 2, y + far});
            places.add(new double[] {x - block.width(), y - far - block.height()});
            places.add(new double[] {x - block.width(), y + far});
            places.add(new double[] {x + far * 0.7, y - far - block.height()});
            places.add(new double[] {x + far * 0.7, y + far});
            places.add(new double[] {x - far * 0.7 - block.width(), y - far - block.height()});
            places.add(new double[] {x - far * 0.7 - block.width(), y + far});
        }
        return places;
    }
}
