package org.headcount.plot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

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

    static String of(Plot plot, int width) {
        ObjectNode json = plot.form().read(new Plotly(plot, width)).json();
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
