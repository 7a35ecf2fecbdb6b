package org.headcount.plot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.plotly.traces.ScatterTrace.Mode;

/**
 * Writes a plot for plotly.js: the same form, colours, textures and words as the SVG, to be touched.
 *
 * <p>plotly.js breaks no lines and cuts what finds no room, so titles, names and margins are measured
 * here. It also reads a few tags and formulas in text; every text goes through {@link #text}, after
 * which it is only text.
 */
final class Plotly implements Form.Reader<Void> {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final double NARROW = 520;
    private static final double EDGE = 12;
    private static final int ROW = 30;
    private static final double HEAD = 14;
    private static final double BAR_GAP = 0.25;
    private static final double KEY = 50;
    private static final String SPAN = "#eef1f5";

    private static final JsonMapper WRITER = JsonMapper.builder().build();

    static {
        WRITER.getFactory().setCharacterEscapes(new ForPages());
    }

    /** JSON that can stand inside a page's script element: without a bracket that could end it. */
    private static final class ForPages extends CharacterEscapes {

        private static final long serialVersionUID = 1;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] escapes = standardAsciiEscapesForJSON();
            for (char letter : "<>&'".toCharArray()) {
                escapes[letter] = ESCAPE_CUSTOM;
            }
            return escapes;
        }

        @Override
        public SerializableString getEscapeSequence(int letter) {
            boolean endsLines = letter == 0x2028 || letter == 0x2029;
            boolean ascii = letter < 128;
            return ascii || endsLines ? new SerializedString(String.format("\\u%04x", letter)) : null;
        }
    }

    private final Plot plot;
    private final double width;
    private final ArrayNode data = NODES.arrayNode();
    private final ObjectNode layout = NODES.objectNode();
    private final ArrayNode annotations = NODES.arrayNode();
    private final ArrayNode shapes = NODES.arrayNode();
    private final List<String> remarks = new ArrayList<>();
    private double top;
    private double left = EDGE;
    private double right = EDGE;
    private double bottom = 34;
    private double inner = 300;
    private double legendTop;
    private double headBase;
    private final List<String> keys = new ArrayList<>();
    private final List<ObjectNode> atEdge = new ArrayList<>();

    private Plotly(Plot plot, double width) {
        this.plot = plot;
        this.width = width;
    }

    static String of(Plot plot, int width) {
        return write(tree(plot, width));
    }

    /** For a page's width, and under {@code layout.meta.narrow} what to draw instead on a telephone. */
    static String ofBothWidths(Plot plot) {
        ObjectNode wide = tree(plot, Plot.WIDTH);
        ObjectNode narrow = tree(plot, Plot.PHONE);
        narrow.remove("config");
        wide.withObject("/layout/meta").set("narrow", narrow);
        return write(wide);
    }

    private static ObjectNode tree(Plot plot, int width) {
        Plotly writer = new Plotly(plot, width);
        writer.head();
        plot.form().read(writer);
        writer.foot();
        ObjectNode json = NODES.objectNode();
        json.set("data", writer.data);
        json.set("layout", writer.layout);
        json.putObject("config").put("displaylogo", false).put("responsive", true);
        return json;
    }

    private static String write(ObjectNode json) {
        try {
            return WRITER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers cannot fail to be written", e);
        }
    }

    /** Text that plotly.js takes for nothing else: no tag, no link, no entity, no formula between dollar signs. */
    static String text(String text) {
        return Typeface.clean(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("$", "&#36;");
    }

    private static String lines(List<String> lines) {
        return lines.stream().map(Plotly::text).collect(Collectors.joining("<br>"));
    }

    private static String wrapped(String text, double most, Style style) {
        return lines(Typeface.wrap(text, most, style));
    }

    private boolean isNarrow() {
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

    private static void font(ObjectNode node, Style style) {
        node.putObject("font").put("size", style.size()).put("color", style.colour());
    }

    private void foot() {
        plot.notes().forEach(note -> {
            if (note.at().isEmpty() || !(plot.form() instanceof Line)) {
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

    private ObjectNode annotation(String html, Style style) {
        ObjectNode node = annotations.addObject();
        node.put("text", html).put("showarrow", false).put("align", "left");
        font(node, style);
        return node;
    }

    /** A legend between title and picture. */
    private void legend(List<String> names) {
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
            double wide = KEY
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

    private String legendName(String name) {
        return wrapped(name, width - 2 * EDGE - 60, Style.LABEL);
    }

    private ObjectNode axis(String name) {
        ObjectNode axis = layout.putObject(name);
        axis.put("automargin", false).put("zeroline", false).put("fixedrange", false);
        axis.put("gridcolor", Palette.GRID).put("linecolor", Palette.GREY).put("showline", false);
        axis.putObject("tickfont").put("size", Style.SMALL.size()).put("color", Palette.SOFT_INK);
        return axis;
    }

    /** An axis of amounts with our own round numbers in our own words. */
    private ObjectNode amounts(String name, Ticks ticks) {
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

    private void title(ObjectNode axis, Ticks ticks) {
        if (!ticks.title().isBlank()) {
            List<String> lines = Typeface.wrap(ticks.title(), width - left - right, Style.SMALL);
            ObjectNode title = axis.putObject("title");
            title.put("text", lines(lines)).put("standoff", 8);
            font(title, Style.SMALL);
            bottom += lines.size() * Style.SMALL.leading() + 8;
        }
    }

    /** What is measured, above the picture to the left, where it is read first. */
    private void unit(String words) {
        unit(words, 6);
    }

    private void unit(String words, double above) {
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
    private ObjectNode rows(int count, IntFunction<String> html, double widest) {
        left = EDGE + widest + 10;
        ObjectNode axis = axis("yaxis");
        axis.put("showgrid", false).put("tickmode", "array");
        axis.put("ticks", "outside").put("ticklen", 7).put("tickcolor", Palette.PAPER);
        axis.set("range", NODES.arrayNode().add(count - 0.5).add(-0.5));
        axis.putObject("tickfont").put("size", Style.LABEL.size()).put("color", Palette.INK);
        ArrayNode at = axis.putArray("tickvals");
        ArrayNode labels = axis.putArray("ticktext");
        for (int i = 0; i < count; i++) {
            at.add(i);
            labels.add(html.apply(i));
        }
        return axis;
    }

    private ObjectNode rows(List<String> names, double share) {
        double most = (width - 2 * EDGE) * share;
        return rows(names.size(), i -> wrapped(names.get(i), most, Style.LABEL), widest(names, most, Style.LABEL));
    }

    private static double widest(List<String> texts, double most, Style style) {
        return texts.stream()
                .flatMap(text -> Typeface.wrap(text, most, style).stream())
                .mapToDouble(line -> Typeface.width(line, style))
                .max()
                .orElse(0);
    }

    private static int mostLines(List<String> texts, double most, Style style) {
        return texts.stream()
                .mapToInt(text -> Typeface.wrap(text, most, style).size())
                .max()
                .orElse(1);
    }

    private double rowTall(List<String> names, double share, double least) {
        int lines = mostLines(names, (width - 2 * EDGE) * share, Style.LABEL);
        return Math.max(least, lines * Style.LABEL.size() * 1.3 + 8);
    }

    private static void fill(ObjectNode trace, Fill fill) {
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

    private static void marker(ObjectNode trace, Symbol symbol, String colour, double size) {
        ObjectNode marker = trace.putObject("marker");
        marker.put("symbol", symbol.plotly()).put("color", colour).put("size", size);
        if (symbol == Symbol.RING) {
            marker.putObject("line").put("width", 2);
        }
    }

    private static ArrayNode texts(Stream<String> texts) {
        ArrayNode array = NODES.arrayNode();
        texts.forEach(text -> array.add(text(text)));
        return array;
    }

    private static void hover(ObjectNode trace, Stream<String> texts) {
        trace.set("hovertext", texts(texts));
        trace.put("hoverinfo", "text");
    }

    private void shape(String xref, double x0, double x1, String yref, double y0, double y1, String colour) {
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

    @Override
    public Void line(Line original) {
        Thinned thinned = Thinned.of(original);
        Line form = thinned.form();
        remarks.addAll(thinned.remarks());
        boolean several = form.curves().size() > 1;
        if (several) {
            legend(form.curves().stream().map(Line.Curve::name).toList());
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
        List<Note> notes =
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
            hover(points, notes.stream().map(Note::text));
            data.add(points);
        }
        return null;
    }

    private void curve(Line form, int index) {
        Line.Curve curve = form.curves().get(index);
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
        if (curve.stroke() != Line.Stroke.DOTS) {
            trace.putObject("line")
                    .put("color", colour)
                    .put("width", 2.6)
                    .put("dash", Palette.dash(index).plotly());
        }
        if (curve.stroke() != Line.Stroke.LINE) {
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

    @Override
    public Void bars(Bars form) {
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
                Optional<Amount> amount = series.amounts().get(row);
                double value = amount.map(Amount::value).orElse(0.0);
                double end = amount.filter(known -> Double.isFinite(known.high()))
                        .map(Amount::high)
                        .orElse(value);
                low = Math.min(
                        low,
                        mirrored
                                ? -end
                                : amount.filter(known -> !known.isOpenBelow())
                                        .map(Amount::low)
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
                                    wording.number(Amount.of(BarsDrawing.total(form, row))), Style.STRONG))
                            .max()
                            .orElse(0);
            roomLeft = 0;
        }
        double scale = high == low ? 1 : (high - low) / Math.max(40, plotWidth - roomLeft - roomRight);
        x.set("range", NODES.arrayNode().add(low - roomLeft * scale).add(high + roomRight * scale));
        x.put("zeroline", true).put("zerolinecolor", Palette.INK);
        return null;
    }

    private static ObjectNode bars(
            Bars form, Bars.Series series, int index, boolean mirrored, BarsDrawing.Wording wording, double plotWidth) {
        List<Integer> rows =
                IntStream.range(0, form.categories().size()).boxed().toList();
        double[] values = series.amounts().stream()
                .mapToDouble(amount ->
                        (mirrored ? -1 : 1) * amount.map(Amount::value).orElse(0.0))
                .toArray();
        ObjectNode trace = Traces.bars(rows, values);
        trace.put("name", text(series.name()));
        fill(trace, Palette.fill(index));
        boolean stacked = form.layout() == Bars.Layout.STACKED;
        double widest = rows.stream()
                .mapToDouble(row -> BarsDrawing.total(form, row))
                .max()
                .orElse(1);
        trace.put("legendgroup", "g" + index);
        if (stacked) {
            ArrayNode labels = trace.putArray("text");
            for (Optional<Amount> amount : series.amounts()) {
                String number = amount.map(wording::number).orElse("");
                double wide = amount.map(Amount::value).orElse(0.0) / widest * (plotWidth - 60);
                labels.add(Typeface.width(number, Style.OVER) + 10 <= wide ? text(number) : "");
            }
            boolean solid = Palette.texture(index) == Texture.SOLID;
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
                                        .map(amount -> Numbers.full(
                                                amount, form.value().unit()))
                                        .orElse("not known")));
        return trace;
    }

    /** The numbers beside the bars, behind their whiskers: plotly.js would write them over these. */
    private static ObjectNode numbers(Bars form, int index, boolean mirrored, BarsDrawing.Wording wording) {
        List<Optional<Amount>> amounts = form.series().get(index).amounts();
        boolean grouped = form.layout() == Bars.Layout.GROUPED;
        double series = grouped ? form.series().size() : 1;
        double offset = grouped ? ((index + 0.5) / series - 0.5) * (1 - BAR_GAP) : 0;
        double[] x = amounts.stream()
                .mapToDouble(amount -> amount.map(Plotly::outerEnd).orElse(0.0) * (mirrored ? -1 : 1))
                .toArray();
        double[] y =
                IntStream.range(0, x.length).mapToDouble(row -> row + offset).toArray();
        ObjectNode trace = Traces.scatter(x, y, Mode.TEXT);
        trace.set("text", texts(amounts.stream().map(wording::outside).map(words -> "\u00a0" + words + "\u00a0")));
        ArrayNode sides = trace.putArray("textposition");
        for (Optional<Amount> amount : amounts) {
            boolean left = mirrored || amount.map(Amount::value).orElse(0.0) < 0;
            sides.add(left ? "middle left" : "middle right");
        }
        trace.put("mode", "text")
                .put("showlegend", false)
                .put("hoverinfo", "skip")
                .put("cliponaxis", false);
        trace.put("legendgroup", "g" + index);
        return trace;
    }

    private static double outerEnd(Amount amount) {
        double end = amount.value() < 0 ? amount.low() : amount.high();
        return Double.isFinite(end) ? end : amount.value();
    }

    /** Whiskers, where any amount has two ends; jsplot has none. */
    private static void errors(ObjectNode trace, String name, List<Optional<Amount>> amounts, boolean mirrored) {
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
        for (Optional<Amount> amount : amounts) {
            more.add(amount.map(known -> finite(known.high() - known.value())).orElse(0.0));
            less.add(amount.map(known -> finite(known.value() - known.low())).orElse(0.0));
        }
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : 0;
    }

    /** Writes the sum at the end of each row, and says how far the longest reaches. */
    private double totals(Bars form, BarsDrawing.Wording wording) {
        double most = 0;
        for (int row = 0; row < form.categories().size(); row++) {
            double total = BarsDrawing.total(form, row);
            most = Math.max(most, total);
            ObjectNode label = annotation(text(wording.number(Amount.of(total))), Style.STRONG);
            label.put("x", total).put("y", row).put("xanchor", "left").put("xshift", 4);
            label.putObject("font").put("weight", 700).put("size", Style.STRONG.size());
        }
        return most;
    }

    @Override
    public Void intervals(Intervals form) {
        List<Intervals.State> states = List.copyOf(IntervalsDrawing.explained(form));
        if (!states.isEmpty()) {
            legend(states.stream().map(IntervalsDrawing::meaning).toList());
        }
        double nameShare = isNarrow() ? 0.5 : 0.27;
        double most = (width - 2 * EDGE) * nameShare;
        List<Intervals.Row> rows = form.rows();
        List<String> names = new ArrayList<>();
        int deepest = 1;
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
            deepest = Math.max(deepest, label.size() + small.size());
        }
        double notes = (width - 2 * EDGE) * 0.27;
        if (!isNarrow()) {
            List<String> words =
                    rows.stream().map(row -> IntervalsDrawing.words(form, row)).toList();
            right = EDGE + widest(words, notes, Style.SMALL) + 16;
            for (int i = 0; i < rows.size(); i++) {
                ObjectNode label = annotation(wrapped(words.get(i), notes, Style.SMALL), Style.SMALL);
                label.put("xref", "paper").put("x", 1).put("xanchor", "left").put("xshift", 14);
                label.put("y", i);
            }
            deepest = Math.max(deepest, mostLines(words, notes, Style.SMALL));
        } else {
            right = EDGE + 10;
        }
        rows(rows.size(), names::get, widest);
        inner = rows.size() * Math.max(ROW, deepest * Style.LABEL.size() * 1.3 + 10);
        Ticks ticks = IntervalsDrawing.ticks(form, (int) Math.max(2, (width - left - right) / 70));
        ObjectNode x = amounts("xaxis", ticks);
        title(x, ticks);
        references(form, ticks);
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).amount().isEmpty()) {
                shape("paper", 0, 1, "y", i - 0.2, i + 0.2, "#dddddd");
            }
        }
        for (Intervals.State state : Intervals.State.values()) {
            interval(form, state, ticks);
        }
        return null;
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
        List<Amount> amounts =
                known.stream().map(i -> rows.get(i).amount().orElseThrow()).toList();
        ObjectNode trace = Traces.scatter(
                amounts.stream().mapToDouble(Amount::value).toArray(),
                known.stream().mapToDouble(i -> i).toArray(),
                Mode.MARKERS);
        String colour = IntervalsDrawing.colour(state);
        trace.put("name", text(IntervalsDrawing.meaning(state)));
        trace.put("showlegend", state != Intervals.State.PLAIN);
        marker(trace, IntervalsDrawing.symbol(state), colour, 11);
        ObjectNode errors = trace.putObject("error_x");
        errors.put("type", "data")
                .put("symmetric", false)
                .put("color", colour)
                .put("thickness", 2)
                .put("width", 5);
        ArrayNode more = errors.putArray("array");
        ArrayNode less = errors.putArray("arrayminus");
        for (Amount amount : amounts) {
            more.add(Math.max(0, (amount.isOpenAbove() ? ticks.to() : amount.high()) - amount.value()));
            less.add(Math.max(0, amount.value() - (amount.isOpenBelow() ? ticks.from() : amount.low())));
        }
        hover(trace, known.stream().map(i -> rows.get(i).label() + ": " + IntervalsDrawing.words(form, rows.get(i))));
        if (known.isEmpty()) {
            // A state that only rows without a number have still stands in the legend.
            trace.putArray("x").addNull();
            trace.putArray("y").addNull();
        }
        data.add(trace);
        arrows(amounts, known, ticks.to(), "triangle-right", colour, true);
        arrows(amounts, known, ticks.from(), "triangle-left", colour, false);
    }

    private void arrows(List<Amount> amounts, List<Integer> rows, double at, String symbol, String colour, boolean up) {
        double[] y = IntStream.range(0, rows.size())
                .filter(i -> up
                        ? amounts.get(i).high() > at || amounts.get(i).isOpenAbove()
                        : amounts.get(i).low() < at || amounts.get(i).isOpenBelow())
                .mapToDouble(rows::get)
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

    @Override
    public Void slope(Slope form) {
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
                                    + Numbers.full(amount, form.value().unit())));
            data.add(trace);
        }
        ends(form, befores, ticks, pad, pitch, true);
        ends(form, afters, ticks, pad, pitch, false);
        return null;
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
            // The first line, the number, stands level with its point.
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

    @Override
    public Void nested(Nested form) {
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
        return null;
    }

    @Override
    public Void waterfall(Waterfall form) {
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
        return null;
    }

    @Override
    public Void icons(Icons form) {
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
        return null;
    }

    @Override
    public Void timeline(Timeline form) {
        List<Timeline.Event> events = new ArrayList<>();
        List<String> lanes = new ArrayList<>();
        for (Timeline.Lane lane : form.lanes()) {
            for (Timeline.Event event : lane.events()) {
                lanes.add(lane.events().indexOf(event) == 0 ? lane.name() : "");
                events.add(event);
            }
        }
        Axis.Range span = TimelineDrawing.span(form);
        double edge = (span.to() - span.from()) * 0.04;
        double most = (width - 2 * EDGE) * (isNarrow() ? 0.46 : 0.4);
        List<List<String>> names = new ArrayList<>();
        double widest = 0;
        int deepest = 1;
        for (int i = 0; i < events.size(); i++) {
            List<String> lines = new ArrayList<>(
                    lanes.get(i).isBlank() ? List.of() : Typeface.wrap(lanes.get(i), most, Style.STRONG));
            int heads = lines.size();
            lines.addAll(Typeface.wrap(events.get(i).label(), most, Style.LABEL));
            widest = Math.max(widest, widest(lines, most * 2, heads > 0 ? Style.STRONG : Style.LABEL));
            deepest = Math.max(deepest, lines.size());
            List<String> html = new ArrayList<>();
            for (int k = 0; k < lines.size(); k++) {
                html.add(k < heads ? "<b>" + text(lines.get(k)) + "</b>" : text(lines.get(k)));
            }
            names.add(html);
        }
        rows(events.size(), i -> String.join("<br>", names.get(i)), widest);
        right = EDGE + 14;
        inner = events.size() * Math.max(28, deepest * Style.LABEL.size() * 1.3 + 8);
        Ticks ticks = Ticks.tight(form.years(), span.from(), span.to(), (int) Math.max(2, (width - left - right) / 74));
        ObjectNode x = amounts("xaxis", ticks);
        x.set("range", NODES.arrayNode().add(ticks.from() - 2 * edge).add(ticks.to() + 2 * edge));
        layout.put("barmode", "overlay").put("bargap", 0.6);
        boolean announced = events.stream().anyMatch(event -> event.state() == Timeline.State.ANNOUNCED);
        if (announced) {
            legend(List.of("done or going on", "announced"));
        }
        for (Timeline.State state : Timeline.State.values()) {
            boolean shown = announced;
            for (int i = 0; i < events.size(); i++) {
                if (events.get(i).state() == state) {
                    event(events.get(i), i, ticks, edge, shown);
                    shown = false;
                }
            }
        }
        return null;
    }

    private void event(Timeline.Event event, int row, Ticks ticks, double edge, boolean legend) {
        double from = event.from().orElse(ticks.from() - edge);
        double to = event.to().orElse(ticks.to() + edge);
        Fill fill = TimelineDrawing.fill(event.state());
        ObjectNode trace;
        if (event.isMoment()) {
            trace = Traces.scatter(new double[] {from}, new double[] {row}, Mode.MARKERS);
            marker(trace, event.state() == Timeline.State.DONE ? Symbol.DIAMOND : Symbol.RING, fill.colour(), 12);
        } else {
            trace = Traces.bars(List.of(row), new double[] {to - from});
            trace.putArray("base").add(from);
            fill(trace, fill);
        }
        trace.put("showlegend", legend);
        trace.put("name", event.state() == Timeline.State.DONE ? "done or going on" : "announced");
        hover(trace, Stream.of(AltText.event(event)));
        data.add(trace);
        for (boolean start : new boolean[] {true, false}) {
            if (start ? event.from().isEmpty() : event.to().isEmpty()) {
                ObjectNode arrow = Traces.scatter(new double[] {start ? from : to}, new double[] {row}, Mode.MARKERS);
                arrow.putObject("marker")
                        .put("symbol", start ? "triangle-left-open" : "triangle-right")
                        .put("color", fill.colour())
                        .put("size", 15);
                arrow.put("showlegend", false).put("cliponaxis", false);
                hover(arrow, Stream.of(start ? "no beginning is given" : "goes on"));
                data.add(arrow);
            }
        }
    }

    @Override
    public Void matrix(Matrix form) {
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
        double most = level ? column - 6 : 170;
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
        return null;
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

    @Override
    public Void flow(Flow form) {
        List<String> sources = form.sources();
        List<String> targets = form.targets();
        List<String> sorts = form.sorts();
        double most = (width - 2 * EDGE) / 2 - 24;
        // A name stands beside the middle of its node, however thin that is: the gaps must hold the lines.
        double lines = Math.max(mostLines(sources, most, Style.LABEL), mostLines(targets, most, Style.LABEL))
                * Style.LABEL.size()
                * 1.3;
        inner = Math.max(240, Math.max(sources.size(), targets.size()) * (lines + 12));
        left = EDGE;
        bottom = 14;
        if (sorts.size() > 1) {
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
        if (!form.left().isBlank() || !form.right().isBlank()) {
            top += 20;
            double half = width / 2 - EDGE - 4;
            ObjectNode from = annotation(wrapped(form.left(), half, Style.STRONG), Style.STRONG);
            from.put("xref", "paper").put("x", 0).put("xanchor", "left");
            ObjectNode to = annotation(wrapped(form.right(), half, Style.STRONG), Style.STRONG);
            to.put("xref", "paper").put("x", 1).put("xanchor", "right").put("align", "right");
            for (ObjectNode head : List.of(from, to)) {
                head.put("yref", "paper").put("y", 1).put("yanchor", "bottom").put("yshift", 6);
            }
        }
        ObjectNode trace = data.addObject();
        trace.put("type", "sankey").put("arrangement", "snap");
        ObjectNode node = trace.putObject("node");
        node.put("pad", lines - 4).put("thickness", 10).put("color", Palette.INK);
        node.putObject("line").put("width", 0);
        ArrayNode labels = node.putArray("label");
        Stream.concat(sources.stream(), targets.stream()).forEach(name -> labels.add(wrapped(name, most, Style.LABEL)));
        node.put("hovertemplate", "%{label}<extra></extra>");
        ObjectNode link = trace.putObject("link");
        ArrayNode source = link.putArray("source");
        ArrayNode target = link.putArray("target");
        ArrayNode value = link.putArray("value");
        ArrayNode colour = link.putArray("color");
        ArrayNode words = link.putArray("customdata");
        for (Flow.Link one : form.links()) {
            source.add(sources.indexOf(one.from()));
            target.add(sources.size() + targets.indexOf(one.to()));
            value.add(one.amount());
            colour.add(Palette.tint(Palette.colour(sorts.indexOf(one.sort())), 0.42));
            words.add(text(one.from() + " to " + one.to()
                    + (form.unit().isBlank() ? "" : ": " + Numbers.text(one.amount(), form.unit()))
                    + (one.sort().isBlank() ? "" : ", " + one.sort())));
        }
        link.put("hovertemplate", "%{customdata}<extra></extra>");
        return null;
    }
}
