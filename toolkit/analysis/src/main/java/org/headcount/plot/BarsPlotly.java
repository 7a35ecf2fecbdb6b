package org.headcount.plot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tech.tablesaw.plotly.traces.ScatterTrace.Mode;

/** Bars beside each other, on top of each other, or back to back, for plotly.js. */
final class BarsPlotly extends PlotlySheet {

    private final Bars form;

    BarsPlotly(Plot plot, double width, Bars form) {
        super(plot, width);
        this.form = form;
    }

    @Override
    void draw() {
        BarsDrawing.Wording wording = BarsDrawing.wording(form);
        boolean several = form.series().size() > 1;
        if (several) {
            legend(form.series().stream().map(Bars.Series::name).toList());
        }
        unit(wording.title());
        int count = form.categories().size();
        rows(form.categories(), 0.36);
        double bar = form.layout() == Bars.Layout.GROUPED ? 20 * form.series().size() + 12 : 34;
        inner = count * rowTall(form.categories(), 0.36, bar) + 8;
        ObjectNode x = axis("xaxis");
        x.put("showticklabels", false).put("showgrid", false);
        bottom = 10;
        layout.put(
                "barmode",
                form.layout() == Bars.Layout.STACKED
                        ? "stack"
                        : form.layout() == Bars.Layout.BACK_TO_BACK ? "overlay" : "group");
        layout.put("bargap", BAR_GAP);
        double plotWidth = width - left - right;
        double low = 0;
        double high = 0;
        double roomLeft = 0;
        double roomRight = 0;
        for (int i = 0; i < form.series().size(); i++) {
            Bars.Series series = form.series().get(i);
            boolean mirrored = form.layout() == Bars.Layout.BACK_TO_BACK && i == 0;
            ObjectNode trace = bars(form, series, i, mirrored, wording, plotWidth);
            data.add(trace);
            if (form.layout() != Bars.Layout.STACKED) {
                data.add(numbers(form, i, mirrored, wording));
            }
            for (int row = 0; row < count; row++) {
                Optional<PlottedAmount> amount = series.amounts().get(row);
                double value = amount.map(PlottedAmount::value).orElse(0.0);
                double end = amount.filter(known -> Double.isFinite(known.high()))
                        .map(PlottedAmount::high)
                        .orElse(value);
                low = Math.min(
                        low,
                        mirrored
                                ? -end
                                : amount.filter(known -> !known.isOpenBelow())
                                        .map(PlottedAmount::low)
                                        .orElse(value));
                high = Math.max(high, mirrored ? 0 : end);
                double room = Typeface.width(wording.outside(amount), Style.LABEL) + 12;
                if (mirrored || value < 0) {
                    roomLeft = Math.max(roomLeft, room);
                } else {
                    roomRight = Math.max(roomRight, room);
                }
            }
        }
        if (form.layout() == Bars.Layout.STACKED) {
            high = totals(form, wording);
            roomRight = 12
                    + IntStream.range(0, count)
                            .mapToDouble(row -> Typeface.width(
                                    wording.number(PlottedAmount.of(BarsDrawing.total(form, row))), Style.STRONG))
                            .max()
                            .orElse(0);
            roomLeft = 0;
        }
        double scale = high == low ? 1 : (high - low) / Math.max(40, plotWidth - roomLeft - roomRight);
        x.set("range", NODES.arrayNode().add(low - roomLeft * scale).add(high + roomRight * scale));
        x.put("zeroline", true).put("zerolinecolor", Palette.INK);
    }

