package org.headcount.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.Set;
import org.headcount.notebook.Json;

/**
 * What plotly.js is given of a plot: its traces and its layout, as strict JSON. A notebook may say NaN,
 * which browsers do not read; and what it says of the buttons and servers of plotly.js is left out.
 */
final class PlotlyJson {

    private static final Json.Style COMPACT = new Json.Style("", false, "");
    private static final Set<String> NO_NUMBERS = Set.of("NaN", "Infinity", "-Infinity", "+Infinity");

    private PlotlyJson() {}

    static String of(JsonNode plot) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        kept.set(
                "data", finite(plot.path("data").isArray() ? plot.path("data") : JsonNodeFactory.instance.arrayNode()));
        kept.set(
                "layout",
                finite(plot.path("layout").isObject() ? plot.path("layout") : JsonNodeFactory.instance.objectNode()));
        return Json.write(kept, COMPACT).replace("\n", "");
    }

    private static JsonNode finite(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> copy.set(field.getKey(), finite(field.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> copy.add(finite(item)));
            return copy;
        }
        boolean noNumber = node instanceof POJONode pojo
                && pojo.getPojo() instanceof Json.Digits digits
                && NO_NUMBERS.contains(digits.written());
        return noNumber ? JsonNodeFactory.instance.nullNode() : node;
    }
}
