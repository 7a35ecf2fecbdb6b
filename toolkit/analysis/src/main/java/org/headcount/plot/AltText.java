package org.headcount.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A plot in words, made from its data: what kind it is, what it shows, and the numbers as far as anyone would listen. */
final class AltText implements Form.Reader<String> {

    private static final int MOST = 24;

    private AltText() {}

    static String of(Plot plot) {
        List<String> sentences = new ArrayList<>();
        sentences.add(plot.title());
        sentences.add(plot.subtitle());
        sentences.add(plot.form().read(new AltText()));
        plot.notes().forEach(note -> sentences.add(note.text()));
        return sentences.stream()
                .map(Typeface::clean)
                .filter(sentence -> !sentence.isEmpty())
                .map(sentence -> sentence.matches(".*[.!?:]") ? sentence : sentence + ".")
                .collect(Collectors.joining(" "));
    }

    static String of(Form form) {
        return form.read(new AltText());
    }

    private static <T> String list(List<T> items, Function<T, String> words) {
        String listed = items.stream().limit(MOST).map(words).collect(Collectors.joining("; "));
        return items.size() > MOST ? listed + "; and " + PlotNumbers.plain(items.size() - MOST) + " more" : listed;
    }

    private static String number(Axis axis, double value) {
        return axis.scale() == Axis.Scale.YEARS ? PlotNumbers.year(value) : PlotNumbers.text(value, axis.unit());
    }

    private static String amount(Optional<PlottedAmount> amount, String unit) {
        return amount.map(known -> PlotNumbers.full(known, unit)).orElse("not known");
    }

    private static String references(List<Reference> references, Axis axis) {
        return references.stream()
                .map(reference -> " " + Typeface.clean(reference.label()) + ": " + number(axis, reference.low())
                        + (reference.isLine() ? "" : " to " + number(axis, reference.high())) + ".")
                .collect(Collectors.joining());
    }

    @Override
    public String line(LineForm form) {
        boolean dots = form.curves().stream().allMatch(curve -> curve.stroke() == LineForm.Stroke.DOTS);
        return (dots ? "Dots" : "Lines") + ": "
                + list(form.curves(), curve -> curve(curve, form)) + "."
                + references(form.acrossAt(), form.x()) + references(form.upAt(), form.y());
    }

    private static String curve(LineForm.Curve curve, LineForm form) {
        Points points = curve.points();
        String name = curve.name().isBlank() ? "" : curve.name() + " ";
        if (points.size() == 0) {
            return name + "without any point";
        }
        Axis x = form.x();
        Axis y = form.y();
        int last = points.size() - 1;
        String band = curve.band().isPresent() ? ", with a band around it" : "";
        if (curve.stroke() == LineForm.Stroke.DOTS) {
            return name + PlotNumbers.plain(points.size()) + " points, from "
                    + number(x, points.spanX().from()) + " to "
                    + number(x, points.spanX().to()) + " across and from "
                    + number(y, points.spanY().from()) + " to "
                    + number(y, points.spanY().to()) + " up";
        }
        return name + "from " + number(y, points.y(0)) + " at " + number(x, points.x(0)) + " to "
                + number(y, points.y(last)) + " at " + number(x, points.x(last)) + extremes(points, y) + band;
    }

    /** The least and the greatest, unless they are the ends, which are listed already. */
    private static String extremes(Points points, Axis y) {
        Axis.Range span = points.spanY();
        double first = points.y(0);
        double last = points.y(points.size() - 1);
        String least =
                span.from() < Math.min(first, last) && points.size() > 1 ? ", lowest " + number(y, span.from()) : "";
        String most = span.to() > Math.max(first, last) && points.size() > 1 ? ", highest " + number(y, span.to()) : "";
        return least + most;
    }

    @Override
    public String bars(Bars form) {
        List<Integer> rows =
                IntStream.range(0, form.categories().size()).boxed().toList();
        return "Bars: "
                + list(
                        rows,
                        row -> form.categories().get(row) + " "
                                + form.series().stream()
                                        .map(series -> (form.series().size() > 1 ? series.name() + " " : "")
                                                + amount(
                                                        series.amounts().get(row),
                                                        form.value().unit()))
                                        .collect(Collectors.joining(", ")))
                + ".";
    }

