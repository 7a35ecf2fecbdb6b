package org.headcount.plot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Whatever stands in titles, names, notes and units stays text, in both writers and in the page. */
class InjectionTest {

    private static final Set<String> ELEMENTS =
            Set.of("svg", "title", "desc", "defs", "pattern", "rect", "circle", "path", "text");

    static Stream<String> corpus() {
        return Injections.inText();
    }

    private static List<Plot> everywhere(String text) {
        List<Form> forms = List.of(
                LineForm.of(
                                Axis.of(text, text),
                                Axis.of(text, text),
                                List.of(
                                        LineForm.Curve.line(text, new double[] {1, 2}, new double[] {1, 2}),
                                        LineForm.Curve.dots(text, new double[] {1, 2}, new double[] {2, 1})))
                        .withUpAt(Reference.at(1, text))
                        .withAcrossAt(Reference.between(1, 2, text)),
                new Bars(
                        Axis.of(text, text),
                        List.of(text),
                        List.of(Bars.Series.of(text, 1), Bars.Series.of(text, 2)),
                        Bars.Layout.BACK_TO_BACK),
                Intervals.of(
                                Axis.of(text, text),
                                List.of(new Intervals.Row(
                                        text, text, Optional.of(PlottedAmount.of(1)), Intervals.State.HOLDS, text)))
                        .withReferences(Reference.at(1, text)),
                new Slope(
                        Axis.of(text, text),
                        text,
                        text,
                        List.of(new Slope.Change(text, PlottedAmount.of(1), PlottedAmount.of(2), text))),
                new Nested(text, Nested.Part.of(text, 2, Nested.Part.of(text, 1))),
                new Waterfall(Axis.of(text, text), List.of(new Waterfall.Step(text, 1)), text),
                Icons.of(text, new Icons.Group(text, 3)),
                Timeline.of(List.of(new Timeline.Lane(
                        text, List.of(Timeline.Event.at(text, 2000), Timeline.Event.since(text, 1990))))),
                new Matrix(
                        List.of(text),
                        List.of(text, text),
                        List.of(List.of(Optional.of(Matrix.Sign.FULL), Optional.of(new Matrix.Value(1)))),
                        text,
                        Map.of(Matrix.Sign.FULL, text)),
                new Flow(
                        text,
                        text,
                        text,
                        List.of(new Flow.Link(text, text, 1, text), new Flow.Link(text, "b", 1, "b"))));
        return forms.stream()
                .map(form -> Plot.of(text, form)
                        .withSubtitle(text)
                        .withNote(text)
                        .withNote(PlotNote.at(1, 1, text))
                        .withSource(text))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void staysTextInSvg(String text) throws Exception {
        for (Plot plot : everywhere(text)) {
            Document document = parse(plot.svg());
            NodeList elements = document.getElementsByTagName("*");
            for (int i = 0; i < elements.getLength(); i++) {
                Element element = (Element) elements.item(i);
                assertThat(ELEMENTS).contains(element.getTagName());
                for (int k = 0; k < element.getAttributes().getLength(); k++) {
                    String name = element.getAttributes().item(k).getNodeName();
                    assertThat(name).doesNotStartWith("on").doesNotContain("href");
                    assertThat(element.getAttribute(name)).doesNotContain("javascript", "example.org", "alert");
                }
            }
            assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                    .isEqualTo(Typeface.clean(text));
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void staysTextInPlotly(String text) throws Exception {
        for (Plot plot : everywhere(text)) {
            String json = plot.plotly();
            assertThat(json).doesNotContain("<", ">", "&", "\u2028", "\u2029");
            List<String> strings = new ArrayList<>();
            collect(new ObjectMapper().readTree(json).path("data"), strings);
            collect(new ObjectMapper().readTree(json).path("layout").path("title"), strings);
            collect(new ObjectMapper().readTree(json).path("layout").path("annotations"), strings);
            for (String string : strings) {
                String ours = string.replaceAll(
                        "<br>|</?b>|<span style=\"font-size:[0-9.]+px(;color:#[0-9a-f]{6})?\">|</span>", "");
                if (!string.contains("<extra></extra>") || string.contains("alert")) {
                    assertThat(ours).doesNotContain("<", ">").doesNotContain("$");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void staysTextInPages(String text) {
        String figure = Plot.of(text, Icons.of(text, new Icons.Group(text, 3))).figure();
        assertThat(figure).doesNotContain("<script", "<img", "<a ", "<!--");
    }

    private static void collect(JsonNode node, List<String> strings) {
        if (node.isTextual()) {
            strings.add(node.textValue());
        }
        node.forEach(child -> collect(child, strings));
    }

    static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
