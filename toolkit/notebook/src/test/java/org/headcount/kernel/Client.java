package org.headcount.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.headcount.kernel.Connection.Channel;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A client of a kernel, in the words of a test. Made of sockets and JSON, and of nothing of the kernel's but that. */
final class Client implements AutoCloseable {
    private static final byte[] MARK = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(60);

    /** A message as the kernel sent it. */
    record Message(
            String channel,
            JsonNode header,
            JsonNode parent,
            JsonNode metadata,
            JsonNode content,
            List<byte[]> buffers) {
        String type() {
            return header.path("msg_type").asText();
        }

        String state() {
            return content.path("execution_state").asText();
        }

        boolean answers(String id) {
            return parent.path("msg_id").asText().equals(id);
        }
    }

    private final Connection connection;
    private final ZContext context = new ZContext();
    private final ZMQ.Socket shell;
    private final ZMQ.Socket control;
    private final ZMQ.Socket iopub;
    private final ZMQ.Socket stdin;
    private final ZMQ.Poller poller;
    private final String session = UUID.randomUUID().toString();
    private final Deque<String> typed = new ArrayDeque<>();
    private final List<Message> early = new ArrayList<>();

    Client(Connection connection) {
        this.connection = connection;
        this.shell = socket(SocketType.DEALER, Channel.SHELL);
        this.control = socket(SocketType.DEALER, Channel.CONTROL);
        this.stdin = socket(SocketType.DEALER, Channel.STDIN);
        this.iopub = socket(SocketType.SUB, Channel.IOPUB);
        this.poller = context.createPoller(4);
        for (ZMQ.Socket each : List.of(shell, control, iopub, stdin)) {
            poller.register(each, ZMQ.Poller.POLLIN);
        }
        // From then on nothing is missed.
        Message message = next();
        while (!message.type().equals("iopub_welcome")) {
            message = next();
        }
    }

