package org.headcount.plot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.plotly.traces.ScatterTrace.Mode;

/** Lines with bands, points and notes, for plotly.js. */
final class LinePlotly extends PlotlySheet {

    private final LineForm original;

    LinePlotly(Plot plot, double width, LineForm original) {
        super(plot, width);
        this.original = original;
    }

    @Override
    void draw() {
        Thinned thinned = Thinned.of(original);
        LineForm form = thinned.form();
        remarks.addAll(thinned.remarks());
        boolean several = form.curves().size() > 1;
        if (several) {
            legendOfLines(form.curves().stream().map(LineForm.Curve::name).toList());
        }
        LineDrawing.Axes axes = LineDrawing.axes(form, isNarrow(), (int) Math.max(2, (width - 80) / 84));
        unit(axes.up().title());
        left = EDGE
                + axes.up().at().stream()
                        .mapToDouble(tick -> Typeface.width(axes.up().label(tick), Style.SMALL))
                        .max()
                        .orElse(0)
                + 8;
        right = EDGE + 14;
        amounts("yaxis", axes.up()).put("ticks", "outside").put("ticklen", 5).put("tickcolor", Palette.PAPER);
        ObjectNode x = amounts("xaxis", axes.across());
        x.put("showgrid", false).put("ticks", "outside").put("showline", true);
        title(x, axes.across());
        inner = isNarrow() ? 270 : 330;
        for (Reference reference : form.upAt()) {
            shape("paper", 0, 1, "y", reference.low(), reference.high(), reference.isLine() ? Palette.INK : SPAN);
        }
        for (Reference reference : form.acrossAt()) {
            shape("x", reference.low(), reference.high(), "paper", 0, 1, reference.isLine() ? Palette.INK : SPAN);
        }
        for (int i = 0; i < form.curves().size(); i++) {
            curve(form, i);
        }
        List<PlotNote> notes =
                plot.notes().stream().filter(note -> note.at().isPresent()).toList();
        LineDrawing.Labels labels = LineDrawing.labels(form, notes, axes, width, left, width - right, inner);
        remarks.addAll(labels.below());
        for (LineDrawing.Label label : labels.placed()) {
            ObjectNode node = annotation(lines(label.lines()), Style.OVER);
            // A share of the width, not pixels: it stays with its point when the picture is made wider.
            double share = (label.x() - left) / (width - left - right);
            node.put("xref", "paper").put("x", share).put("xanchor", "left");
            node.put("yref", "paper").put("y", 1).put("yanchor", "top").put("yshift", -label.y());
            node.put("borderpad", 0).put("bgcolor", "rgba(255,255,255,0.7)");
        }
        if (!notes.isEmpty()) {
            ObjectNode points = Traces.scatter(
                    notes.stream()
                            .mapToDouble(note -> note.at().orElseThrow().x())
                            .toArray(),
                    notes.stream()
                            .mapToDouble(note -> note.at().orElseThrow().y())
                            .toArray(),
                    Mode.MARKERS);
            marker(points, Symbol.RING, Palette.INK, 10);
            points.put("showlegend", false).put("cliponaxis", false);
            hover(points, notes.stream().map(PlotNote::text));
            data.add(points);
        }
    }

    private void curve(LineForm form, int index) {
        LineForm.Curve curve = form.curves().get(index);
        String colour = Palette.colour(index);
        curve.band().ifPresent(band -> {
            ObjectNode low = Traces.scatter(band.low().xs(), band.low().ys(), Mode.LINE);
            ObjectNode high = Traces.filled(band.high().xs(), band.high().ys());
            for (ObjectNode edge : List.of(low, high)) {
                edge.putObject("line").put("width", 0);
                edge.put("showlegend", false).put("hoverinfo", "skip");
                data.add(edge);
            }
            int rgb = Integer.parseInt(colour.substring(1), 16);
            high.put("fillcolor", "rgba(" + (rgb >> 16) + "," + (rgb >> 8 & 255) + "," + (rgb & 255) + ",0.18)");
        });
        Mode mode = switch (curve.stroke()) {
            case LINE -> Mode.LINE;
            case LINE_AND_DOTS -> Mode.LINE_AND_MARKERS;
            case DOTS -> Mode.MARKERS;
        };
        Points points = curve.points();
        ObjectNode trace = Traces.scatter(points.xs(), points.ys(), mode);
        trace.put("name", legendName(curve.name()));
        trace.put("cliponaxis", false);
        boolean many = points.size() > 400;
        if (curve.stroke() != LineForm.Stroke.DOTS) {
            trace.putObject("line")
                    .put("color", colour)
                    .put("width", 2.6)
                    .put("dash", Palette.dash(index).plotly());
        }
        if (curve.stroke() != LineForm.Stroke.LINE) {
            marker(trace, many ? Symbol.CIRCLE : Palette.symbol(index), colour, many ? 3.5 : 9);
            if (many) {
                trace.put("opacity", 0.55);
            }
        }
        if (many) {
            trace.put("hoverinfo", "x+y");
        } else {
            String name = curve.name().isBlank() ? "" : curve.name() + ": ";
            hover(
                    trace,
                    IntStream.range(0, points.size())
                            .mapToObj(i -> name + LineDrawing.words(form.y(), points.y(i)) + " at "
                                    + LineDrawing.words(form.x(), points.x(i))));
        }
        data.add(trace);
    }
}
