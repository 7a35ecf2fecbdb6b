package org.headcount.app;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.headcount.survey.Comparison;
import org.headcount.survey.Estimate;
import org.headcount.survey.Estimates;
import org.headcount.survey.Uncertainty;

/** Estimates as JSON for other programs. Field names are an interface: they stay, and others may join them. */
final class MeasureJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private MeasureJson() {}

    /** One array, a row for each measure and group. */
    static void write(PrintWriter out, List<Estimates> all) {
        ArrayNode array = MAPPER.createArrayNode();
        all.forEach(estimates -> estimates.forEach(estimate -> array.add(row(estimate))));
        print(out, array);
    }

    private static void print(PrintWriter out, ArrayNode array) {
        try {
            out.println(MAPPER.writeValueAsString(array));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values did not become JSON", e);
        }
    }

    private static ObjectNode row(Estimate estimate) {
        ObjectNode row = MAPPER.createObjectNode();
        row.put("group", estimate.group().orElse(null)).put("metric", estimate.metric());
        parameters(row, estimate);
        put(row, "value", estimate.value());
        put(row, "se", estimate, Uncertainty::se);
        put(row, "low", estimate, Uncertainty::low);
        put(row, "high", estimate, Uncertainty::high);
        put(row, "level", estimate, Uncertainty::level);
        put(row, "df", estimate, Uncertainty::df);
        put(row, "psus", estimate, Uncertainty::psus);
        put(row, "strata", estimate, Uncertainty::strata);
        put(row, "deff", estimate, some -> orNaN(some.deff()));
        put(row, "cv", orNaN(estimate.cv()));
        row.put("rows", estimate.rows());
        ObjectNode dropped = row.putObject("dropped");
        new TreeMap<>(estimate.dropped()).forEach(dropped::put);
        row.put("flag", estimate.flag().orElse(null));
        row.put(
                "interval",
                estimate.uncertainty().map(MeasureResult::intervalName).orElse(null));
        row.put("by", estimate.by().orElse(null));
        return row;
    }

    /** One array, a row for each difference. */
    static void write(PrintWriter out, Comparison comparison) {
        ArrayNode array = MAPPER.createArrayNode();
        for (Comparison.Difference one : comparison) {
            Estimate difference = one.estimate();
            ObjectNode row = array.addObject();
            row.put("group", one.group().orElse(null)).put("by", one.to().by().orElse(null));
            row.put("metric", one.metric());
            parameters(row, one.to());
            row.put("to", comparison.nameOf(one, one.to())).put("from", comparison.nameOf(one, one.from()));
            put(row, "to_value", one.to().value());
            put(row, "to_se", one.to(), Uncertainty::se);
            put(row, "from_value", one.from().value());
            put(row, "from_se", one.from(), Uncertainty::se);
            put(row, "value", difference.value());
            put(row, "se", difference, Uncertainty::se);
            put(row, "low", difference, Uncertainty::low);
            put(row, "high", difference, Uncertainty::high);
            put(row, "level", difference, Uncertainty::level);
            put(row, "df", difference, Uncertainty::df);
            put(row, "t", one.t());
            put(row, "p", one.p());
            put(row, "p_corrected", one.corrected());
            row.put("rows", difference.rows());
            ObjectNode dropped = row.putObject("dropped");
            new TreeMap<>(difference.dropped()).forEach(dropped::put);
            row.put("flag", difference.flag().orElse(null));
        }
        print(out, array);
    }

    private static void parameters(ObjectNode row, Estimate estimate) {
        ObjectNode parameters = row.putObject("parameters");
        new TreeMap<>(estimate.parameters()).forEach((name, value) -> {
            if (value instanceof Number number) {
                parameters.put(name, number.doubleValue());
            } else {
                parameters.put(name, String.valueOf(value));
            }
        });
    }

    private static double orNaN(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }

    private static void put(ObjectNode row, String field, Estimate estimate, ToDoubleFunction<Uncertainty> part) {
        put(row, field, estimate.uncertainty().map(part::applyAsDouble).orElse(Double.NaN));
    }

    /** A number, or null where it is undefined, or the survey has no design to tell it from. */
    private static void put(ObjectNode row, String field, double value) {
        if (Double.isFinite(value)) {
            row.put(field, PlainNumbers.decimal(value));
        } else {
            row.putNull(field);
        }
    }
}
