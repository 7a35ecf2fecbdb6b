package org.headcount.plot;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.headcount.plot.Intervals.Row;
import org.headcount.plot.Intervals.State;

/**
 * Lays out numbers with their whiskers: the name to the left, the number in words to the right, or,
 * where it is narrow, both above.
 */
final class IntervalsDrawing {

    /** How far from its end the axis has the symbols of numbers beyond it, in pixels. */
    private static final double AT_END = 9;

    /** The bar of a row without a number. */
    private static final Fill NO_NUMBER = new Fill(Palette.GREY, 1, Texture.RISING);

    private static final double STRIP = 20;
    private static final double ARROW = 9;

    private static final Map<State, String> MEANING = Map.of(
            State.PLAIN, "",
            State.HOLDS, "holds",
            State.JUST_HOLDS, "holds within rounding",
            State.FAILS, "does not hold",
            State.NOT_CHECKABLE, "cannot be checked");

    private final Sheet sheet;
    private final Intervals form;
    private double plotLeft;
    private double plotRight;
    private Ticks ticks;

    private IntervalsDrawing(Sheet sheet, Intervals form) {
        this.sheet = sheet;
        this.form = form;
    }

    static void draw(Sheet sheet, Intervals form) {
        new IntervalsDrawing(sheet, form).draw();
    }

    static String colour(State state) {
        return switch (state) {
            case PLAIN, HOLDS -> Palette.NAVY;
            case JUST_HOLDS -> Palette.GOLD;
            case FAILS -> Palette.CRIMSON;
            case NOT_CHECKABLE -> Palette.GREY;
        };
    }

    static Symbol symbol(State state) {
        return switch (state) {
            case PLAIN, HOLDS -> Symbol.CIRCLE;
            case JUST_HOLDS -> Symbol.DIAMOND;
            case FAILS -> Symbol.CROSS;
            case NOT_CHECKABLE -> Symbol.RING;
        };
    }

    /** What a state is called; nothing for a number like any other. */
    static String meaning(State state) {
        return MEANING.get(state);
    }

    /** Where a number's symbol is: at the number, or for one beyond the axis at its end, beside the arrow. */
    static double shown(Ticks ticks, double value, double width) {
        double inset = AT_END / width;
        if (ticks.axis().scale() == Axis.Scale.LOG) {
            double ratio = Math.pow(ticks.to() / ticks.from(), inset);
            return value >= ticks.from() && value <= ticks.to()
                    ? value
                    : value < ticks.from() ? ticks.from() * ratio : ticks.to() / ratio;
        }
        double span = (ticks.to() - ticks.from()) * inset;
        return value >= ticks.from() && value <= ticks.to()
                ? value
                : value < ticks.from() ? ticks.from() + span : ticks.to() - span;
    }

    /** Whether all rows of a state have a bar without a number, and none a symbol. */
    static boolean isOnlyUnknown(Intervals form, State state) {
        return form.rows().stream()
                .filter(row -> row.state() == state)
                .allMatch(row -> row.amount().isEmpty());
    }

    static Set<State> explained(Intervals form) {
        Set<State> states = EnumSet.noneOf(State.class);
        form.rows().forEach(row -> states.add(row.state()));
        states.remove(State.PLAIN);
        return states;
    }

    /** The axis: over all finite ends, unless its range says otherwise. */
    static Ticks ticks(Intervals form, int count) {
        double[] ends = Stream.concat(
                        form.rows().stream()
                                .flatMap(row -> row.amount().stream())
                                .flatMap(amount -> Stream.of(amount.low(), amount.value(), amount.high())),
                        form.references().stream().flatMap(reference -> Stream.of(reference.low(), reference.high())))
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .toArray();
        if (form.value().range().isPresent()) {
            Axis.Range range = form.value().range().get();
            return Ticks.tight(form.value(), range.from(), range.to(), count);
        }
        Axis.Range span = Ticks.around(
                java.util.Arrays.stream(ends).min().orElse(Double.NaN),
                java.util.Arrays.stream(ends).max().orElse(Double.NaN));
        return Ticks.round(form.value(), span.from(), span.to(), count);
    }

