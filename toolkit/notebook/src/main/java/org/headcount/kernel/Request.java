package org.headcount.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * A message from a client.
 *
 * <p>Its header is kept as the bytes that came: all that is sent because of it carries them back, and
 * that is how a client knows what belongs to which of its requests.
 */
final class Request {
    private static final String REQUEST = "_request";

    private final List<byte[]> route;
    private final byte[] header;
    private final String type;
    private final ObjectNode metadata;
    private final ObjectNode content;
    private final List<byte[]> buffers;
    private final long size;

    Request(
            List<byte[]> route,
            byte[] header,
            String type,
            ObjectNode metadata,
            ObjectNode content,
            List<byte[]> buffers,
            long size) {
        this.route = route;
        this.header = header;
        this.type = type;
        this.metadata = metadata;
        this.content = content;
        this.buffers = buffers;
        this.size = size;
    }

    /** The frames before the message proper, which lead back to the client. */
    List<byte[]> route() {
        return route;
    }

    byte[] header() {
        return header;
    }

    String type() {
        return type;
    }

    ObjectNode metadata() {
        return metadata;
    }

    ObjectNode content() {
        return content;
    }

    List<byte[]> buffers() {
        return buffers;
    }

    /** How many bytes it takes, about. */
    long size() {
        return size;
    }

    /** Whether its client waits for an answer; messages of comms have no reply. */
    boolean wantsReply() {
        return type.endsWith(REQUEST);
    }

    /** The type of the answer to it. */
    String replyType() {
        return type.substring(0, type.length() - REQUEST.length()) + "_reply";
    }

    /** A text that it has to have. */
    String text(String field) throws Codec.BadMessage {
        return optionalText(field).orElseThrow(() -> new Codec.BadMessage(type + " has no " + field));
    }

    Optional<String> optionalText(String field) throws Codec.BadMessage {
        Optional<JsonNode> value = present(field);
        if (value.isPresent() && !value.get().isTextual()) {
            throw wrong(field, "text");
        }
        return value.map(JsonNode::textValue);
    }

    int number(String field, int usual) throws Codec.BadMessage {
        Optional<JsonNode> value = present(field);
        if (value.isPresent() && !value.get().isInt()) {
            throw wrong(field, "a whole number");
        }
        return value.map(JsonNode::intValue).orElse(usual);
    }

    boolean flag(String field, boolean usual) throws Codec.BadMessage {
        Optional<JsonNode> value = present(field);
        if (value.isPresent() && !value.get().isBoolean()) {
            throw wrong(field, "true or false");
        }
        return value.map(JsonNode::booleanValue).orElse(usual);
    }

    ObjectNode object(String field) throws Codec.BadMessage {
        Optional<JsonNode> value = present(field);
        if (value.isPresent() && !value.get().isObject()) {
            throw wrong(field, "an object");
        }
        return value.map(ObjectNode.class::cast).orElseGet(MessageContent::empty);
    }

    private Optional<JsonNode> present(String field) {
        return Optional.ofNullable(content.get(field)).filter(value -> !value.isNull());
    }

    private Codec.BadMessage wrong(String field, String wanted) {
        return new Codec.BadMessage(type + " has a " + field + " that is not " + wanted);
    }
}