    private static ObjectNode bars(
            Bars form, Bars.Series series, int index, boolean mirrored, BarsDrawing.Wording wording, double plotWidth) {
        List<Integer> rows =
                IntStream.range(0, form.categories().size()).boxed().toList();
        double[] values = series.amounts().stream()
                .mapToDouble(amount ->
                        (mirrored ? -1 : 1) * amount.map(PlottedAmount::value).orElse(0.0))
                .toArray();
        ObjectNode trace = Traces.bars(rows, values);
        trace.put("name", text(series.name()));
        fill(trace, BarsDrawing.fill(form, index));
        boolean stacked = form.layout() == Bars.Layout.STACKED;
        double widest = rows.stream()
                .mapToDouble(row -> BarsDrawing.total(form, row))
                .max()
                .orElse(1);
        trace.put("legendgroup", "g" + index);
        if (stacked) {
            ArrayNode labels = trace.putArray("text");
            for (Optional<PlottedAmount> amount : series.amounts()) {
                String number = amount.map(wording::number).orElse("");
                double wide = amount.map(PlottedAmount::value).orElse(0.0) / widest * (plotWidth - 60);
                labels.add(Typeface.width(number, Style.OVER) + 10 <= wide ? text(number) : "");
            }
            boolean solid = BarsDrawing.fill(form, index).texture() == Texture.SOLID;
            trace.put("textposition", "inside")
                    .put("insidetextanchor", "middle")
                    .put("textangle", 0);
            trace.put("constraintext", "none");
            trace.putObject("insidetextfont")
                    .put("color", solid ? Palette.PAPER : Palette.INK)
                    .put("shadow", solid ? "none" : "0 0 2px #fff, 0 0 2px #fff, 0 0 2px #fff");
        } else {
            errors(trace, "error_x", series.amounts(), mirrored);
        }
        hover(
                trace,
                rows.stream()
                        .map(row -> form.categories().get(row)
                                + (series.name().isBlank() ? "" : ", " + series.name()) + ": "
                                + series.amounts()
                                        .get(row)
                                        .map(amount -> PlotNumbers.full(
                                                amount, form.value().unit()))
                                        .orElse("not known")));
        return trace;
    }

    /** The numbers beside the bars, behind their whiskers: plotly.js would write them over these. */
    private static ObjectNode numbers(Bars form, int index, boolean mirrored, BarsDrawing.Wording wording) {
        List<Optional<PlottedAmount>> amounts = form.series().get(index).amounts();
        boolean grouped = form.layout() == Bars.Layout.GROUPED;
        double series = grouped ? form.series().size() : 1;
        double offset = grouped ? ((index + 0.5) / series - 0.5) * (1 - BAR_GAP) : 0;
        double[] x = amounts.stream()
                .mapToDouble(amount -> amount.map(BarsPlotly::outerEnd).orElse(0.0) * (mirrored ? -1 : 1))
                .toArray();
        double[] y =
                IntStream.range(0, x.length).mapToDouble(row -> row + offset).toArray();
        ObjectNode trace = Traces.scatter(x, y, Mode.TEXT);
        trace.set("text", texts(amounts.stream().map(wording::outside).map(words -> "\u00a0" + words + "\u00a0")));
        ArrayNode sides = trace.putArray("textposition");
        for (Optional<PlottedAmount> amount : amounts) {
            boolean left = mirrored || amount.map(PlottedAmount::value).orElse(0.0) < 0;
            sides.add(left ? "middle left" : "middle right");
        }
        trace.put("mode", "text")
                .put("showlegend", false)
                .put("hoverinfo", "skip")
                .put("cliponaxis", false);
        trace.put("legendgroup", "g" + index);
        return trace;
    }

    private static double outerEnd(PlottedAmount amount) {
        double end = amount.value() < 0 ? amount.low() : amount.high();
        return Double.isFinite(end) ? end : amount.value();
    }

    /** Writes the sum at the end of each row, and says how far the longest reaches. */
    private double totals(Bars form, BarsDrawing.Wording wording) {
        double most = 0;
        for (int row = 0; row < form.categories().size(); row++) {
            double total = BarsDrawing.total(form, row);
            most = Math.max(most, total);
            ObjectNode label = annotation(text(wording.number(PlottedAmount.of(total))), Style.STRONG);
            label.put("x", total).put("y", row).put("xanchor", "left").put("xshift", 4);
            label.putObject("font").put("weight", 700).put("size", Style.STRONG.size());
        }
        return most;
    }
}