    private String words(Row row) {
        return words(form, row);
    }

    /** A row's number in words, or why there is none. */
    static String words(Intervals form, Row row) {
        return row.words().isBlank()
                ? row.amount()
                        .map(amount -> PlotNumbers.full(amount, form.value().unit()))
                        .orElse("not known")
                : row.words();
    }

    private void draw() {
        Set<State> states = explained(form);
        if (!states.isEmpty()) {
            sheet.legend(states.stream()
                    .map(state -> isOnlyUnknown(form, state)
                            ? Sheet.Key.of(meaning(state), NO_NUMBER)
                            : Sheet.Key.of(meaning(state), symbol(state), colour(state)))
                    .toList());
        }
        boolean narrow = sheet.isNarrow();
        double names = narrow ? 0 : column(form.rows().stream().map(Row::label), Style.LABEL, 0.27);
        double notes = narrow ? 0 : column(form.rows().stream().map(this::words), Style.SMALL, 0.27);
        plotLeft = sheet.left() + (narrow ? 12 : names + 24);
        plotRight = sheet.right() - (narrow ? 12 : notes + 24);
        ticks = ticks(form, (int) Math.max(2, (plotRight - plotLeft) / 70));
        double headTop = sheet.y();
        references(headTop);
        double top = sheet.y();
        int behind = sheet.marks().size();
        for (Row row : form.rows()) {
            row(row, names, notes);
        }
        double bottom = sheet.y();
        frame(top, bottom, behind);
        axis(bottom);
    }

    private double column(Stream<String> texts, Style style, double share) {
        double widest = texts.mapToDouble(text -> Typeface.width(Typeface.clean(text), style))
                .max()
                .orElse(0);
        return Math.min(widest + 1, sheet.inner() * share);
    }

    private double x(double value) {
        return plotLeft + ticks.share(value) * (plotRight - plotLeft);
    }

    /** The names of what the numbers are held against, above their lines. */
    private void references(double top) {
        double deepest = 0;
        List<Scene.Box> placed = new ArrayList<>();
        for (Reference reference : form.references()) {
            double middle = x((reference.low() + reference.high()) / 2);
            List<String> lines = Typeface.wrap(reference.label(), Math.min(220, sheet.inner()), Style.SMALL);
            double wide = lines.stream()
                    .mapToDouble(line -> Typeface.width(line, Style.SMALL))
                    .max()
                    .orElse(0);
            double left = Math.max(sheet.left(), Math.min(sheet.right() - wide, middle - wide / 2));
            double tall = lines.size() * Style.SMALL.leading();
            double y = top;
            Scene.Box box = new Scene.Box(left - 4, y, wide + 8, tall);
            while (placed.stream().anyMatch(box::meets)) {
                y += Style.SMALL.leading();
                box = new Scene.Box(left - 4, y, wide + 8, tall);
            }
            placed.add(box);
            for (int i = 0; i < lines.size(); i++) {
                sheet.centred(
                        lines.get(i),
                        left + wide / 2,
                        y + Style.SMALL.ascent() + i * Style.SMALL.leading(),
                        Style.SMALL);
            }
            deepest = Math.max(deepest, y + tall - top);
        }
        sheet.downTo(top + deepest + (deepest > 0 ? 4 : 0));
    }

