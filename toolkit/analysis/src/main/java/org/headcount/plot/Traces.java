package org.headcount.plot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.plotly.traces.BarTrace;
import tech.tablesaw.plotly.traces.HeatmapTrace;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

/**
 * Traces as tablesaw-jsplot builds them, made into the JSON that plotly.js wants.
 *
 * <p>jsplot writes a JavaScript literal with numbers between quotation marks. No text of ours goes
 * through it, only numbers and its own words, so that there is nothing in the literal to escape; names
 * and labels are put on afterwards.
 */
final class Traces {

    private static final JsonMapper LITERALS = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();

    private Traces() {}

    /** Points, lines or both. */
    static ObjectNode scatter(double[] x, double[] y, ScatterTrace.Mode mode) {
        return json(ScatterTrace.builder(x, y).mode(mode).build());
    }

    /** A line under which the area down to the trace before it is filled. */
    static ObjectNode filled(double[] x, double[] y) {
        return json(ScatterTrace.builder(x, y)
                .mode(ScatterTrace.Mode.LINE)
                .fill(ScatterTrace.Fill.TO_NEXT_Y)
                .build());
    }

    /** Bars on their side, as long as {@code values}, at the rows. */
    static ObjectNode bars(List<Integer> rows, double[] values) {
        return json(BarTrace.builder(rows.toArray(), values)
                .orientation(BarTrace.Orientation.HORIZONTAL)
                .build());
    }

    /** Shaded cells; not-a-number leaves one empty. */
    static ObjectNode heatmap(int columns, int rows, double[][] values) {
        Integer[] across = new Integer[columns];
        Arrays.setAll(across, i -> i);
        Integer[] down = new Integer[rows];
        Arrays.setAll(down, i -> i);
        return json(HeatmapTrace.builder(across, down, values).build());
    }

    private static ObjectNode json(Trace trace) {
        String literal = trace.asJavascript(0);
        try {
            ObjectNode json = (ObjectNode)
                    LITERALS.readTree(literal.substring(literal.indexOf('{'), literal.lastIndexOf('}') + 1));
            for (String field : List.of("x", "y", "z")) {
                if (json.get(field) instanceof ArrayNode array) {
                    json.set(field, numbers(array));
                }
            }
            json.remove(List.of("name", "xaxis", "yaxis", "visible", "showlegend", "opacity"));
            return json;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("jsplot wrote a trace that cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    /** Numbers as numbers; what is none is null, which plotly.js leaves out. */
    private static ArrayNode numbers(ArrayNode array) {
        ArrayNode numbers = JsonNodeFactory.instance.arrayNode(array.size());
        array.forEach(node -> {
            if (node instanceof ArrayNode inner) {
                numbers.add(numbers(inner));
                return;
            }
            double value = node.isNumber() ? node.doubleValue() : parse(node.asText());
            if (!Double.isFinite(value)) {
                numbers.addNull();
            } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
                numbers.add((long) value);
            } else {
                numbers.add(value);
            }
        });
        return numbers;
    }

    private static double parse(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalStateException("jsplot wrote '" + text + "' where a number was given", e);
        }
    }
}
