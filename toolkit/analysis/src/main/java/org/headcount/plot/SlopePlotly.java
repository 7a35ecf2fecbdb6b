package org.headcount.plot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.plotly.traces.ScatterTrace.Mode;

/** Changes from one time to another, for plotly.js. */
final class SlopePlotly extends PlotlySheet {

    private final Slope form;

    SlopePlotly(Plot plot, double width, Slope form) {
        super(plot, width);
        this.form = form;
    }

    @Override
    void draw() {
        Ticks ticks = SlopeDrawing.ticks(form);
        unit(new Ticks(form.value(), 0, 1, List.of(), ticks.size()).title(), 26);
        double most = (width - 2 * EDGE) * (isNarrow() ? 0.42 : 0.34);
        List<List<String>> befores = new ArrayList<>();
        List<List<String>> afters = new ArrayList<>();
        for (Slope.Change change : form.changes()) {
            befores.add(List.of(SlopeDrawing.number(change.before(), ticks)));
            List<String> after = new ArrayList<>();
            after.addAll(Typeface.wrap(SlopeDrawing.number(change.after(), ticks), most, Style.STRONG));
            Stream.of(change.name(), change.words())
                    .filter(words -> !words.isBlank())
                    .forEach(words -> after.addAll(Typeface.wrap(words, most, Style.LABEL)));
            afters.add(after);
        }
        double pitch = Style.LABEL.size() * 1.3;
        inner = Math.max(
                300,
                afters.stream().mapToDouble(lines -> lines.size() * pitch + 8).sum());
        left = EDGE + Math.max(blockWidth(befores), Typeface.width(form.before(), Style.STRONG) / 2) + 14;
        right = EDGE + Math.max(blockWidth(afters), Typeface.width(form.after(), Style.STRONG) / 2) + 14;
        ObjectNode y = amounts("yaxis", ticks);
        y.put("showticklabels", false).put("showgrid", false);
        double pad = (ticks.to() - ticks.from()) * 0.04;
        y.set("range", NODES.arrayNode().add(ticks.from() - pad).add(ticks.to() + pad));
        ObjectNode x = axis("xaxis");
        x.set("range", NODES.arrayNode().add(0).add(1));
        x.put("tickmode", "array").put("side", "top").put("gridcolor", Palette.GREY);
        x.putObject("tickfont")
                .put("size", Style.STRONG.size())
                .put("color", Palette.INK)
                .put("weight", 700);
        x.putArray("tickvals").add(0).add(1);
        x.putArray("ticktext").add(text(form.before())).add(text(form.after()));
        top += 22;
        bottom = 16;
        for (int i = 0; i < form.changes().size(); i++) {
            Slope.Change change = form.changes().get(i);
            ObjectNode trace = Traces.scatter(
                    new double[] {0, 1},
                    new double[] {change.before().value(), change.after().value()},
                    Mode.LINE_AND_MARKERS);
            trace.put("name", text(change.name())).put("showlegend", false).put("cliponaxis", false);
            marker(trace, Palette.symbol(i), Palette.colour(i), 10);
            trace.putObject("line")
                    .put("color", Palette.colour(i))
                    .put("width", 3)
                    .put("dash", Palette.dash(i).plotly());
            errors(trace, "error_y", List.of(Optional.of(change.before()), Optional.of(change.after())), false);
            hover(
                    trace,
                    Stream.of(change.before(), change.after())
                            .map(amount -> change.name() + ": "
                                    + PlotNumbers.full(amount, form.value().unit())));
            data.add(trace);
        }
        ends(form, befores, ticks, pad, pitch, true);
        ends(form, afters, ticks, pad, pitch, false);
    }

    private static double blockWidth(List<List<String>> blocks) {
        return blocks.stream()
                .flatMap(List::stream)
                .mapToDouble(line -> Typeface.width(line, Style.STRONG))
                .max()
                .orElse(0);
    }

    private void ends(Slope form, List<List<String>> blocks, Ticks ticks, double pad, double pitch, boolean before) {
        double[] wanted = new double[blocks.size()];
        double[] sizes = new double[blocks.size()];
        for (int i = 0; i < wanted.length; i++) {
            Slope.Change change = form.changes().get(i);
            double value = (before ? change.before() : change.after()).value();
            double share = (value - ticks.from() + pad) / (ticks.to() - ticks.from() + 2 * pad);
            sizes[i] = blocks.get(i).size() * pitch + 8;
            // The first line, the number, is level with its point.
            wanted[i] = inner * (1 - share) + (blocks.get(i).size() - 1) * pitch / 2;
        }
        double[] middles = Sheet.spread(wanted, sizes, -8, inner + 8);
        for (int i = 0; i < wanted.length; i++) {
            List<String> block = blocks.get(i);
            String html = "<b>" + text(block.get(0)) + "</b>"
                    + block.stream().skip(1).map(line -> "<br>" + text(line)).collect(Collectors.joining());
            ObjectNode label = annotation(html, Style.LABEL);
            label.put("xref", "paper").put("x", before ? 0 : 1).put("xanchor", before ? "right" : "left");
            label.put("xshift", before ? -10 : 10);
            label.put("yref", "paper").put("y", 1 - middles[i] / inner).put("yanchor", "middle");
        }
    }
}