    private ZMQ.Socket socket(SocketType type, Channel channel) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setLinger(0);
        socket.setSndHWM(0);
        if (type == SocketType.SUB) {
            socket.subscribe("");
        } else {
            socket.setIdentity(session.getBytes(StandardCharsets.US_ASCII));
        }
        socket.connect(connection.address(channel));
        return socket;
    }

    ZMQ.Socket raw(Channel channel) {
        return switch (channel) {
            case SHELL -> shell;
            case CONTROL -> control;
            case STDIN -> stdin;
            case IOPUB -> iopub;
            case HB -> throw new IllegalArgumentException("tests open their own");
        };
    }

    /** Whoever is at this client types this when asked. */
    Client types(String line) {
        typed.add(line);
        return this;
    }

    static ObjectNode json(String json) {
        try {
            return (ObjectNode) MessageContent.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        } catch (Codec.BadMessage e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** Sends a request, and returns its id. */
    String send(Channel channel, String type, ObjectNode content) {
        return send(channel, type, MessageContent.empty(), content);
    }

    /** Sends a request with metadata, and with buffers behind it. */
    String send(Channel channel, String type, ObjectNode metadata, ObjectNode content, byte[]... buffers) {
        String id = UUID.randomUUID().toString();
        List<byte[]> frames = signed(header(id, type), MessageContent.bytes(metadata), MessageContent.bytes(content));
        frames.addAll(List.of(buffers));
        frames(frames).accept(raw(channel));
        return id;
    }

    /** Says something over a comm, and waits for what comes of it. */
    Exchange say(String type, ObjectNode content) {
        return say(type, MessageContent.empty(), content);
    }

    /** The same with metadata, and with buffers behind it. */
    Exchange say(String type, ObjectNode metadata, ObjectNode content, byte[]... buffers) {
        return untilIdle(send(Channel.SHELL, type, metadata, content, buffers));
    }

    byte[] header(String id, String type) {
        return MessageContent.bytes(MessageContent.empty()
                .put("msg_id", id)
                .put("msg_type", type)
                .put("session", session)
                .put("username", "somebody")
                .put("date", "2026-11-22T12:00:00Z")
                .put("version", "5.5"));
    }

    List<byte[]> signed(byte[] header, ObjectNode content) {
        return signed(header, MessageContent.bytes(content));
    }

    /** The frames of a message with the right signature, whatever its content. */
    List<byte[]> signed(byte[] header, byte[] content) {
        return signed(header, new byte[] {'{', '}'}, content);
    }

    private List<byte[]> signed(byte[] header, byte[] metadata, byte[] content) {
        List<byte[]> parts = List.of(header, new byte[] {'{', '}'}, metadata, content);
        List<byte[]> frames =
                new ArrayList<>(List.of(MARK, connection.signature().sign(parts)));
        frames.addAll(parts);
        return frames;
    }

    static java.util.function.Consumer<ZMQ.Socket> frames(List<byte[]> frames) {
        return socket -> {
            for (int i = 0; i < frames.size(); i++) {
                socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
            }
        };
    }

    Exchange run(String code) {
        return ask("execute_request", MessageContent.empty().put("code", code));
    }

    Exchange ask(String type, ObjectNode content) {
        return collect(send(Channel.SHELL, type, content));
    }

    Exchange tell(String type, ObjectNode content) {
        return collect(send(Channel.CONTROL, type, content));
    }

    /** All that comes of a request, until its reply and the end of its work have both come. */
    Exchange collect(String id) {
        return collect(id, Exchange::isOver);
    }

    /** All that comes of what waits for no reply, until the end of its work has come. */
    Exchange untilIdle(String id) {
        return collect(id, Exchange::isIdle);
    }

    private Exchange collect(String id, Predicate<Exchange> over) {
        Exchange exchange = late(id);
        while (!over.test(exchange)) {
            Message message = next();
            if (message.answers(id)) {
                exchange.add(message);
                if (message.type().equals("input_request")) {
                    send(Channel.STDIN, "input_reply", MessageContent.empty().put("value", typed.remove()));
                }
            } else {
                early.add(message);
            }
        }
        return exchange;
    }

    /** What has come of a request that was over. */
    Exchange late(String id) {
        Exchange exchange = new Exchange(id);
        for (Message waiting : List.copyOf(early)) {
            if (waiting.answers(id)) {
                early.remove(waiting);
                exchange.add(waiting);
            }
        }
        return exchange;
    }

    /** Forgets what has come of other requests. */
    void forget() {
        early.clear();
    }

    /** Waits until a message of a type has come of a request. */
    Client await(String id, String type) {
        while (early.stream().noneMatch(each -> each.answers(id) && each.type().equals(type))) {
            early.add(next());
        }
        return this;
    }

    /** The next message on any channel. */
    Message next() {
        if (poller.poll(PATIENCE_MILLIS) <= 0) {
            fail("the kernel says nothing");
        }
        for (Channel channel : List.of(Channel.IOPUB, Channel.SHELL, Channel.CONTROL, Channel.STDIN)) {
            ZMQ.Socket socket = raw(channel);
            byte[] first = socket.recv(ZMQ.DONTWAIT);
            if (first != null) {
                List<byte[]> frames = new ArrayList<>(List.of(first));
                while (socket.hasReceiveMore()) {
                    frames.add(socket.recv());
                }
                return message(channel, frames);
            }
        }
        return next();
    }

    private Message message(Channel channel, List<byte[]> frames) {
        int mark = 0;
        while (!Arrays.equals(frames.get(mark), MARK)) {
            mark++;
        }
        List<byte[]> parts = frames.subList(mark + 2, mark + 6);
        assertThat(new String(frames.get(mark + 1), StandardCharsets.US_ASCII))
                .as("signature")
                .isEqualTo(new String(connection.signature().sign(parts), StandardCharsets.US_ASCII));
        try {
            return new Message(
                    channel.lowerCase(),
                    MessageContent.parse(parts.get(0)),
                    MessageContent.parse(parts.get(1)),
                    MessageContent.parse(parts.get(2)),
                    MessageContent.parse(parts.get(3)),
                    List.copyOf(frames.subList(mark + 6, frames.size())));
        } catch (Codec.BadMessage e) {
            return fail("the kernel sent no JSON", e);
        }
    }

    @Override
    public void close() {
        poller.close();
        context.close();
    }

    /** A request and what came of it. */
    static final class Exchange {
        private final String id;
        private final List<Message> messages = new ArrayList<>();

        Exchange(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }

        void add(Message message) {
            messages.add(message);
        }

        boolean isOver() {
            boolean replied = messages.stream()
                    .anyMatch(each ->
                            each.type().endsWith("_reply") && !each.channel().equals("iopub"));
            return replied && isIdle();
        }

        boolean isIdle() {
            return messages.stream().anyMatch(each -> each.state().equals("idle"));
        }

        List<Message> on(String channel) {
            return messages.stream()
                    .filter(each -> each.channel().equals(channel))
                    .toList();
        }

        JsonNode reply() {
            return messages.stream()
                    .filter(each ->
                            each.channel().equals("shell") || each.channel().equals("control"))
                    .findFirst()
                    .orElseThrow()
                    .content();
        }

        String status() {
            return reply().path("status").asText();
        }

        List<JsonNode> all(String type) {
            return on("iopub").stream()
                    .filter(each -> each.type().equals(type))
                    .map(Message::content)
                    .toList();
        }

        /** What happened on iopub, by the types of its messages. */
        List<String> story() {
            return on("iopub").stream()
                    .map(each -> each.type().equals("status") ? each.state() : each.type())
                    .toList();
        }

        String printed(String stream) {
            StringBuilder text = new StringBuilder();
            all("stream").stream()
                    .filter(each -> each.path("name").asText().equals(stream))
                    .forEach(each -> text.append(each.path("text").asText()));
            return text.toString();
        }

        String value() {
            List<JsonNode> results = all("execute_result");
            return results.isEmpty()
                    ? ""
                    : results.get(0).path("data").path("text/plain").asText();
        }

        Exchange shows(String text) {
            assertThat(status()).as(reply().toString()).isEqualTo("ok");
            assertThat(value()).isEqualTo(text);
            return this;
        }

        Exchange prints(String text) {
            assertThat(status()).as(reply().toString()).isEqualTo("ok");
            assertThat(printed("stdout")).isEqualTo(text);
            return this;
        }

        Exchange fails(String name, String... words) {
            assertThat(status()).as(reply().toString()).isEqualTo("error");
            assertThat(reply().path("ename").asText()).isEqualTo(name);
            assertThat(reply().path("traceback").toString()).contains(words);
            return this;
        }
    }
}
