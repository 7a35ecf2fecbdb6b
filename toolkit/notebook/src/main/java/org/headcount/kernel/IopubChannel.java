package org.headcount.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.headcount.engine.CellOutput;
import org.headcount.engine.Failure;
import org.headcount.session.Bundle;
import org.headcount.session.Comm;
import org.headcount.session.CommEvent;
import org.zeromq.SocketType;

/** Publishes messages to all clients. Each has the header of the request that caused it. */
final class IopubChannel {
    /** What the kernel does with a request. */
    enum State {
        /** It has begun with it. */
        BUSY,
        /** It has done, and everything that came of it has been sent. */
        IDLE,
        /** It has just started. */
        STARTING
    }

    private static final byte SUBSCRIBED = 1;

    private final Codec codec;
    private final SocketThread socketThread;

    IopubChannel(Connection connection, Network network, Codec codec) throws Connection.UnusableConnection {
        this.codec = codec;
        this.socketThread =
                SocketThread.of(connection, Connection.Channel.IOPUB, SocketType.XPUB, network, this::subscribed);
    }

    SocketThread port() {
        return socketThread;
    }

    /** A client that hears this knows that it will miss nothing from here on. */
    private boolean subscribed(List<byte[]> frames) {
        byte[] event = frames.get(0);
        if (event.length > 0 && event[0] == SUBSCRIBED) {
            byte[] topic = Arrays.copyOfRange(event, 1, event.length);
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(topic))
                        .toString();
                socketThread.send(codec.encode(
                        List.of(topic),
                        "iopub_welcome",
                        Codec.NOBODY,
                        MessageContent.empty().put("subscription", text)));
            } catch (CharacterCodingException e) {
                Log.say("a client subscribed to a topic that is not UTF-8: no welcome is sent");
            }
        }
        return false;
    }

    void status(byte[] parent, State state) {
        publish(
                parent,
                "status",
                MessageContent.empty().put("execution_state", state.name().toLowerCase(Locale.ROOT)));
    }

    void input(byte[] parent, String code, int count) {
        publish(
                parent,
                "execute_input",
                MessageContent.empty().put("code", code).put("execution_count", count));
    }

    void result(byte[] parent, Bundle bundle, int count) {
        publish(parent, "execute_result", shown(bundle).put("execution_count", count));
    }

    void error(byte[] parent, Failure failure) {
        ObjectNode content = MessageContent.error(failure);
        content.remove("status");
        publish(parent, "error", content);
    }

    /** What a cell puts out. Waits for clients that read slower than the cell writes. */
    void output(byte[] parent, CellOutput output) throws InterruptedException {
        if (output instanceof CellOutput.Printed printed) {
            tellPatiently(
                    parent,
                    "stream",
                    MessageContent.empty()
                            .put("name", printed.stream().name().toLowerCase(Locale.ROOT))
                            .put("text", printed.text()));
        } else if (output instanceof CellOutput.Displayed displayed) {
            tellPatiently(parent, "display_data", shown(displayed.bundle(), displayed.id()));
        } else if (output instanceof CellOutput.Updated updated) {
            tellPatiently(parent, "update_display_data", shown(updated.bundle(), updated.id()));
        } else if (output instanceof CellOutput.Cleared cleared) {
            tellPatiently(
                    parent,
                    "clear_output",
                    MessageContent.empty().put("wait", cleared.when() == CellOutput.When.ON_NEXT));
        } else if (output instanceof CellOutput.Said said) {
            say(parent, said.event());
        }
    }

    private void say(byte[] parent, CommEvent event) throws InterruptedException {
        String type = CommRequests.type(event.kind());
        Comm.Message message = event.message();
        ObjectNode content = MessageContent.empty().put("comm_id", event.comm());
        if (event.kind() == CommEvent.Kind.OPEN) {
            content.put("target_name", event.target());
        }
        content.set("data", MessageContent.tree(message.data()));
        socketThread.sendPatiently(codec.encode(
                topic(type), type, parent, MessageContent.tree(message.metadata()), content, message.buffers()));
    }

    private static ObjectNode shown(Bundle bundle) {
        ObjectNode content = MessageContent.empty();
        content.set("data", MessageContent.data(bundle));
        content.putObject("metadata");
        return content;
    }

    private static ObjectNode shown(Bundle bundle, String id) {
        ObjectNode content = shown(bundle);
        content.putObject("transient").put("display_id", id);
        return content;
    }

    void publish(byte[] parent, String type, ObjectNode content) {
        socketThread.send(encode(parent, type, content));
    }

    private void tellPatiently(byte[] parent, String type, ObjectNode content) throws InterruptedException {
        socketThread.sendPatiently(encode(parent, type, content));
    }

    private List<byte[]> encode(byte[] parent, String type, ObjectNode content) {
        return codec.encode(topic(type), type, parent, content);
    }

    private static List<byte[]> topic(String type) {
        return List.of(type.getBytes(StandardCharsets.US_ASCII));
    }
}