    @Override
    public String intervals(Intervals form) {
        return "Numbers with their intervals: "
                + list(form.rows(), row -> {
                    String meaning = IntervalsDrawing.meaning(row.state());
                    String words = row.words().isBlank()
                            ? amount(row.amount(), form.value().unit())
                            : row.words();
                    return row.label() + " " + words + (meaning.isEmpty() ? "" : ", " + meaning);
                })
                + "." + references(form.references(), form.value());
    }

    @Override
    public String slope(Slope form) {
        String unit = form.value().unit();
        return "From " + form.before() + " to " + form.after() + ": "
                + list(
                        form.changes(),
                        change -> change.name() + " from " + PlotNumbers.full(change.before(), unit) + " to "
                                + PlotNumbers.full(change.after(), unit)
                                + (change.words().isBlank() ? "" : ", " + change.words()))
                + ".";
    }

    @Override
    public String nested(Nested form) {
        return "Parts of a whole: " + part(form.whole(), form.unit()) + ".";
    }

    private static String part(Nested.Part part, String unit) {
        String words = part.name() + " " + PlotNumbers.full(part.amount(), unit);
        return part.parts().isEmpty() ? words : words + ", in it " + list(part.parts(), inner -> part(inner, unit));
    }

    @Override
    public String waterfall(Waterfall form) {
        String unit = form.value().unit();
        double[] shown = PartsDrawing.shown(form);
        int count = form.steps().size();
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // The first step is where it starts from.
            String sign = shown[i] > 0 && i > 0 ? "plus " : "";
            steps.add(form.steps().get(i).name() + " " + sign + PlotNumbers.text(shown[i], unit));
        }
        return "Steps: " + String.join("; ", steps) + "; " + form.total() + " " + PlotNumbers.text(shown[count], unit)
                + ".";
    }

    @Override
    public String icons(Icons form) {
        return "Squares for " + PlotNumbers.text((double) form.total(), form.unit()) + ": "
                + list(form.groups(), group -> group.name() + " " + PlotNumbers.plain((double) group.count())) + ".";
    }

    @Override
    public String timeline(Timeline form) {
        List<Timeline.Event> events =
                form.lanes().stream().flatMap(lane -> lane.events().stream()).toList();
        return "Timeline: " + list(events, AltText::event) + ".";
    }

    static String event(Timeline.Event event) {
        String when;
        if (event.isMoment()) {
            when = "in " + year(event.from());
        } else if (event.from().isEmpty()) {
            when = "until " + lastYear(event.to());
        } else {
            when = event.to().isEmpty()
                    ? "since " + year(event.from())
                    : "from " + year(event.from()) + " to " + lastYear(event.to());
        }
        return event.label() + " " + when + (event.state() == Timeline.State.ANNOUNCED ? ", announced" : "");
    }

    private static String year(OptionalDouble when) {
        return Integer.toString((int) Math.floor(when.orElseThrow()));
    }

    /** A span that ends with a year is written as ending when the next begins. */
    private static String lastYear(OptionalDouble when) {
        return Integer.toString((int) Math.ceil(when.orElseThrow()) - 1);
    }

    @Override
    public String matrix(Matrix form) {
        List<Integer> rows = IntStream.range(0, form.rows().size()).boxed().toList();
        return "Table of " + form.rows().size() + " rows by " + form.columns().size() + " columns: "
                + list(rows, row -> form.rows().get(row) + ": " + cells(form, row)) + ".";
    }

    private static String cells(Matrix form, int row) {
        String listed = IntStream.range(0, form.columns().size())
                .boxed()
                .flatMap(column -> form.cells().get(row).get(column).stream()
                        .map(cell -> form.columns().get(column) + " " + cell(form, cell)))
                .collect(Collectors.joining(", "));
        return listed.isEmpty() ? "nothing" : listed;
    }

    private static String cell(Matrix form, Matrix.Cell cell) {
        if (cell instanceof Matrix.Value number) {
            return PlotNumbers.text(number.value(), form.unit());
        }
        return form.legend()
                .getOrDefault(cell, cell == Matrix.Sign.FULL ? "yes" : cell == Matrix.Sign.CROSS ? "no" : "in part");
    }

    @Override
    public String flow(Flow form) {
        return "Links: "
                + list(
                        form.links(),
                        link -> Stream.of(
                                        link.from() + " to " + link.to(),
                                        form.unit().isBlank() ? "" : PlotNumbers.text(link.amount(), form.unit()),
                                        link.sort())
                                .filter(words -> !words.isBlank())
                                .collect(Collectors.joining(", ")))
                + ".";
    }
}
