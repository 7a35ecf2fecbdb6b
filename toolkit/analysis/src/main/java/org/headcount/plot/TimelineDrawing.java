package org.headcount.plot;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.headcount.plot.Timeline.Event;
import org.headcount.plot.Timeline.Lane;
import org.headcount.plot.Timeline.State;

/**
 * Lays out events in lanes. What has a span has its name above it, what is a moment beside it; events
 * share a row where neither marks nor names touch.
 */
final class TimelineDrawing {

    private static final double BAR = 11;

    private static final int YEARS_AROUND = 5;
    static final double OPEN = 22;

    /** From so many events on, the years stand above the lanes too. */
    private static final int MANY = 10;

    private final Sheet sheet;
    private final Timeline form;
    private double left;
    private double right;
    private Ticks ticks;
    private double top;
    private double bottom;
    private final List<Row> placed = new ArrayList<>();
    private final List<Name> names = new ArrayList<>();
    private final List<Double> borders = new ArrayList<>();

    private TimelineDrawing(Sheet sheet, Timeline form) {
        this.sheet = sheet;
        this.form = form;
    }

    static void draw(Sheet sheet, Timeline form) {
        new TimelineDrawing(sheet, form).draw();
    }

    /** Where everything is in a picture of that width, for those that draw it by other means. */
    static Layout layout(double width, Timeline form) {
        TimelineDrawing drawing = new TimelineDrawing(new Sheet(width), form);
        drawing.draw();
        return new Layout(
                drawing.left,
                drawing.right,
                drawing.top,
                drawing.bottom,
                drawing.ticks,
                drawing.placed,
                drawing.names,
                drawing.borders);
    }

    /**
     * The places in a picture, in pixels from its upper left corner.
     *
     * @param left where the years begin
     * @param right where the years end
     * @param top where the lanes begin
     * @param bottom where the lanes end
     * @param ticks the years
     * @param rows the events
     * @param names the lanes' names
     * @param borders where lanes begin
     */
    record Layout(
            double left,
            double right,
            double top,
            double bottom,
            Ticks ticks,
            List<Row> rows,
            List<Name> names,
            List<Double> borders) {

        /** The year at a place. */
        double year(double x) {
            double share = (x - left - OPEN) / (right - left - 2 * OPEN);
            return ticks.from() + share * (ticks.to() - ticks.from());
        }
    }

    /**
     * An event in its row.
     *
     * @param event the event
     * @param from where its mark begins
     * @param to where its mark ends
     * @param middle the height of its mark's middle
     * @param lines its name
     * @param label where its name begins
     * @param words the height of its name's middle
     */
    record Row(Event event, double from, double to, double middle, List<String> lines, double label, double words) {}

    /** A lane's name, and where it begins. */
    record Name(List<String> lines, double x, double y) {}

    /** Whether the years stand above the lanes too. */
    static boolean hasYearsAbove(Timeline form) {
        return form.lanes().stream().mapToInt(lane -> lane.events().size()).sum() > MANY;
    }

    /**
     * An event at its place.
     *
     * @param event the event
     * @param lines its name
     * @param from where its mark begins
     * @param to where its mark ends
     * @param label where its name begins
     * @param beside whether the name is beside the mark
     */
    private record Placed(Event event, List<String> lines, double from, double to, double label, boolean beside) {

        double start() {
            return Math.min(from, label);
        }

        double end() {
            return Math.max(to, label + wide(lines)) + 12;
        }

        double height() {
            double words = lines.size() * Style.LABEL.leading();
            return beside ? Math.max(words, BAR) : words + BAR + 2;
        }
    }

    static Axis.Range span(Timeline form) {
        double[] times = form.lanes().stream()
                .flatMap(lane -> lane.events().stream())
                .flatMapToDouble(event -> DoubleStream.concat(event.from().stream(), event.to().stream()))
                .toArray();
        double first = DoubleStream.of(times).min().orElse(Double.NaN);
        double last = DoubleStream.of(times).max().orElse(Double.NaN);
        // Around a single moment the years near it are shown, and not a tenth of all since the year zero.
        return first == last ? new Axis.Range(first - YEARS_AROUND, last + YEARS_AROUND) : Ticks.around(first, last);
    }

    private void draw() {
        boolean narrow = sheet.isNarrow();
        double lanes = narrow
                ? 0
                : form.lanes().stream()
                        .mapToDouble(lane -> Typeface.width(Typeface.clean(lane.name()), Style.STRONG))
                        .max()
                        .orElse(0);
        lanes = Math.min(lanes, sheet.inner() * 0.2);
        left = sheet.left() + (lanes > 0 ? lanes + 14 : 0);
        right = sheet.right();
        Axis.Range span = span(form);
        ticks = Ticks.tight(form.years(), span.from(), span.to(), (int) Math.max(2, (right - left) / 74));
        legend();
        if (hasYearsAbove(form)) {
            AxisNumbers.under(sheet, ticks, this::x, sheet.y());
            sheet.down(Style.SMALL.leading() + 2);
        }
        top = sheet.y();
        int behind = sheet.marks().size();
        for (Lane lane : form.lanes()) {
            borders.add(sheet.y());
            lane(lane, lanes, narrow);
        }
        bottom = sheet.y();
        Sheet back = new Sheet(sheet.width());
        for (double tick : ticks.at()) {
            back.line(x(tick), top, x(tick), bottom, Pen.of(Palette.GRID, 1));
        }
        for (double border : borders) {
            back.line(sheet.left(), border, right, border, Pen.of("#b8b8b8", 1));
        }
        sheet.marks().addAll(behind, back.marks());
        sheet.line(left, bottom, right, bottom, Pen.of(Palette.GREY, 1));
        AxisNumbers.under(sheet, ticks, this::x, bottom + 4);
        sheet.downTo(bottom + 4 + Style.SMALL.leading());
    }

