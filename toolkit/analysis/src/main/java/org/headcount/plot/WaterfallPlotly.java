package org.headcount.plot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** How a sum comes about, step by step, for plotly.js. */
final class WaterfallPlotly extends PlotlySheet {

    private final Waterfall form;

    WaterfallPlotly(Plot plot, double width, Waterfall form) {
        super(plot, width);
        this.form = form;
    }

    @Override
    void draw() {
        PartsDrawing.Stairs stairs = PartsDrawing.stairs(form);
        unit(stairs.title());
        rows(stairs.names(), 0.36);
        int count = stairs.names().size();
        inner = count * rowTall(stairs.names(), 0.36, 36);
        bottom = 12;
        ObjectNode x = axis("xaxis");
        x.put("showticklabels", false)
                .put("showgrid", false)
                .put("zeroline", true)
                .put("zerolinecolor", Palette.INK);
        double room = 12
                + stairs.numbers().stream()
                        .mapToDouble(number -> Typeface.width(number, Style.STRONG))
                        .max()
                        .orElse(0);
        double span = stairs.most() - stairs.least();
        double scale = span / Math.max(40, width - left - right - room);
        x.set("range", NODES.arrayNode().add(stairs.least()).add(stairs.most() + room * scale));
        layout.put("barmode", "overlay").put("bargap", 0.3);
        for (int i = 0; i < count; i++) {
            double from = stairs.from(i);
            double to = stairs.to(i);
            ObjectNode trace = Traces.bars(List.of(i), new double[] {to - from});
            trace.putArray("base").add(from);
            fill(trace, stairs.fill(i));
            trace.put("showlegend", false);
            hover(
                    trace,
                    Stream.of(stairs.names().get(i) + ": " + stairs.numbers().get(i)));
            data.add(trace);
            ObjectNode label = annotation(text(stairs.numbers().get(i)), i == count - 1 ? Style.STRONG : Style.LABEL);
            label.put("x", Math.max(from, to))
                    .put("y", i)
                    .put("xanchor", "left")
                    .put("xshift", 4);
        }
    }
}
