package org.headcount.plot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.headcount.plot.Timeline.State;
import org.headcount.plot.TimelineDrawing.Layout;
import org.headcount.plot.TimelineDrawing.Row;
import tech.tablesaw.plotly.traces.ScatterTrace.Mode;

/** What went on when, in lanes, for plotly.js: at the places that the drawing has, so that it is as dense. */
final class TimelinePlotly extends PlotlySheet {
    private static final int BAR = 11;

    private final Timeline form;
    private final Layout places;

    TimelinePlotly(Plot plot, double width, Timeline form) {
        super(plot, width);
        this.form = form;
        this.places = TimelineDrawing.layout(width, form);
    }

    @Override
    void draw() {
        left = places.left();
        right = width - places.right();
        inner = places.bottom() - places.top();
        years("xaxis");
        ObjectNode rows = axis("yaxis");
        rows.put("showgrid", false).put("showticklabels", false).put("fixedrange", true);
        rows.set("range", NODES.arrayNode().add(inner).add(0));
        layout.put("barmode", "overlay");
        boolean announced = places.rows().stream().anyMatch(row -> row.event().state() == State.ANNOUNCED);
        if (announced) {
            legend(List.of(name(State.DONE), name(State.ANNOUNCED)));
        }
        places.borders().forEach(border -> {
            double y = border - places.top();
            shape("paper", (12 - left) / (places.right() - left), 1, "y", y, y + 1, "#b8b8b8");
        });
        for (State state : State.values()) {
            List<Row> mine = places.rows().stream()
                    .filter(row -> row.event().state() == state)
                    .toList();
            List<Row> spans =
                    mine.stream().filter(row -> !row.event().isMoment()).toList();
            List<Row> moments =
                    mine.stream().filter(row -> row.event().isMoment()).toList();
            if (!spans.isEmpty()) {
                spans(spans, state).put("showlegend", announced);
            }
            if (!moments.isEmpty()) {
                moments(moments, state).put("showlegend", announced && spans.isEmpty());
            }
            ends(mine, state, true);
            ends(mine, state, false);
        }
        words();
        places.names().forEach(name -> {
            ObjectNode label = annotation(lines(name.lines()), Style.STRONG);
            label.put("text", "<b>" + lines(name.lines()) + "</b>");
            label.put("xref", "paper").put("x", 0).put("xanchor", "left").put("xshift", name.x() - left);
            label.put("yref", "y").put("y", name.y() - places.top()).put("yanchor", "top");
        });
    }

    private static String name(State state) {
        return state == State.DONE ? "done or going on" : "announced";
    }

    private ObjectNode years(String name) {
        ObjectNode axis = amounts(name, places.ticks());
        axis.set("range", NODES.arrayNode().add(places.year(places.left())).add(places.year(places.right())));
        return axis;
    }

    private ObjectNode spans(List<Row> rows, State state) {
        ObjectNode trace = Traces.bars(
                IntStream.range(0, rows.size()).boxed().toList(),
                rows.stream().mapToDouble(row -> to(row) - from(row)).toArray());
        trace.set("y", heights(rows, Row::middle));
        trace.set("base", numbers(rows.stream().mapToDouble(this::from)));
        trace.put("width", BAR);
        fill(trace, TimelineDrawing.fill(state));
        return described(trace, rows, state);
    }

    private ObjectNode moments(List<Row> rows, State state) {
        ObjectNode trace =
                Traces.scatter(rows.stream().mapToDouble(this::from).toArray(), new double[rows.size()], Mode.MARKERS);
        trace.set("y", heights(rows, Row::middle));
        String colour = TimelineDrawing.fill(state).colour();
        marker(trace, state == State.DONE ? Symbol.DIAMOND : Symbol.RING, colour, 12);
        return described(trace, rows, state);
    }

    private ObjectNode described(ObjectNode trace, List<Row> rows, State state) {
        trace.put("name", name(state)).put("cliponaxis", false);
        hover(trace, rows.stream().map(row -> AltText.event(row.event())));
        data.add(trace);
        return trace;
    }

    /** Arrows where no beginning is given, and where it goes on. */
    private void ends(List<Row> rows, State state, boolean start) {
        List<Row> open = rows.stream()
                .filter(row -> (start ? row.event().from() : row.event().to()).isEmpty())
                .toList();
        if (open.isEmpty()) {
            return;
        }
        ObjectNode arrows = Traces.scatter(
                open.stream()
                        .mapToDouble(row -> places.year(start ? row.from() + 6 : row.to() - 6))
                        .toArray(),
                new double[open.size()],
                Mode.MARKERS);
        arrows.set("y", heights(open, Row::middle));
        arrows.putObject("marker")
                .put("symbol", start ? "triangle-left-open" : "triangle-right")
                .put("color", TimelineDrawing.fill(state).colour())
                .put("size", 13);
        arrows.put("showlegend", false).put("cliponaxis", false);
        hover(arrows, open.stream().map(row -> start ? "no beginning is given" : "goes on"));
        data.add(arrows);
    }

    /** All names in one trace; it also carries the axis of years above, which plotly.js draws only for a trace. */
    private void words() {
        List<Row> rows = places.rows();
        ObjectNode trace = Traces.scatter(
                rows.stream().mapToDouble(row -> places.year(row.label())).toArray(),
                new double[rows.size()],
                Mode.TEXT);
        trace.set("y", heights(rows, Row::words));
        ArrayNode text = trace.putArray("text");
        rows.forEach(row -> text.add(lines(row.lines())));
        trace.put("textposition", "middle right").put("hoverinfo", "skip");
        trace.put("showlegend", false).put("cliponaxis", false);
        trace.putObject("textfont").put("size", Style.LABEL.size()).put("color", Palette.INK);
        if (TimelineDrawing.hasYearsAbove(form)) {
            years("xaxis2")
                    .put("overlaying", "x")
                    .put("side", "top")
                    .put("matches", "x")
                    .put("showgrid", false);
            trace.put("xaxis", "x2");
            top += Style.SMALL.leading() + 2;
        }
        data.add(trace);
    }

    /** Where a mark begins; one without a beginning begins behind its arrow. */
    private double from(Row row) {
        return row.event()
                .from()
                .orElseGet(() -> places.year(Math.min(row.from() + TimelineDrawing.OPEN, row.to() - 2)));
    }

    private double to(Row row) {
        return row.event().to().orElseGet(() -> Math.max(places.year(row.to() - 10), from(row)));
    }

    private ArrayNode heights(List<Row> rows, ToDoubleFunction<Row> height) {
        return numbers(rows.stream().mapToDouble(height).map(y -> y - places.top()));
    }

    /** Numbers with as many digits as pixels need. */
    private static ArrayNode numbers(DoubleStream values) {
        ArrayNode numbers = NODES.arrayNode();
        values.map(value -> Math.round(value * 1e3) / 1e3).forEach(numbers::add);
        return numbers;
    }
}
