package org.headcount.plot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.plotly.traces.ScatterTrace.Mode;

/** Numbers and signs in rows and columns, for plotly.js. */
final class MatrixPlotly extends PlotlySheet {

    /** Upright names of columns are broken beyond this length, where there is room for two lines. */
    private static final double UPRIGHT = 170;

    private final Matrix form;

    MatrixPlotly(Plot plot, double width, Matrix form) {
        super(plot, width);
        this.form = form;
    }

    /** How long upright names of columns are at most: so long that their lines beside each other are no wider than one. */
    private double upright(double column) {
        int lines = (int) Math.max(1, column / (Style.SMALL.size() * 1.3));
        double most = UPRIGHT;
        while (mostLines(form.columns(), most, Style.SMALL) > lines && most < width) {
            most += Style.SMALL.size();
        }
        return most;
    }

    @Override
    void draw() {
        if (!form.legend().isEmpty()) {
            legend(List.copyOf(form.legend().values()));
        }
        int columns = form.columns().size();
        int count = form.rows().size();
        rows(form.rows(), isNarrow() ? 0.4 : 0.36);
        double column = Math.min(120, (width - left - right) / Math.max(1, columns));
        right = Math.max(EDGE, width - left - column * columns);
        inner = count * rowTall(form.rows(), isNarrow() ? 0.4 : 0.36, 28);
        bottom = 12;
        ObjectNode x = axis("xaxis");
        x.put("side", "top").put("showgrid", false).put("tickmode", "array").put("ticklen", 0);
        x.set("range", NODES.arrayNode().add(-0.5).add(columns - 0.5));
        boolean level = form.columns().stream()
                .allMatch(name -> Typeface.widestWord(name, Style.SMALL) <= column - 6
                        && Typeface.wrap(name, column - 6, Style.SMALL).size() <= 4);
        double most = level ? column - 6 : upright(column);
        x.put("tickangle", level ? 0 : -90);
        ArrayNode at = x.putArray("tickvals");
        ArrayNode labels = x.putArray("ticktext");
        for (int i = 0; i < columns; i++) {
            at.add(i);
            labels.add(wrapped(form.columns().get(i), most, Style.SMALL));
        }
        top += level
                ? mostLines(form.columns(), most, Style.SMALL) * Style.SMALL.size() * 1.3 + 10
                : widest(form.columns(), most, Style.SMALL) + 12;
        double[][] values = new double[count][columns];
        String[][] words = new String[count][columns];
        Map<Matrix.Sign, List<int[]>> signs = new HashMap<>();
        boolean numbers = false;
        MatrixDrawing.Wording wording = MatrixDrawing.wording(form);
        for (int row = 0; row < count; row++) {
            for (int i = 0; i < columns; i++) {
                values[row][i] = Double.NaN;
                words[row][i] = "";
                Optional<Matrix.Cell> cell = form.cells().get(row).get(i);
                if (cell.isPresent() && cell.get() instanceof Matrix.Value value) {
                    values[row][i] = value.value();
                    words[row][i] = wording.number(value.value());
                    numbers = true;
                } else if (cell.isPresent() && cell.get() instanceof Matrix.Sign sign) {
                    signs.computeIfAbsent(sign, any -> new ArrayList<>()).add(new int[] {i, row});
                }
            }
        }
        if (numbers) {
            unit(wording.title());
            heatmap(form, values, words, column);
        }
        for (Matrix.Sign sign : Matrix.Sign.values()) {
            if (signs.containsKey(sign)) {
                signs(form, sign, signs.get(sign));
            }
        }
    }

    private void heatmap(Matrix form, double[][] values, String[][] words, double column) {
        ObjectNode trace = Traces.heatmap(form.columns().size(), form.rows().size(), values);
        ArrayNode scale = trace.putArray("colorscale");
        scale.addArray().add(0).add(Palette.tint(Palette.NAVY, 0.06));
        scale.addArray().add(1).add(Palette.NAVY);
        trace.put("showscale", false).put("xgap", 2).put("ygap", 2);
        boolean fits =
                Stream.of(words).flatMap(Stream::of).allMatch(word -> Typeface.width(word, Style.LABEL) + 4 <= column);
        ArrayNode text = trace.putArray("text");
        ArrayNode hover = trace.putArray("hovertext");
        for (int row = 0; row < words.length; row++) {
            text.add(texts(Stream.of(words[row])));
            int at = row;
            hover.add(texts(IntStream.range(0, words[row].length)
                    .mapToObj(i -> form.rows().get(at) + ", " + form.columns().get(i) + ": " + words[at][i])));
        }
        if (fits) {
            trace.put("texttemplate", "%{text}");
        }
        trace.put("hoverinfo", "text");
        data.add(trace);
    }

    private void signs(Matrix form, Matrix.Sign sign, List<int[]> places) {
        ObjectNode trace = Traces.scatter(
                places.stream().mapToDouble(place -> place[0]).toArray(),
                places.stream().mapToDouble(place -> place[1]).toArray(),
                Mode.MARKERS);
        marker(trace, MatrixDrawing.symbol(sign), MatrixDrawing.colour(sign), 12);
        trace.put("name", legendName(form.legend().getOrDefault(sign, "")));
        trace.put("showlegend", form.legend().containsKey(sign));
        hover(
                trace,
                places.stream()
                        .map(place -> form.rows().get(place[1]) + ", "
                                + form.columns().get(place[0])));
        data.add(trace);
    }
}
