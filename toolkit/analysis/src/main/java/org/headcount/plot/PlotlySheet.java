package org.headcount.plot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A plot for plotly.js while it is made: its traces, and the layout with margins, axes, legend and labels.
 *
 * <p>plotly.js breaks no lines and cuts what finds no room, so titles, names and margins are measured
 * here. It also reads a few tags and formulas in text; every text goes through {@link #text}, after
 * which it is only text. What each form adds is written by a class of its own.
 */
abstract class PlotlySheet {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    static final double NARROW = 520;
    static final double EDGE = 12;
    static final int ROW = 30;
    static final double HEAD = 14;
    static final double BAR_GAP = 0.25;
    static final double KEY = 50;

    /** The room for a symbol in a legend of plotly.js, at least and for lines. */
    private static final int LEAST_KEY = 30;

    private static final int LINE_KEY = 44;
    static final String SPAN = "#eef1f5";

    final Plot plot;
    final double width;
    final ArrayNode data = NODES.arrayNode();
    final ObjectNode layout = NODES.objectNode();
    private final ArrayNode annotations = NODES.arrayNode();
    private final ArrayNode shapes = NODES.arrayNode();
    final List<String> remarks = new ArrayList<>();
    double top;
    double left = EDGE;
    double right = EDGE;
    double bottom = 34;
    double inner = 300;
    private double keyWide = KEY;
    private double legendTop;
    private double headBase;
    private final List<String> keys = new ArrayList<>();
    private final List<ObjectNode> atEdge = new ArrayList<>();

    PlotlySheet(Plot plot, double width) {
        this.plot = plot;
        this.width = width;
    }

    /** Draws the form, between the head and the foot. */
    abstract void draw();

    /** The plot as plotly.js reads it. */
    final ObjectNode json() {
        head();
        draw();
        foot();
        ObjectNode json = NODES.objectNode();
        json.set("data", data);
        json.set("layout", layout);
        json.putObject("config").put("displaylogo", false).put("responsive", true);
        return json;
    }

    /** Text that plotly.js takes for nothing else: no tag, no link, no entity, no formula between dollar signs. */
    static String text(String text) {
        return Typeface.clean(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("$", "&#36;");
    }

    static String lines(List<String> lines) {
        return lines.stream().map(PlotlySheet::text).collect(Collectors.joining("<br>"));
    }

    static String wrapped(String text, double most, Style style) {
        return lines(Typeface.wrap(text, most, style));
    }

    boolean isNarrow() {
        return width < NARROW;
    }

    private void head() {
        double most = width - 2 * EDGE;
        List<String> title = Typeface.wrap(plot.title(), most, Style.TITLE);
        List<String> subtitle =
                plot.subtitle().isBlank() ? List.of() : Typeface.wrap(plot.subtitle(), most, Style.SUBTITLE);
        String html = title.stream().map(line -> "<b>" + text(line) + "</b>").collect(Collectors.joining("<br>"))
                + subtitle.stream()
                        .map(line -> "<br><span style=\"font-size:" + Svg.number(Style.SUBTITLE.size()) + "px\">"
                                + text(line) + "</span>")
                        .collect(Collectors.joining());
        ObjectNode node = layout.putObject("title");
        node.put("text", html).put("x", 0).put("xanchor", "left").put("xref", "container");
        node.put("yanchor", "top").put("yref", "container");
        node.putObject("pad").put("l", EDGE);
        font(node, Style.TITLE);
        // plotly.js sets every line of a title as far apart as its largest letters ask for.
        top = HEAD + (title.size() + subtitle.size()) * Style.TITLE.size() * 1.3 + 8;
        legendTop = top;
        // It also sets several lines from the base of the first, but a single one from its top.
        headBase = title.size() + subtitle.size() > 1 ? HEAD + Style.TITLE.ascent() : HEAD + 4;
    }

    static void font(ObjectNode node, Style style) {
        node.putObject("font").put("size", style.size()).put("color", style.colour());
    }

    private void foot() {
        plot.notes().forEach(note -> {
            if (note.at().isEmpty() || !(plot.form() instanceof LineForm)) {
                remarks.add(note.text());
            }
        });
        if (!plot.source().isBlank()) {
            remarks.add("Source: " + plot.source());
        }
        List<String> lines = remarks.stream()
                .flatMap(remark -> Typeface.wrap(remark, width - 2 * EDGE, Style.SMALL).stream())
                .toList();
        if (!lines.isEmpty()) {
            ObjectNode foot = annotation(lines(lines), Style.SMALL);
            foot.put("xref", "paper").put("x", 0).put("xanchor", "left").put("xshift", EDGE - left);
            foot.put("yref", "paper").put("y", 0).put("yanchor", "top").put("yshift", -bottom);
            bottom += lines.size() * Style.SMALL.size() * 1.3 + 14;
        }
        if (!keys.isEmpty()) {
            top += legendTall();
        }
        ObjectNode margin = layout.putObject("margin");
        margin.put("l", Math.round(left)).put("r", Math.round(right)).put("t", Math.round(top));
        margin.put("b", Math.round(bottom)).put("pad", 0);
        atEdge.forEach(node -> node.put("xshift", EDGE - left));
        double tall = Math.round(top + inner + bottom);
        ((ObjectNode) layout.get("title")).put("y", 1 - headBase / tall);
        layout.put("height", tall);
        if (layout.get("legend") instanceof ObjectNode legend) {
            legend.put("y", 1 - legendTop / tall);
        }
        layout.put("autosize", true).put("showlegend", !keys.isEmpty());
        ObjectNode font = layout.putObject("font");
        font.put("family", Typeface.FAMILY).put("size", Style.LABEL.size()).put("color", Palette.INK);
        layout.put("paper_bgcolor", Palette.PAPER).put("plot_bgcolor", Palette.PAPER);
        layout.put("hovermode", "closest");
        layout.putObject("hoverlabel").put("align", "left").put("namelength", -1);
        layout.set("annotations", annotations);
        layout.set("shapes", shapes);
        layout.putObject("meta").put("alt", Typeface.clean(plot.alt()));
    }

    ObjectNode annotation(String html, Style style) {
        ObjectNode node = annotations.addObject();
        node.put("text", html).put("showarrow", false).put("align", "left");
        font(node, style);
        return node;
    }

    /** A legend of lines, long enough to show how each is broken. */
    void legendOfLines(List<String> names) {
        legend(names);
        ((ObjectNode) layout.get("legend")).put("itemsizing", "trace").put("itemwidth", LINE_KEY);
        keyWide = KEY + LINE_KEY - LEAST_KEY;
    }

    /** A legend between title and picture. */
    void legend(List<String> names) {
        ObjectNode legend = layout.putObject("legend");
        legend.put("orientation", "h").put("x", 0).put("xanchor", "left").put("xref", "container");
        legend.put("yref", "container").put("yanchor", "top");
        legend.put("traceorder", "normal").put("itemsizing", "constant");
        font(legend, Style.LABEL);
        keys.addAll(names);
    }

    /** The room that the legend takes: one line if all fits beside the picture's width, else columns as wide as the widest. */
    private double legendTall() {
        double most = width - 2 * EDGE - 60;
        double room = width - left - right;
        double all = 0;
        double widest = 0;
        int lines = 1;
        for (String key : keys) {
            List<String> wrapped = Typeface.wrap(key, most, Style.LABEL);
            double wide = keyWide
                    + wrapped.stream()
                            .mapToDouble(line -> Typeface.width(line, Style.LABEL))
                            .max()
                            .orElse(0);
            all += wide;
            widest = Math.max(widest, wide);
            lines = Math.max(lines, wrapped.size());
        }
        int inRow = (int) Math.max(1, room / widest);
        double rows = all <= room ? 1 : Math.ceil((double) keys.size() / inRow);
        return rows * (lines * Style.LABEL.size() * 1.3 + 3) + 10;
    }

    String legendName(String name) {
        return wrapped(name, width - 2 * EDGE - 60, Style.LABEL);
    }

    ObjectNode axis(String name) {
        ObjectNode axis = layout.putObject(name);
        axis.put("automargin", false).put("zeroline", false).put("fixedrange", false);
        axis.put("gridcolor", Palette.GRID).put("linecolor", Palette.GREY).put("showline", false);
        axis.putObject("tickfont").put("size", Style.SMALL.size()).put("color", Palette.SOFT_INK);
        return axis;
    }

    /** An axis of amounts with our own round numbers in our own words. */
    ObjectNode amounts(String name, Ticks ticks) {
        ObjectNode axis = axis(name);
        boolean log = ticks.axis().scale() == Axis.Scale.LOG;
        axis.put("type", log ? "log" : "linear");
        axis.set(
                "range",
                NODES.arrayNode()
                        .add(log ? Math.log10(ticks.from()) : ticks.from())
                        .add(log ? Math.log10(ticks.to()) : ticks.to()));
        ArrayNode at = axis.putArray("tickvals");
        ArrayNode labels = axis.putArray("ticktext");
        axis.put("tickmode", "array");
        ticks.at().forEach(tick -> {
            at.add(tick);
            labels.add(text(ticks.label(tick)));
        });
        return axis;
    }

    void title(ObjectNode axis, Ticks ticks) {
        if (!ticks.title().isBlank()) {
            List<String> lines = Typeface.wrap(ticks.title(), width - left - right, Style.SMALL);
            ObjectNode title = axis.putObject("title");
            title.put("text", lines(lines)).put("standoff", 8);
            font(title, Style.SMALL);
            bottom += lines.size() * Style.SMALL.leading() + 8;
        }
    }

    /** What is measured, above the picture to the left, where it is read first. */
    void unit(String words) {
        unit(words, 6);
    }

    void unit(String words, double above) {
        if (!words.isBlank()) {
            List<String> lines = Typeface.wrap(words, width - 2 * EDGE, Style.SMALL);
            ObjectNode unit = annotation(lines(lines), Style.SMALL);
            unit.put("xref", "paper").put("x", 0).put("xanchor", "left");
            unit.put("yref", "paper").put("y", 1).put("yanchor", "bottom").put("yshift", above);
            atEdge.add(unit);
            top += lines.size() * Style.SMALL.leading() + 8;
        }
    }

    /** Names of rows from above, on the left; the margin is made as wide as they are. */
    ObjectNode rows(int count, IntFunction<String> html, double widest) {
        ObjectNode axis = rows(IntStream.range(0, count).asDoubleStream().toArray(), html, widest);
        axis.set("range", NODES.arrayNode().add(count - 0.5).add(-0.5));
        return axis;
    }

    /** The same for rows at given places. */
    ObjectNode rows(double[] middles, IntFunction<String> html, double widest) {
        left = EDGE + widest + 10;
        ObjectNode axis = axis("yaxis");
        axis.put("showgrid", false).put("tickmode", "array");
        axis.put("ticks", "outside").put("ticklen", 7).put("tickcolor", Palette.PAPER);
        axis.putObject("tickfont").put("size", Style.LABEL.size()).put("color", Palette.INK);
        ArrayNode at = axis.putArray("tickvals");
        ArrayNode labels = axis.putArray("ticktext");
        for (int i = 0; i < middles.length; i++) {
            at.add(middles[i]);
            labels.add(html.apply(i));
        }
        return axis;
    }

    ObjectNode rows(List<String> names, double share) {
        double most = (width - 2 * EDGE) * share;
        return rows(names.size(), i -> wrapped(names.get(i), most, Style.LABEL), widest(names, most, Style.LABEL));
    }

    static double widest(List<String> texts, double most, Style style) {
        return texts.stream()
                .flatMap(text -> Typeface.wrap(text, most, style).stream())
                .mapToDouble(line -> Typeface.width(line, style))
                .max()
                .orElse(0);
    }

    static int mostLines(List<String> texts, double most, Style style) {
        return texts.stream()
                .mapToInt(text -> Typeface.wrap(text, most, style).size())
                .max()
                .orElse(1);
    }

    double rowTall(List<String> names, double share, double least) {
        int lines = mostLines(names, (width - 2 * EDGE) * share, Style.LABEL);
        return Math.max(least, lines * Style.LABEL.size() * 1.3 + 8);
    }

    static void fill(ObjectNode trace, Fill fill) {
        ObjectNode marker = trace.putObject("marker");
        if (fill.texture() == Texture.SOLID) {
            marker.put("color", fill.colour());
        } else {
            marker.put("color", Palette.tint(fill.colour(), 0.3));
            ObjectNode pattern = marker.putObject("pattern");
            pattern.put("shape", fill.texture().shape()).put("fgcolor", fill.colour());
            pattern.put("bgcolor", Palette.tint(fill.colour(), 0.3)).put("size", 6);
            marker.putObject("line").put("color", fill.colour()).put("width", 1);
        }
    }

    static void marker(ObjectNode trace, Symbol symbol, String colour, double size) {
        ObjectNode marker = trace.putObject("marker");
        marker.put("symbol", symbol.plotly()).put("color", colour).put("size", size);
        if (symbol == Symbol.RING) {
            marker.putObject("line").put("width", 2);
        }
    }

    static ArrayNode texts(Stream<String> texts) {
        ArrayNode array = NODES.arrayNode();
        texts.forEach(text -> array.add(text(text)));
        return array;
    }

    static void hover(ObjectNode trace, Stream<String> texts) {
        trace.set("hovertext", texts(texts));
        trace.put("hoverinfo", "text");
    }

    void shape(String xref, double x0, double x1, String yref, double y0, double y1, String colour) {
        ObjectNode shape = shapes.addObject();
        boolean line = x0 == x1 || y0 == y1;
        shape.put("type", line ? "line" : "rect").put("xref", xref).put("yref", yref);
        shape.put("x0", x0).put("x1", x1).put("y0", y0).put("y1", y1).put("layer", "below");
        ObjectNode pen = shape.putObject("line");
        if (line) {
            pen.put("color", colour).put("width", 1.3).put("dash", "dash");
        } else {
            pen.put("width", 0);
            shape.put("fillcolor", colour);
        }
    }

    /** Whiskers, where any amount has two ends; jsplot has none. */
    static void errors(ObjectNode trace, String name, List<Optional<PlottedAmount>> amounts, boolean mirrored) {
        boolean any = amounts.stream()
                .flatMap(Optional::stream)
                .anyMatch(amount -> !amount.isExact() && Double.isFinite(amount.high() - amount.low()));
        if (!any) {
            return;
        }
        ObjectNode errors = trace.putObject(name);
        errors.put("type", "data")
                .put("symmetric", false)
                .put("color", Palette.INK)
                .put("thickness", 1.4);
        ArrayNode more = errors.putArray(mirrored ? "arrayminus" : "array");
        ArrayNode less = errors.putArray(mirrored ? "array" : "arrayminus");
        for (Optional<PlottedAmount> amount : amounts) {
            more.add(amount.map(known -> finite(known.high() - known.value())).orElse(0.0));
            less.add(amount.map(known -> finite(known.value() - known.low())).orElse(0.0));
        }
    }

    static double finite(double value) {
        return Double.isFinite(value) ? value : 0;
    }
}
