package org.headcount.plot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tech.tablesaw.plotly.traces.ScatterTrace.Mode;

/** What went on when, in lanes, for plotly.js. */
final class TimelinePlotly extends PlotlySheet {

    private final Timeline form;

    TimelinePlotly(Plot plot, double width, Timeline form) {
        super(plot, width);
        this.form = form;
    }

    @Override
    void draw() {
        List<Timeline.Event> events = new ArrayList<>();
        List<String> lanes = new ArrayList<>();
        for (Timeline.Lane lane : form.lanes()) {
            for (Timeline.Event event : lane.events()) {
                lanes.add(lane.events().indexOf(event) == 0 ? lane.name() : "");
                events.add(event);
            }
        }
        Axis.Range span = TimelineDrawing.span(form);
        double edge = (span.to() - span.from()) * 0.04;
        double most = (width - 2 * EDGE) * (isNarrow() ? 0.46 : 0.4);
        List<List<String>> names = new ArrayList<>();
        double widest = 0;
        int deepest = 1;
        for (int i = 0; i < events.size(); i++) {
            List<String> lines = new ArrayList<>(
                    lanes.get(i).isBlank() ? List.of() : Typeface.wrap(lanes.get(i), most, Style.STRONG));
            int heads = lines.size();
            lines.addAll(Typeface.wrap(events.get(i).label(), most, Style.LABEL));
            widest = Math.max(widest, widest(lines, most * 2, heads > 0 ? Style.STRONG : Style.LABEL));
            deepest = Math.max(deepest, lines.size());
            List<String> html = new ArrayList<>();
            for (int k = 0; k < lines.size(); k++) {
                html.add(k < heads ? "<b>" + text(lines.get(k)) + "</b>" : text(lines.get(k)));
            }
            names.add(html);
        }
        rows(events.size(), i -> String.join("<br>", names.get(i)), widest);
        right = EDGE + 14;
        inner = events.size() * Math.max(28, deepest * Style.LABEL.size() * 1.3 + 8);
        Ticks ticks = Ticks.tight(form.years(), span.from(), span.to(), (int) Math.max(2, (width - left - right) / 74));
        ObjectNode x = amounts("xaxis", ticks);
        x.set("range", NODES.arrayNode().add(ticks.from() - 2 * edge).add(ticks.to() + 2 * edge));
        layout.put("barmode", "overlay").put("bargap", 0.6);
        boolean announced = events.stream().anyMatch(event -> event.state() == Timeline.State.ANNOUNCED);
        if (announced) {
            legend(List.of("done or going on", "announced"));
        }
        for (Timeline.State state : Timeline.State.values()) {
            boolean shown = announced;
            for (int i = 0; i < events.size(); i++) {
                if (events.get(i).state() == state) {
                    event(events.get(i), i, ticks, edge, shown);
                    shown = false;
                }
            }
        }
    }

    private void event(Timeline.Event event, int row, Ticks ticks, double edge, boolean legend) {
        double from = event.from().orElse(ticks.from() - edge);
        double to = event.to().orElse(ticks.to() + edge);
        Fill fill = TimelineDrawing.fill(event.state());
        ObjectNode trace;
        if (event.isMoment()) {
            trace = Traces.scatter(new double[] {from}, new double[] {row}, Mode.MARKERS);
            marker(trace, event.state() == Timeline.State.DONE ? Symbol.DIAMOND : Symbol.RING, fill.colour(), 12);
        } else {
            trace = Traces.bars(List.of(row), new double[] {to - from});
            trace.putArray("base").add(from);
            fill(trace, fill);
        }
        trace.put("showlegend", legend);
        trace.put("name", event.state() == Timeline.State.DONE ? "done or going on" : "announced");
        hover(trace, Stream.of(AltText.event(event)));
        data.add(trace);
        for (boolean start : new boolean[] {true, false}) {
            if (start ? event.from().isEmpty() : event.to().isEmpty()) {
                ObjectNode arrow = Traces.scatter(new double[] {start ? from : to}, new double[] {row}, Mode.MARKERS);
                arrow.putObject("marker")
                        .put("symbol", start ? "triangle-left-open" : "triangle-right")
                        .put("color", fill.colour())
                        .put("size", 15);
                arrow.put("showlegend", false).put("cliponaxis", false);
                hover(arrow, Stream.of(start ? "no beginning is given" : "goes on"));
                data.add(arrow);
            }
        }
    }
}
