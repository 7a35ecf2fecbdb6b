package org.headcount.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.headcount.notebook.Json;

/**
 * What plotly.js is given of a plot: its traces and its layout, as strict JSON. A notebook may say NaN,
 * which browsers do not read; and what it says of the buttons and servers of plotly.js is left out.
 */
final class PlotlyJson {

    private static final Json.Style COMPACT = new Json.Style("", false, "");
    private static final Pattern CALENDAR = Pattern.compile("calendar\"\\s*:");

    /** What differs on a narrow screen, as our plots have it. */
    private static final String NARROW = "narrow";

    private static final Set<String> NO_NUMBERS = Set.of("NaN", "Infinity", "-Infinity", "+Infinity");

    private PlotlyJson() {}

    static String of(JsonNode plot) {
        ObjectNode kept = dataAndLayout(plot);
        if (plot.path(NARROW).isObject()) {
            kept.set(NARROW, dataAndLayout(plot.path(NARROW)));
        }
        return Json.write(kept, COMPACT).replace("\n", "");
    }

    private static ObjectNode dataAndLayout(JsonNode plot) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        kept.set(
                "data", finite(plot.path("data").isArray() ? plot.path("data") : JsonNodeFactory.instance.arrayNode()));
        kept.set(
                "layout",
                finite(plot.path("layout").isObject() ? plot.path("layout") : JsonNodeFactory.instance.objectNode()));
        return kept;
    }

    /** The types of a plot's traces, and {@link PlotlyLibrary#CALENDARS} where it names a calendar. */
    static Set<String> types(JsonNode plot) {
        Set<String> types = new TreeSet<>();
        for (JsonNode data : List.of(plot.path("data"), plot.path(NARROW).path("data"))) {
            data.forEach(trace -> types.add(trace.path("type").asText()));
        }
        types.removeIf(type -> !type.matches("[a-z0-9]+") || type.equals("scatter"));
        if (CALENDAR.matcher(Json.write(plot, COMPACT)).find()) {
            types.add(PlotlyLibrary.CALENDARS);
        }
        return types;
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
