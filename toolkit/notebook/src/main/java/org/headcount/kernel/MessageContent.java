package org.headcount.kernel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.headcount.engine.Failure;
import org.headcount.session.Bundle;

/** The JSON of messages, both ways. */
final class MessageContent {
    /** ANSI red, as in IPython tracebacks. */
    private static final String RED = "\u001b[31m";

    private static final String PLAIN = "\u001b[0m";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private MessageContent() {}

    /**
     * Reads JSON.
     *
     * @throws Codec.BadMessage when the bytes are not JSON
     */
    static JsonNode parse(byte[] json) throws Codec.BadMessage {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (node.isMissingNode()) {
                throw new Codec.BadMessage("nothing where JSON should be");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new Codec.BadMessage("no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new Codec.BadMessage("no JSON: " + e.getMessage(), e);
        }
    }

    /** The bytes of JSON; half a character pair, which has no form in UTF-8, becomes a question mark. */
    static byte[] bytes(JsonNode json) {
        try {
            return MAPPER.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("JSON in memory cannot be written", e);
        }
    }

    static ObjectNode empty() {
        return NODES.objectNode();
    }

    /** The content of a reply that has done what was asked. */
    static ObjectNode ok() {
        return empty().put("status", "ok");
    }

    /** The content of a reply that has not: also of the news that a cell has failed. */
    static ObjectNode error(Failure failure) {
        ObjectNode content = empty().put("status", "error");
        content.put("ename", failure.name()).put("evalue", failure.message());
        content.set("traceback", list(inColour(failure.report())));
        return content;
    }

    /** Colours the message red: some clients show tracebacks like ordinary output. */
    private static List<String> inColour(List<String> report) {
        List<String> lines = new ArrayList<>(report);
        if (!lines.isEmpty()) {
            lines.set(0, RED + lines.get(0) + PLAIN);
        }
        return lines;
    }

    /** JSON as Java's maps, lists, strings and numbers. */
    static Map<String, Object> map(ObjectNode json) {
        return MAPPER.convertValue(json, MAP);
    }

    /** The JSON of Java's maps, lists, strings and numbers. */
    static ObjectNode tree(Map<String, Object> map) {
        return MAPPER.valueToTree(map);
    }

    static ArrayNode list(List<String> texts) {
        ArrayNode list = NODES.arrayNode();
        texts.forEach(list::add);
        return list;
    }

    /** The forms of a value: JSON as it is, anything else as text. */
    static ObjectNode data(Bundle bundle) {
        ObjectNode data = empty();
        bundle.data().forEach((mime, content) -> data.set(mime, form(mime, content)));
        return data;
    }

    private static JsonNode form(String mime, String content) {
        if (mime.equals("application/json") || mime.endsWith("+json")) {
            try {
                return parse(content.getBytes(StandardCharsets.UTF_8));
            } catch (Codec.BadMessage e) {
                // The cell said JSON and gave none: what it gave is shown as the text it is.
                return NODES.textNode(content);
            }
        }
        return NODES.textNode(content);
    }
}
