package org.headcount.plot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import tech.tablesaw.plotly.traces.ScatterTrace.Mode;

/**
 * Ribbons from one side to the other, for plotly.js. It would write the names over the ribbons: they are
 * written here, outside, and the places of nodes are given.
 */
final class FlowPlotly extends PlotlySheet {

    private static final double NODE = 10;
    private static final double GAP = 8;

    private final Flow form;

    FlowPlotly(Plot plot, double width, Flow form) {
        super(plot, width);
        this.form = form;
    }

    /** One side: its names in lines, and where the middles of their nodes are. */
    private final class Side {

        private final List<String> names;
        private final List<List<String>> lines;
        private final boolean source;

        Side(List<String> names, boolean source) {
            this.names = names;
            this.source = source;
            double most = (width - 2 * EDGE) * (isNarrow() ? 0.36 : 0.3);
            this.lines = names.stream()
                    .map(name -> Typeface.wrap(FlowDrawing.words(form, name, source), most, Style.LABEL))
                    .toList();
        }

        double wide() {
            return lines.stream()
                    .flatMap(List::stream)
                    .mapToDouble(line -> Typeface.width(line, Style.LABEL))
                    .max()
                    .orElse(0);
        }

        double words(int i) {
            return lines.get(i).size() * Style.LABEL.size() * 1.3;
        }

        double words() {
            double sum = 0;
            for (int i = 0; i < names.size(); i++) {
                sum += words(i);
            }
            return sum;
        }

        /** The room for each: for its ribbons, or for its name where that is taller. */
        double[] rooms(double unit) {
            double[] rooms = new double[names.size()];
            for (int i = 0; i < rooms.length; i++) {
                rooms[i] = Math.max(words(i), FlowDrawing.amount(form, names.get(i), source) * unit) + GAP;
            }
            return rooms;
        }

        /** As shares of the height, those of a short side spread over it. */
        double[] middles(double unit) {
            double[] rooms = rooms(unit);
            double spare = (inner - sum(rooms)) / rooms.length;
            double[] middles = new double[rooms.length];
            double y = 0;
            for (int i = 0; i < rooms.length; i++) {
                middles[i] = (y + (rooms[i] + spare) / 2) / inner;
                y += rooms[i] + spare;
            }
            return middles;
        }
    }

    private static double sum(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    @Override
    void draw() {
        Side from = new Side(form.sources(), true);
        Side to = new Side(FlowDrawing.targets(form), false);
        double unit = FlowDrawing.scale(form, Math.max(from.words(), to.words()));
        inner = Math.max(60, Math.max(sum(from.rooms(unit)), sum(to.rooms(unit))));
        left = EDGE + from.wide() + 10;
        right = EDGE + to.wide() + 10;
        bottom = 14;
        sorts(form.sorts());
        heads();
        ObjectNode trace = data.addObject();
        trace.put("type", "sankey").put("arrangement", "fixed");
        nodes(trace.putObject("node"), from, to, unit);
        links(trace.putObject("link"), from.names, to.names);
    }

    private void sorts(List<String> sorts) {
        if (sorts.size() < 2) {
            return;
        }
        legend(sorts);
        for (int i = 0; i < sorts.size(); i++) {
            ObjectNode key = Traces.scatter(new double[] {Double.NaN}, new double[] {Double.NaN}, Mode.MARKERS);
            key.put("name", legendName(sorts.get(i)));
            ObjectNode marker = key.putObject("marker");
            marker.put("symbol", i % 2 == 0 ? "square" : "diamond").put("size", 12);
            marker.put("color", Palette.colour(i));
            data.add(key);
        }
        axis("xaxis").put("visible", false);
        axis("yaxis").put("visible", false);
    }

    private void heads() {
        if (form.left().isBlank() && form.right().isBlank()) {
            return;
        }
        double half = width / 2 - EDGE - 4;
        List<String> from = Typeface.wrap(form.left(), half, Style.STRONG);
        List<String> to = Typeface.wrap(form.right(), half, Style.STRONG);
        top += Math.max(from.size(), to.size()) * Style.STRONG.size() * 1.3 + 8;
        ObjectNode first = annotation(lines(from), Style.STRONG);
        first.put("xref", "paper").put("x", 0).put("xanchor", "left").put("xshift", EDGE - left);
        ObjectNode second = annotation(lines(to), Style.STRONG);
        second.put("xref", "paper").put("x", 1).put("xanchor", "right").put("xshift", right - EDGE);
        second.put("align", "right");
        for (ObjectNode head : List.of(first, second)) {
            head.put("yref", "paper").put("y", 1).put("yanchor", "bottom").put("yshift", 6);
        }
    }

    private void nodes(ObjectNode node, Side from, Side to, double unit) {
        int most = Math.max(from.names.size(), to.names.size());
        double total = form.links().stream().mapToDouble(Flow.Link::amount).sum();
        // plotly.js gives ribbons what the gaps leave of the height: with these gaps, our unit.
        node.put("pad", most > 1 ? Math.max(0, (inner - total * unit) / (most - 1)) : 0);
        node.put("thickness", NODE).put("color", Palette.INK);
        node.putObject("line").put("width", 0);
        ArrayNode names = node.putArray("customdata");
        ArrayNode x = node.putArray("x");
        ArrayNode y = node.putArray("y");
        double edge = NODE / 2 / (width - left - right);
        for (Side side : List.of(from, to)) {
            double[] middles = side.middles(unit);
            for (int i = 0; i < middles.length; i++) {
                names.add(text(side.names.get(i)));
                x.add(side.source ? edge : 1 - edge);
                y.add(middles[i]);
                ObjectNode label = annotation(lines(side.lines.get(i)), Style.LABEL);
                label.put("xref", "paper").put("x", side.source ? 0 : 1);
                label.put("xanchor", side.source ? "right" : "left").put("align", side.source ? "right" : "left");
                label.put("xshift", side.source ? -6 : 6);
                label.put("yref", "paper").put("y", 1 - middles[i]).put("yanchor", "middle");
            }
        }
        node.put("hovertemplate", "%{customdata}<extra></extra>");
    }

    private void links(ObjectNode link, List<String> sources, List<String> targets) {
        ArrayNode source = link.putArray("source");
        ArrayNode target = link.putArray("target");
        ArrayNode value = link.putArray("value");
        ArrayNode colour = link.putArray("color");
        ArrayNode words = link.putArray("customdata");
        List<String> sorts = form.sorts();
        for (Flow.Link one : form.links()) {
            source.add(sources.indexOf(one.from()));
            target.add(sources.size() + targets.indexOf(one.to()));
            value.add(one.amount());
            colour.add(Palette.tint(Palette.colour(sorts.indexOf(one.sort())), 0.42));
            words.add(text(one.from() + " to " + one.to()
                    + (form.unit().isBlank() ? "" : ": " + PlotNumbers.text(one.amount(), form.unit()))
                    + (one.sort().isBlank() ? "" : ", " + one.sort())));
        }
        link.put("hovertemplate", "%{customdata}<extra></extra>");
    }
}
