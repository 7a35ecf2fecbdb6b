package org.headcount.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Messages as ZeroMQ carries them: a route, a mark, a signature, then header, parent's header, metadata
 * and content as JSON, then binary buffers.
 */
final class Codec {
    /** The version of the messages' specification. */
    static final String VERSION = "5.5";

    /** The header of no message: the parent of what no request has caused. */
    static final byte[] NOBODY = {'{', '}'};

    private static final byte[] MARK = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final int SIGNED = 4;

    private final Signature signature;
    private final String session = UUID.randomUUID().toString();
    private final AtomicLong sent = new AtomicLong();

    Codec(Signature signature) {
        this.signature = signature;
    }

    /**
     * Reads a message, and believes nothing before its signature is checked.
     *
     * @throws BadMessage if the message is malformed or its HMAC signature does not match
     */
    Request decode(List<byte[]> frames) throws BadMessage {
        int mark = 0;
        while (mark < frames.size() && !Arrays.equals(frames.get(mark), MARK)) {
            mark++;
        }
        int first = mark + 2;
        if (frames.size() < first + SIGNED) {
            throw new BadMessage(
                    mark == frames.size()
                            ? "no <IDS|MSG> in its " + frames.size() + " frames"
                            : (frames.size() - mark - 1) + " frames after <IDS|MSG>, where 5 should be");
        }
        List<byte[]> signed = frames.subList(first, first + SIGNED);
        if (!signature.matches(frames.get(mark + 1), signed)) {
            throw new BadMessage("its signature is not of this connection's key");
        }
        ObjectNode header = object(signed.get(0), "header");
        JsonNode type = header.path("msg_type");
        if (!type.isTextual()) {
            throw new BadMessage("its header has no msg_type");
        }
        return new Request(
                List.copyOf(frames.subList(0, mark)),
                signed.get(0),
                type.textValue(),
                object(signed.get(2), "metadata"),
                object(signed.get(3), "content"),
                List.copyOf(frames.subList(first + SIGNED, frames.size())),
                frames.stream().mapToLong(frame -> frame.length).sum());
    }

    private static ObjectNode object(byte[] json, String part) throws BadMessage {
        try {
            if (MessageContent.parse(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (BadMessage e) {
            throw new BadMessage("its " + part + " is " + e.getMessage(), e);
        }
        throw new BadMessage("its " + part + " is not a JSON object");
    }

    /** A message that answers a request, or that comes of it. */
    List<byte[]> encode(List<byte[]> route, String type, byte[] parent, ObjectNode content) {
        return encode(route, type, parent, MessageContent.empty(), content, List.of());
    }

    /** The same, with what only messages of comms have. */
    List<byte[]> encode(
            List<byte[]> route,
            String type,
            byte[] parent,
            ObjectNode metadata,
            ObjectNode content,
            List<byte[]> buffers) {
        List<byte[]> signed =
                List.of(header(type), parent, MessageContent.bytes(metadata), MessageContent.bytes(content));
        List<byte[]> frames = new ArrayList<>(route);
        frames.add(MARK);
        frames.add(signature.sign(signed));
        frames.addAll(signed);
        frames.addAll(buffers);
        return frames;
    }

    private byte[] header(String type) {
        return MessageContent.bytes(MessageContent.empty()
                .put("msg_id", session + "_" + sent.incrementAndGet())
                .put("session", session)
                .put("username", "kernel")
                .put("date", Instant.now().truncatedTo(ChronoUnit.MICROS).toString())
                .put("msg_type", type)
                .put("version", VERSION));
    }

    /** A malformed message; the text says what is wrong with it. */
    static final class BadMessage extends Exception {
        private static final long serialVersionUID = 1L;

        BadMessage(String problem) {
            super(problem);
        }

        BadMessage(String problem, Throwable cause) {
            super(problem, cause);
        }
    }
}
