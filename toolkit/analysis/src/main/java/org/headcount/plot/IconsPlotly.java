package org.headcount.plot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import tech.tablesaw.plotly.traces.ScatterTrace.Mode;

/** Squares that represent so many each, for plotly.js. */
final class IconsPlotly extends PlotlySheet {

    private final Icons form;

    IconsPlotly(Plot plot, double width, Icons form) {
        super(plot, width);
        this.form = form;
    }

    @Override
    void draw() {
        legend(form.groups().stream()
                .map(group -> PartsDrawing.legend(form, group))
                .toList());
        unit(PartsDrawing.each(form));
        int total = form.squares(form.groups().size());
        double wide = width - 2 * EDGE;
        double cell = PartsDrawing.cell(wide, total);
        int inRow = PartsDrawing.columns(wide, cell);
        int rows = (int) Math.ceil((double) total / inRow);
        inner = Math.max(cell, rows * cell);
        bottom = 12;
        double across = inRow * 1.045;
        for (String name : List.of("xaxis", "yaxis")) {
            axis(name).put("visible", false);
        }
        ((ObjectNode) layout.get("xaxis"))
                .set("range", NODES.arrayNode().add(-0.5).add(across));
        ((ObjectNode) layout.get("yaxis"))
                .set("range", NODES.arrayNode().add(Math.max(1, rows) - 0.5).add(-0.5));
        int first = 0;
        for (int group = 0; group < form.groups().size(); group++) {
            int last = form.squares(group + 1);
            double[] x = new double[last - first];
            double[] y = new double[last - first];
            for (int i = first; i < last; i++) {
                int column = i % inRow;
                int row = i / inRow;
                int tens = column / 10;
                x[i - first] = column + tens * PartsDrawing.GAP_OF_TENS;
                y[i - first] = row;
            }
            ObjectNode trace = Traces.scatter(x, y, Mode.MARKERS);
            trace.put("name", legendName(PartsDrawing.legend(form, form.groups().get(group))));
            ObjectNode marker = trace.putObject("marker");
            Symbol shape = PartsDrawing.shape(group);
            marker.put("symbol", shape.plotly());
            marker.put("color", Palette.colour(group)).put("size", Math.round(cell * 0.78));
            marker.putObject("line").put("width", shape.isFilled() ? 0 : 1.6);
            trace.put("hoverinfo", "name");
            data.add(trace);
            first = last;
        }
    }
}
