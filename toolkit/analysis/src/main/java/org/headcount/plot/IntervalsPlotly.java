package org.headcount.plot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.plotly.traces.ScatterTrace.Mode;

/** Numbers with how far they may lie off, for plotly.js. */
final class IntervalsPlotly extends PlotlySheet {

    /** How tall and how grey a row is marked of which nothing is known. */
    private static final double BAND = 12;

    private static final String UNKNOWN = "#dddddd";

    private final Intervals form;
    private double[] middles = {};

    IntervalsPlotly(Plot plot, double width, Intervals form) {
        super(plot, width);
        this.form = form;
    }

    @Override
    void draw() {
        List<Intervals.State> states = List.copyOf(IntervalsDrawing.explained(form));
        if (!states.isEmpty()) {
            legend(states.stream().map(IntervalsDrawing::meaning).toList());
        }
        double nameShare = isNarrow() ? 0.5 : 0.27;
        double most = (width - 2 * EDGE) * nameShare;
        List<Intervals.Row> rows = form.rows();
        List<String> names = new ArrayList<>();
        int[] deep = new int[rows.size()];
        double widest = 0;
        for (Intervals.Row row : rows) {
            List<String> label = Typeface.wrap(row.label(), most, Style.LABEL);
            List<String> small = new ArrayList<>();
            if (!row.detail().isBlank()) {
                small.addAll(Typeface.wrap(row.detail(), most, Style.SMALL));
            }
            if (isNarrow()) {
                small.addAll(Typeface.wrap(IntervalsDrawing.words(form, row), most, Style.SMALL));
            }
            widest = Math.max(widest, widest(label, most, Style.LABEL));
            widest = Math.max(widest, widest(small, most, Style.SMALL));
            names.add(lines(label)
                    + small.stream()
                            .map(line -> "<br><span style=\"font-size:12px;color:" + Palette.SOFT_INK + "\">"
                                    + text(line) + "</span>")
                            .collect(Collectors.joining()));
            deep[names.size() - 1] = label.size() + small.size();
        }
        double notes = (width - 2 * EDGE) * 0.27;
        if (!isNarrow()) {
            List<String> words =
                    rows.stream().map(row -> IntervalsDrawing.words(form, row)).toList();
            right = EDGE + widest(words, notes, Style.SMALL) + 16;
            for (int i = 0; i < rows.size(); i++) {
                deep[i] = Math.max(
                        deep[i], Typeface.wrap(words.get(i), notes, Style.SMALL).size());
            }
            place(deep);
            for (int i = 0; i < rows.size(); i++) {
                ObjectNode label = annotation(wrapped(words.get(i), notes, Style.SMALL), Style.SMALL);
                label.put("xref", "paper").put("x", 1).put("xanchor", "left").put("xshift", 14);
                label.put("y", middles[i]);
            }
        } else {
            right = EDGE + 10;
            place(deep);
        }
        rows(middles, names::get, widest)
                .set("range", NODES.arrayNode().add(inner).add(0));
        Ticks ticks = IntervalsDrawing.ticks(form, (int) Math.max(2, (width - left - right) / 70));
        ObjectNode x = amounts("xaxis", ticks);
        title(x, ticks);
        references(form, ticks);
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).amount().isEmpty()) {
                shape("paper", 0, 1, "y", middles[i] - BAND / 2, middles[i] + BAND / 2, UNKNOWN);
            }
        }
        for (Intervals.State state : Intervals.State.values()) {
            interval(form, state, ticks);
        }
    }

    /** Each row as tall as its own words ask for, its middle in pixels from above. */
    private void place(int... deep) {
        double y = 0;
        middles = new double[deep.length];
        for (int i = 0; i < deep.length; i++) {
            double tall = Math.max(ROW, deep[i] * Style.LABEL.size() * 1.3 + 10);
            middles[i] = y + tall / 2;
            y += tall;
        }
        inner = Math.max(ROW, y);
    }

    private void references(Intervals form, Ticks ticks) {
        double plotWidth = width - left - right;
        int row = 0;
        for (Reference reference : form.references()) {
            shape("x", reference.low(), reference.high(), "paper", 0, 1, reference.isLine() ? Palette.INK : "#e4ecf5");
            List<String> lines = Typeface.wrap(reference.label(), Math.min(220, width - 2 * EDGE), Style.SMALL);
            double wide = widest(lines, 400, Style.SMALL);
            double middle = left + ticks.share((reference.low() + reference.high()) / 2) * plotWidth;
            double start = Math.max(EDGE, Math.min(width - EDGE - wide, middle - wide / 2));
            ObjectNode label = annotation(lines(lines), Style.SMALL);
            label.put("xref", "paper").put("x", 0).put("xanchor", "left").put("xshift", start - left);
            label.put("yref", "paper").put("y", 1).put("yanchor", "bottom");
            label.put("yshift", 2 + row * Style.SMALL.leading());
            top += lines.size() * Style.SMALL.leading() + 4;
            row += lines.size();
        }
    }

    private void interval(Intervals form, Intervals.State state, Ticks ticks) {
        List<Intervals.Row> rows = form.rows();
        int[] mine = IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).state() == state)
                .toArray();
        List<Integer> known = IntStream.of(mine)
                .boxed()
                .filter(i -> rows.get(i).amount().isPresent())
                .toList();
        if (mine.length == 0) {
            return;
        }
        List<PlottedAmount> amounts =
                known.stream().map(i -> rows.get(i).amount().orElseThrow()).toList();
        double[] shown = amounts.stream()
                .mapToDouble(amount -> IntervalsDrawing.shown(ticks, amount.value(), width - left - right))
                .toArray();
        ObjectNode trace = Traces.scatter(
                shown, known.stream().mapToDouble(i -> middles[i]).toArray(), Mode.MARKERS);
        String colour = IntervalsDrawing.colour(state);
        trace.put("name", text(IntervalsDrawing.meaning(state)));
        trace.put("showlegend", state != Intervals.State.PLAIN).put("cliponaxis", false);
        marker(trace, IntervalsDrawing.symbol(state), colour, 11);
        ObjectNode errors = trace.putObject("error_x");
        errors.put("type", "data")
                .put("symmetric", false)
                .put("color", colour)
                .put("thickness", 2)
                .put("width", 5);
        ArrayNode more = errors.putArray("array");
        ArrayNode less = errors.putArray("arrayminus");
        for (int i = 0; i < shown.length; i++) {
            PlottedAmount amount = amounts.get(i);
            more.add(Math.max(0, Math.min(ticks.to(), amount.high()) - shown[i]));
            less.add(Math.max(0, shown[i] - Math.max(ticks.from(), amount.low())));
        }
        hover(trace, known.stream().map(i -> rows.get(i).label() + ": " + IntervalsDrawing.words(form, rows.get(i))));
        if (known.isEmpty()) {
            // A state that only rows without a number have is in the legend with the mark of these rows.
            trace.putArray("x").addNull();
            trace.putArray("y").addNull();
            trace.putObject("marker")
                    .put("symbol", "square")
                    .put("color", UNKNOWN)
                    .put("size", 14);
        }
        data.add(trace);
        arrows(amounts, known, ticks.to(), "triangle-right", colour, true);
        arrows(amounts, known, ticks.from(), "triangle-left", colour, false);
    }

    private void arrows(
            List<PlottedAmount> amounts, List<Integer> rows, double at, String symbol, String colour, boolean up) {
        double[] y = IntStream.range(0, rows.size())
                .filter(i -> up
                        ? amounts.get(i).high() > at || amounts.get(i).isOpenAbove()
                        : amounts.get(i).low() < at || amounts.get(i).isOpenBelow())
                .mapToDouble(i -> middles[rows.get(i)])
                .toArray();
        if (y.length > 0) {
            double[] x = new double[y.length];
            java.util.Arrays.fill(x, at);
            ObjectNode trace = Traces.scatter(x, y, Mode.MARKERS);
            trace.putObject("marker").put("symbol", symbol).put("color", colour).put("size", 12);
            trace.put("showlegend", false).put("hoverinfo", "skip").put("cliponaxis", false);
            data.add(trace);
        }
    }
}