    private void legend() {
        List<Sheet.Key> keys = new ArrayList<>();
        boolean announced = form.lanes().stream()
                .flatMap(lane -> lane.events().stream())
                .anyMatch(event -> event.state() == State.ANNOUNCED);
        if (announced) {
            keys.add(Sheet.Key.of("done or going on", fill(State.DONE)));
            keys.add(Sheet.Key.of("announced", fill(State.ANNOUNCED)));
            sheet.legend(keys);
        }
    }

    static Fill fill(State state) {
        return state == State.DONE ? Fill.of(Palette.NAVY) : new Fill(Palette.GOLD, 1, Texture.RISING);
    }

    /** Inside the edges, so that open ends have room for their arrows. */
    private double x(double year) {
        return left + OPEN + ticks.share(year) * (right - left - 2 * OPEN);
    }

    private void lane(Lane lane, double widest, boolean narrow) {
        double top = sheet.y() + 7;
        double y = top;
        double nameBottom = top;
        if (!Typeface.clean(lane.name()).isEmpty()) {
            List<String> lines = Typeface.wrap(lane.name(), narrow ? sheet.inner() : widest + 1, Style.STRONG);
            names.add(new Name(lines, sheet.left(), top));
            nameBottom += sheet.lines(lines, sheet.left(), top, Style.STRONG);
            y = narrow ? nameBottom + 3 : top;
        }
        List<List<Placed>> rows = new ArrayList<>();
        for (Event event : lane.events()) {
            Placed placed = place(event);
            rows.stream()
                    .filter(row -> row.stream()
                            .allMatch(other -> placed.end() <= other.start() || placed.start() >= other.end()))
                    .filter(row -> row.get(0).beside() == placed.beside()
                            && row.get(0).lines().size() == placed.lines().size())
                    .findFirst()
                    .orElseGet(() -> {
                        List<Placed> row = new ArrayList<>();
                        rows.add(row);
                        return row;
                    })
                    .add(placed);
        }
        for (List<Placed> row : rows) {
            double tall = row.stream().mapToDouble(Placed::height).max().orElse(0);
            for (Placed placed : row) {
                mark(placed, y, tall);
            }
            y += tall + 8;
        }
        sheet.downTo(Math.max(nameBottom, y) + 2);
    }

    private static double wide(List<String> lines) {
        return lines.stream()
                .mapToDouble(line -> Typeface.width(line, Style.LABEL))
                .max()
                .orElse(0);
    }

    private Placed place(Event event) {
        double from = event.from().isPresent() ? x(event.from().getAsDouble()) : left;
        double to = event.to().isPresent() ? x(event.to().getAsDouble()) : right;
        double most = Math.min(360, right - left);
        List<String> lines = Typeface.wrap(event.label(), most, Style.LABEL);
        double wide = wide(lines);
        if (event.isMoment()) {
            from -= 6;
            to += 6;
            if (to + 5 + wide <= right) {
                return new Placed(event, lines, from, to, to + 5, true);
            }
            if (from - 5 - wide >= left) {
                return new Placed(event, lines, from, to, from - 5 - wide, true);
            }
        }
        double label = Math.max(left, Math.min(from, right - wide));
        return new Placed(event, lines, from, to, label, false);
    }

    private void mark(Placed mark, double top, double tall) {
        Event event = mark.event();
        double words = mark.lines().size() * Style.LABEL.leading();
        double middle;
        if (mark.beside()) {
            middle = top + tall / 2;
            sheet.lines(mark.lines(), mark.label(), middle - words / 2 + 1, Style.LABEL.over());
        } else {
            middle = top + words + 2 + BAR / 2;
            sheet.lines(mark.lines(), mark.label(), top, Style.LABEL.over());
        }
        placed.add(new Row(
                event,
                mark.from(),
                mark.to(),
                middle,
                mark.lines(),
                mark.label(),
                mark.beside() ? middle : top + words / 2));
        Fill fill = fill(event.state());
        if (event.isMoment()) {
            Symbol symbol = event.state() == State.DONE ? Symbol.DIAMOND : Symbol.RING;
            sheet.symbol(symbol, (mark.from() + mark.to()) / 2, middle, 5, fill.colour());
            return;
        }
        double from = mark.from();
        double to = mark.to();
        boolean openStart = event.from().isEmpty();
        boolean openEnd = event.to().isEmpty();
        double barFrom = openStart ? Math.min(from + OPEN, to - 2) : from;
        double barTo = openEnd ? Math.max(to - 10, barFrom) : to;
        sheet.bar(barFrom, middle - BAR / 2, Math.max(3, barTo - barFrom), BAR, fill);
        if (openStart) {
            // Where no start is known, the bar breaks up towards the left.
            for (int i = 0; i < 3; i++) {
                double x = barFrom - 4 - i * 6;
                sheet.rectangle(x, middle - BAR / 2, 3.2 - i * 0.7, BAR, Fill.of(fill.colour()));
            }
        }
        if (openEnd) {
            Path2D head = new Path2D.Double();
            head.moveTo(barTo, middle - BAR / 2);
            head.lineTo(barTo + 10, middle);
            head.lineTo(barTo, middle + BAR / 2);
            head.closePath();
            sheet.area(head, Fill.of(fill.colour()));
        }
    }
}
