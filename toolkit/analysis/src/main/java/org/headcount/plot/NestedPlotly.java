package org.headcount.plot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Parts of parts of a whole, for plotly.js. */
final class NestedPlotly extends PlotlySheet {

    private final Nested form;

    NestedPlotly(Plot plot, double width, Nested form) {
        super(plot, width);
        this.form = form;
    }

    @Override
    void draw() {
        List<List<PartsDrawing.Placed>> levels = PartsDrawing.levels(form);
        double most = (width - 2 * EDGE) * (isNarrow() ? 0.5 : 0.42);
        List<List<String>> names = new ArrayList<>();
        for (int depth = 0; depth < levels.size(); depth++) {
            List<String> lines = new ArrayList<>();
            for (PartsDrawing.Placed placed : levels.get(depth)) {
                lines.addAll(Typeface.wrap(PartsDrawing.words(form, placed, depth), most, Style.LABEL));
            }
            names.add(lines);
        }
        int deepest = names.stream().mapToInt(List::size).max().orElse(1);
        rows(
                levels.size(),
                i -> lines(names.get(i)),
                names.stream()
                        .flatMap(List::stream)
                        .mapToDouble(line -> Typeface.width(line, Style.LABEL))
                        .max()
                        .orElse(0));
        inner = levels.size() * Math.max(52, deepest * Style.LABEL.size() * 1.3 + 14);
        ObjectNode x = axis("xaxis");
        x.put("showticklabels", false).put("showgrid", false);
        x.set(
                "range",
                NODES.arrayNode()
                        .add(0)
                        .add(Math.max(1e-9, form.whole().amount().value()) * 1.001));
        bottom = 12;
        layout.put("barmode", "overlay").put("bargap", 0.35);
        for (int depth = 0; depth < levels.size(); depth++) {
            for (PartsDrawing.Placed placed : levels.get(depth)) {
                ObjectNode trace = Traces.bars(
                        List.of(depth), new double[] {placed.part().amount().value()});
                trace.putArray("base").add(placed.start());
                fill(trace, PartsDrawing.fill(placed, depth));
                trace.put("name", text(placed.part().name())).put("showlegend", false);
                hover(trace, Stream.of(PartsDrawing.words(form, placed, depth)));
                data.add(trace);
            }
        }
    }
}
