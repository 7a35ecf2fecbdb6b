package org.headcount.plot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes a plot for plotly.js: the same form, colours, textures and words as the SVG, to be touched. Each
 * form has its own {@link PlotlySheet}, as it has its own drawing in the SVG.
 *
 * @param width in pixels of CSS
 */
record Plotly(Plot plot, double width) implements Form.Reader<PlotlySheet> {

    private static final JsonMapper WRITER = JsonMapper.builder().build();

    static {
        WRITER.getFactory().setCharacterEscapes(new ForPages());
    }

    /** JSON that is safe inside a page's script element: without a bracket that could end it. */
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

    static String of(Plot plot, int width) {
        return written(json(plot, width));
    }

    /** The types of its traces, but for {@code scatter}, which is in every part of the library. */
    static Set<String> types(Plot plot) {
        Set<String> types = new TreeSet<>();
        for (int width : new int[] {Plot.WIDTH, Plot.PHONE}) {
            json(plot, width)
                    .get("data")
                    .forEach(trace -> types.add(trace.get("type").asText()));
        }
        types.remove("scatter");
        return types;
    }

    static String responsive(Plot plot) {
        ObjectNode wide = json(plot, Plot.WIDTH);
        ObjectNode narrow = json(plot, Plot.PHONE);
        ObjectNode patches = wide.putObject("narrow");
        ArrayNode traces = patches.putArray("data");
        for (int i = 0; i < narrow.get("data").size(); i++) {
            traces.add(patch(wide.get("data").path(i), narrow.get("data").get(i)));
        }
        patches.set("layout", patch(wide.get("layout"), narrow.get("layout")));
        return written(wide);
    }

    /** A merge patch (RFC 7396) that makes an object of the other. */
    private static ObjectNode patch(JsonNode from, JsonNode to) {
        ObjectNode patch = PlotlySheet.NODES.objectNode();
        from.fieldNames().forEachRemaining(name -> {
            if (!to.has(name)) {
                patch.putNull(name);
            }
        });
        to.properties().forEach(field -> {
            JsonNode before = from.path(field.getKey());
            JsonNode after = field.getValue();
            if (before.isObject() && after.isObject()) {
                ObjectNode inner = patch(before, after);
                if (!inner.isEmpty()) {
                    patch.set(field.getKey(), inner);
                }
            } else if (!before.equals(after)) {
                patch.set(field.getKey(), after);
            }
        });
        return patch;
    }

    private static ObjectNode json(Plot plot, int width) {
        return plot.form().read(new Plotly(plot, width)).json();
    }

    private static String written(ObjectNode json) {
        try {
            return WRITER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers cannot fail to be written", e);
        }
    }

    @Override
    public PlotlySheet line(LineForm form) {
        return new LinePlotly(plot, width, form);
    }

    @Override
    public PlotlySheet bars(Bars form) {
        return new BarsPlotly(plot, width, form);
    }

    @Override
    public PlotlySheet intervals(Intervals form) {
        return new IntervalsPlotly(plot, width, form);
    }

    @Override
    public PlotlySheet slope(Slope form) {
        return new SlopePlotly(plot, width, form);
    }

    @Override
    public PlotlySheet nested(Nested form) {
        return new NestedPlotly(plot, width, form);
    }

    @Override
    public PlotlySheet waterfall(Waterfall form) {
        return new WaterfallPlotly(plot, width, form);
    }

    @Override
    public PlotlySheet icons(Icons form) {
        return new IconsPlotly(plot, width, form);
    }

    @Override
    public PlotlySheet timeline(Timeline form) {
        return new TimelinePlotly(plot, width, form);
    }

    @Override
    public PlotlySheet matrix(Matrix form) {
        return new MatrixPlotly(plot, width, form);
    }

    @Override
    public PlotlySheet flow(Flow form) {
        return new FlowPlotly(plot, width, form);
    }
}
