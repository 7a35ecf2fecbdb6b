package org.headcount.plot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What plotly.js 3 wants: numbers as numbers, titles as objects. */
class PlotlyTest {

    private static JsonNode json(Plot plot) {
        try {
            return new ObjectMapper().readTree(plot.plotly());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> numbersAreNumbers() {
        return Gallery.all().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    JsonNode json = json(entry.getValue());
                    assertThat(json.path("data")).isNotEmpty();
                    for (JsonNode trace : json.path("data")) {
                        assertThat(trace.path("type").textValue()).isIn("scatter", "bar", "heatmap", "sankey");
                        for (String field : List.of("x", "y", "z", "base")) {
                            leaves(trace.path(field))
                                    .forEach(leaf -> assertThat(leaf.isNumber() || leaf.isNull())
                                            .as("%s of %s", field, trace)
                                            .isTrue());
                        }
                    }
                    JsonNode layout = json.path("layout");
                    assertThat(layout.path("title").path("text").textValue()).startsWith("<b>");
                    assertThat(layout.path("xaxis").path("title").isTextual()).isFalse();
                    assertThat(layout.path("meta").path("alt").textValue())
                            .isEqualTo(Typeface.clean(entry.getValue().alt()));
                }));
    }

    /** The patches of RFC 7396 make the narrow plot of the wide one, and leave the wide one as it is. */
    @TestFactory
    Stream<DynamicTest> narrowPlotsAreTheWideOnesPatched() {
        return Gallery.all().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    Plot plot = entry.getValue();
                    ObjectMapper mapper = new ObjectMapper();
                    ObjectNode both = (ObjectNode) mapper.readTree(plot.responsivePlotly());
                    JsonNode narrow = both.remove("narrow");
                    assertThat(both).isEqualTo(json(plot));
                    JsonNode expected = mapper.readTree(plot.plotly(Plot.PHONE));
                    assertThat(patched(both.get("layout"), narrow.get("layout")))
                            .isEqualTo(expected.get("layout"));
                    ArrayNode traces = mapper.createArrayNode();
                    for (int i = 0; i < narrow.get("data").size(); i++) {
                        traces.add(patched(
                                both.get("data").path(i), narrow.get("data").get(i)));
                    }
                    assertThat((JsonNode) traces).isEqualTo(expected.get("data"));
                }));
    }

    private static JsonNode patched(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = target.isObject() ? target.deepCopy() : new ObjectMapper().createObjectNode();
        patch.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                result.remove(field.getKey());
            } else {
                result.set(field.getKey(), patched(result.path(field.getKey()), field.getValue()));
            }
        });
        return result;
    }

    private static Stream<JsonNode> leaves(JsonNode node) {
        return node.isArray()
                ? java.util.stream.StreamSupport.stream(node.spliterator(), false)
                        .flatMap(PlotlyTest::leaves)
                : Stream.of(node).filter(leaf -> !leaf.isMissingNode());
    }

    @Test
    void valuesSurviveTheLiteral() {
        double[] x = {0.1, -1e-9, 12.75e9, 1e300, 3};
        double[] y = {1.0 / 3, 5, -7, 204.38e9, 0};
        Plot plot = Plot.of("t", LineForm.of(Axis.of("", ""), Axis.of("", ""), List.of(LineForm.Curve.dots("", x, y))));
        JsonNode trace = json(plot).path("data").get(0);
        for (int i = 0; i < x.length; i++) {
            assertThat(trace.path("x").get(i).doubleValue()).isEqualTo(x[i]);
            assertThat(trace.path("y").get(i).doubleValue()).isEqualTo(y[i]);
        }
    }

    @Test
    void bothWritersSayTheSameWords() {
        Set<String> words = Set.of("Work relief", "25.923", "not known", "billion yuan");
        String json = Gallery.bars().plotly();
        String svg = Gallery.bars().svg();
        assertThat(words).allSatisfy(word -> {
            assertThat(json).contains(word);
            assertThat(svg).contains(word);
        });
    }
}
