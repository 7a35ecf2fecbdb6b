package org.headcount.notebook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON as notebooks are written: read so that nothing is lost, written as Python's {@code json} does.
 *
 * <p>Numbers keep their digits: 1.0, 1e-07 and NaN come out as they came in.
 */
public final class Json {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private Json() {}

    /** A number as it was written. */
    public record Digits(String written) {}

    /**
     * How a file is laid out.
     *
     * @param indent what each level is indented by
     * @param asciiOnly whether other characters are written as escapes
     * @param end what follows the last brace
     */
    public record Style(String indent, boolean asciiOnly, String end) {
        /** The layout of Jupyter. */
        public static final Style JUPYTER = new Style(" ", false, "\n");

        private static final Pattern FIRST_INDENT = Pattern.compile("^\\s*\\{\\r?\\n([ \\t]+)\"");
        private static final Pattern ESCAPED = Pattern.compile("\\\\u(00[89a-fA-F]|0[1-9a-fA-F]|[1-9a-fA-F])");

        /** The layout of existing JSON. */
        static Style of(String json) {
            Matcher indent = FIRST_INDENT.matcher(json);
            boolean asciiOnly = json.chars().allMatch(c -> c < 0x80)
                    && ESCAPED.matcher(json).find();
            String end = json.substring(json.stripTrailing().length());
            return new Style(indent.find() ? indent.group(1) : JUPYTER.indent(), asciiOnly, end);
        }
    }

    /**
     * Reads JSON.
     *
     * @throws IOException when it is not JSON; the message says where
     */
    public static JsonNode read(String json) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() == null) {
                throw new IOException("it is empty");
            }
            JsonNode node = node(parser);
            if (parser.nextToken() != null) {
                throw new IOException("something follows its end");
            }
            return node;
        } catch (StreamConstraintsException e) {
            // Its message names settings of the parser.
            throw new IOException(
                    String.format(
                            Locale.ROOT,
                            "its JSON is nested more than %,d levels deep, or has a longer name or number than is read",
                            StreamReadConstraints.DEFAULT_MAX_DEPTH),
                    e);
        } catch (JsonProcessingException e) {
            JsonLocation place = Optional.ofNullable(e.getLocation()).orElse(JsonLocation.NA);
            throw new IOException(
                    String.format(
                            Locale.ROOT,
                            "it is not JSON at line %d, column %d: %s",
                            place.getLineNr(),
                            place.getColumnNr(),
                            e.getOriginalMessage()),
                    e);
        }
    }

    private static JsonNode node(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                ObjectNode object = NODES.objectNode();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    parser.nextToken();
                    object.set(key, node(parser));
                }
                return object;
            }
            case START_ARRAY -> {
                ArrayNode array = NODES.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(node(parser));
                }
                return array;
            }
            case VALUE_STRING -> {
                return NODES.textNode(parser.getText());
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                return NODES.pojoNode(new Digits(parser.getText()));
            }
            case VALUE_TRUE, VALUE_FALSE -> {
                return NODES.booleanNode(parser.currentToken() == JsonToken.VALUE_TRUE);
            }
            case VALUE_NULL -> {
                return NODES.nullNode();
            }
            default -> throw new IOException("it has a " + parser.currentToken() + " where a value should be");
        }
    }

    /** The JSON of a node, laid out. */
    public static String write(JsonNode node, Style style) {
        StringBuilder out = new StringBuilder();
        write(node, style, "\n", out);
        return out.append(style.end()).toString();
    }

    private static void write(JsonNode node, Style style, String newline, StringBuilder out) {
        if (node instanceof ObjectNode object) {
            writeAll(object.properties().iterator(), style, newline, out);
        } else if (node instanceof ArrayNode array) {
            out.append('[');
            String inner = newline + style.indent();
            for (int i = 0; i < array.size(); i++) {
                out.append(i == 0 ? "" : ",").append(inner);
                write(array.get(i), style, inner, out);
            }
            out.append(array.isEmpty() ? "" : newline).append(']');
        } else if (node.isTextual()) {
            writeText(node.textValue(), style, out);
        } else {
            out.append(digits(node));
        }
    }

    private static void writeAll(
            Iterator<Map.Entry<String, JsonNode>> fields, Style style, String newline, StringBuilder out) {
        boolean empty = !fields.hasNext();
        String inner = newline + style.indent();
        out.append('{');
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            out.append(inner);
            writeText(field.getKey(), style, out);
            out.append(": ");
            write(field.getValue(), style, inner, out);
            out.append(fields.hasNext() ? "," : "");
        }
        out.append(empty ? "" : newline).append('}');
    }

    /** A number, true, false or null as written. */
    private static String digits(JsonNode node) {
        return node instanceof POJONode pojo && pojo.getPojo() instanceof Digits digits
                ? digits.written()
                : node.asText();
    }

    private static void writeText(String text, Style style, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < ' ' || (style.asciiOnly() && c >= 0x7f) || isAlone(text, i)) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** Half of a character pair has no form in UTF-8. */
    private static boolean isAlone(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