    private void row(Row row, double names, double notes) {
        double top = sheet.y();
        double middle;
        double bottom;
        if (sheet.isNarrow()) {
            double y = top + 3;
            y += sheet.lines(
                    Typeface.wrap(row.label(), sheet.inner(), Style.STRONG), sheet.left(), y, Style.STRONG.over());
            if (!row.detail().isBlank()) {
                y += sheet.lines(
                        Typeface.wrap(row.detail(), sheet.inner(), Style.SMALL), sheet.left(), y, Style.SMALL.over());
            }
            y += sheet.lines(
                    Typeface.wrap(words(row), sheet.inner(), Style.SMALL), sheet.left(), y, Style.SMALL.over());
            middle = y + STRIP / 2;
            bottom = y + STRIP + 6;
        } else {
            List<String> label = Typeface.wrap(row.label(), names, Style.LABEL);
            List<String> detail = row.detail().isBlank() ? List.of() : Typeface.wrap(row.detail(), names, Style.SMALL);
            List<String> words = Typeface.wrap(words(row), notes, Style.SMALL);
            double left = label.size() * Style.LABEL.leading() + detail.size() * Style.SMALL.leading();
            double right = words.size() * Style.SMALL.leading();
            double tall = Math.max(STRIP, Math.max(left, right)) + 8;
            middle = top + tall / 2;
            double y = middle - left / 2 + 1;
            y += sheet.lines(label, sheet.left(), y, Style.LABEL);
            sheet.lines(detail, sheet.left(), y, Style.SMALL);
            sheet.lines(words, plotRight + 24, middle - right / 2 + 1, Style.SMALL);
            bottom = top + tall;
        }
        row.amount().ifPresentOrElse(amount -> whisker(amount, row.state(), middle), () -> unknown(middle));
        sheet.downTo(bottom);
    }

    /** A grey strip where there is no number. */
    private void unknown(double middle) {
        sheet.rectangle(plotLeft, middle - 6, plotRight - plotLeft, 12, NO_NUMBER);
    }

    private void whisker(PlottedAmount amount, State state, double middle) {
        String colour = colour(state);
        Pen pen = Pen.of(colour, 2);
        double low = end(amount.isOpenBelow() ? ticks.from() : amount.low());
        double high = end(amount.isOpenAbove() ? ticks.to() : amount.high());
        if (high - low > 0.5) {
            sheet.line(low, middle, high, middle, pen);
        }
        cap(amount.isOpenBelow() || x(amount.low()) < plotLeft - 0.5, low, -1, middle, colour, high - low);
        cap(amount.isOpenAbove() || x(amount.high()) > plotRight + 0.5, high, 1, middle, colour, high - low);
        sheet.symbol(symbol(state), x(shown(ticks, amount.value(), plotRight - plotLeft)), middle, 5.2, colour);
    }

    private double end(double value) {
        double x = ticks.axis().scale() == Axis.Scale.LOG && value <= 0 ? plotLeft : x(value);
        return Math.max(plotLeft, Math.min(plotRight, x));
    }

    /** An arrow where it goes on, else a bar across the end; none where the ends coincide in the picture. */
    private void cap(boolean goesOn, double x, int sign, double middle, String colour, double length) {
        if (goesOn) {
            sheet.arrow(x + sign * ARROW, middle, sign * ARROW, colour);
        } else if (length > 3) {
            sheet.line(x, middle - 5, x, middle + 5, Pen.of(colour, 2));
        }
    }

    /** The lines behind the rows, put under what is already drawn. */
    private void frame(double top, double bottom, int behind) {
        Sheet back = new Sheet(sheet.width());
        for (Reference reference : form.references()) {
            if (!reference.isLine()) {
                double from = end(reference.low());
                back.rectangle(from, top, end(reference.high()) - from, bottom - top, Fill.of("#e4ecf5"));
            }
        }
        for (double tick : ticks.at()) {
            back.line(x(tick), top, x(tick), bottom, Pen.of(Palette.GRID, 1));
        }
        for (Reference reference : form.references()) {
            if (reference.isLine()) {
                double x = x(reference.low());
                back.line(x, top, x, bottom, Pen.of(Palette.INK, 1.2));
            }
        }
        sheet.marks().addAll(behind, back.marks());
    }

    private void axis(double bottom) {
        sheet.line(plotLeft, bottom, plotRight, bottom, Pen.of(Palette.GREY, 1));
        AxisNumbers.under(sheet, ticks, this::x, bottom + 4);
        sheet.downTo(bottom + 4 + Style.SMALL.leading());
        String title = ticks.title();
        if (!title.isBlank()) {
            AxisNumbers.title(sheet, title, plotLeft, plotRight);
        }
    }
}
