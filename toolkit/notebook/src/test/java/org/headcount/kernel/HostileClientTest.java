package org.headcount.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headcount.kernel.Client.json;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.headcount.kernel.Connection.Channel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** Whatever arrives, the kernel answers who asks properly. */
@Tag("thorough")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class HostileClientTest {
    /** How many messages the fuzzer sends. */
    private static final int MESSAGES = Integer.getInteger("headcount.fuzz", 5_000);

    /** All but interrupt and shutdown, which the kernel would rightly carry out. */
    private static final List<String> TYPES = List.of(
            "execute_request",
            "complete_request",
            "inspect_request",
            "is_complete_request",
            "history_request",
            "kernel_info_request",
            "comm_info_request",
            "comm_open",
            "comm_msg",
            "comm_close",
            "input_reply",
            "debug_request",
            "create_subshell_request",
            "execute_reply",
            "");

    private static final int DEEP = 100_000;

    private Host host;
    private Client client;

    @BeforeAll
    void start(@TempDir Path folder) {
        host = Host.start(folder);
        client = host.client();
        client.run("int keep = 42;");
        // Some of the noise is then over comms that are open.
        client.run("Comms.register(\"*\", comm -> comm.onMessage(comm::send));");
    }

    @AfterAll
    void end() {
        host.close();
    }

    private void stillAnswers() {
        client.run("keep").shows("42");
        assertThat(client.tell("kernel_info_request", json("{}")).status()).isEqualTo("ok");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aWrongSignatureRunsNothing() {
        List<byte[]> frames = new ArrayList<>(client.signed(
                client.header("forged", "execute_request"),
                MessageContent.empty().put("code", "int forged = 1;")));
        frames.set(1, bytes("0".repeat(64)));
        SocketThread.send(client.raw(Channel.SHELL), frames);
        frames.set(1, bytes(""));
        SocketThread.send(client.raw(Channel.SHELL), frames);
        client.run("forged").fails("CompileError", "cannot find symbol");
        stillAnswers();
    }

    @Test
    void aChangedContentRunsNothing() {
        List<byte[]> frames = new ArrayList<>(client.signed(
                client.header("changed", "execute_request"),
                MessageContent.empty().put("code", "int one = 1;")));
        frames.set(5, bytes("{\"code\": \"int changed = 1;\"}"));
        SocketThread.send(client.raw(Channel.SHELL), frames);
        client.run("changed").fails("CompileError", "cannot find symbol");
        stillAnswers();
    }

    @Test
    void framesThatAreNoMessageAreDropped() {
        List<List<byte[]>> garbage = List.of(
                List.of(bytes("garbage")),
                List.of(bytes("")),
                List.of(bytes("a"), bytes("b"), bytes("c")),
                List.of(bytes("<IDS|MSG>")),
                List.of(bytes("<IDS|MSG>"), bytes("signature")),
                List.of(bytes("<IDS|MSG>"), bytes(""), bytes("{"), bytes("}"), bytes("[]"), bytes("null")),
                List.of(bytes("<IDS|MSG>"), bytes("<IDS|MSG>"), bytes("<IDS|MSG>")));
        for (List<byte[]> frames : garbage) {
            SocketThread.send(client.raw(Channel.SHELL), frames);
            SocketThread.send(client.raw(Channel.CONTROL), frames);
            SocketThread.send(client.raw(Channel.STDIN), frames);
        }
        stillAnswers();
    }

    @Test
    void signedContentThatIsNoJsonIsDropped() {
        for (String content :
                List.of("{not json", "", "[]", "null", "{\"code\": 7}", "{}", "{\"code\": \"1\"} 2", "\u0000")) {
            SocketThread.send(
                    client.raw(Channel.SHELL),
                    client.signed(client.header(UUID.randomUUID().toString(), "execute_request"), bytes(content)));
        }
        stillAnswers();
    }

    @Test
    void jsonThatIsNestedWithoutEndIsDropped() {
        String deep = "{\"code\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        SocketThread.send(
                client.raw(Channel.SHELL), client.signed(client.header("deep", "execute_request"), bytes(deep)));
        stillAnswers();
    }

    @Test
    void sourceThatIsNestedWithoutEndIsAnError() {
        client.run("{".repeat(DEEP) + "}".repeat(DEEP)).fails("CompileError", "nested too deeply");
        stillAnswers();
    }

    @Test
    void halfACharacterPairIsNotTheEnd() {
        SocketThread.send(
                client.raw(Channel.SHELL),
                client.signed(client.header("half", "execute_request"), bytes("{\"code\": \"// \\ud800\"}")));
        assertThat(client.collect("half").status()).isEqualTo("ok");
        stillAnswers();
    }

    @Test
    void bytesThatAreNotZeroMqAreNotTheEnd() throws IOException {
        Random random = new Random(7);
        for (Channel channel : Channel.values()) {
            for (int i = 0; i < 10; i++) {
                byte[] noise = new byte[random.nextInt(2_000)];
                random.nextBytes(noise);
                try (Socket stranger = new Socket(
                        InetAddress.getLoopbackAddress(),
                        host.connection().ports().get(channel))) {
                    OutputStream out = stranger.getOutputStream();
                    out.write(i % 2 == 0 ? noise : bytes("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
                    out.flush();
                }
            }
        }
        stillAnswers();
    }

    @Test
    void theHeartbeatEchoes() {
        try (ZContext context = new ZContext()) {
            ZMQ.Socket heart = context.createSocket(SocketType.REQ);
            heart.setReceiveTimeOut(60_000);
            heart.connect(host.connection().address(Channel.HB));
            for (String beat : List.of("ping", "", "pong")) {
                heart.send(bytes(beat));
                assertThat(heart.recv()).isEqualTo(bytes(beat));
            }
        }
    }

    /** Random and mutated messages over all sockets, some rightly signed; the seed is printed. */
    @Test
    void noiseIsNotTheEnd() {
        long seed = Long.getLong("headcount.seed", System.nanoTime());
        System.out.println("fuzz: " + MESSAGES + " messages, -Dheadcount.seed=" + seed);
        Random random = new Random(seed);
        Runtime.getRuntime().gc();
        long before = used();
        try (ZContext context = new ZContext()) {
            List<ZMQ.Socket> sockets = new ArrayList<>();
            for (Channel channel : List.of(Channel.SHELL, Channel.CONTROL, Channel.STDIN, Channel.HB, Channel.IOPUB)) {
                ZMQ.Socket socket =
                        context.createSocket(channel == Channel.IOPUB ? SocketType.XSUB : SocketType.DEALER);
                socket.setLinger(0);
                socket.connect(host.connection().address(channel));
                sockets.add(socket);
            }
            for (int i = 0; i < MESSAGES; i++) {
                ZMQ.Socket socket = sockets.get(random.nextInt(sockets.size()));
                SocketThread.send(socket, noise(random));
                discard(socket);
                if (i % 1_000 == 999) {
                    stillAnswers();
                }
            }
        }
        stillAnswers();
        Runtime.getRuntime().gc();
        assertThat(used() - before).as("bytes kept").isLessThan(64L << 20);
    }

    /** What comes back is of no interest, but must not pile up. */
    private static void discard(ZMQ.Socket socket) {
        byte[] frame;
        do {
            frame = socket.recv(ZMQ.DONTWAIT);
        } while (frame != null);
    }

    private static long used() {
        Runtime vm = Runtime.getRuntime();
        return vm.totalMemory() - vm.freeMemory();
    }

    private List<byte[]> noise(Random random) {
        String type = TYPES.get(random.nextInt(TYPES.size()));
        List<byte[]> frames = new ArrayList<>(
                switch (random.nextInt(4)) {
                    case 0 -> random(random);
                    case 1 ->
                        client.signed(
                                client.header(UUID.randomUUID().toString(), type), mutated(random, content(random)));
                    default -> client.signed(client.header(UUID.randomUUID().toString(), type), bytes(content(random)));
                });
        switch (random.nextInt(5)) {
            case 0 -> frames.remove(random.nextInt(frames.size()));
            case 1 -> frames.add(random.nextInt(frames.size()), bytes("<IDS|MSG>"));
            case 2 -> {
                int at = random.nextInt(frames.size());
                frames.set(at, mutated(random, new String(frames.get(at), StandardCharsets.ISO_8859_1)));
            }
            default -> {
                return frames;
            }
        }
        return frames.isEmpty() ? List.of(new byte[0]) : frames;
    }

    private static List<byte[]> random(Random random) {
        List<byte[]> frames = new ArrayList<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            byte[] frame = new byte[random.nextInt(300)];
            random.nextBytes(frame);
            frames.add(frame);
        }
        return frames;
    }

    private static byte[] mutated(Random random, String text) {
        byte[] mutated = text.getBytes(StandardCharsets.ISO_8859_1);
        if (mutated.length > 0) {
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
        }
        return Arrays.copyOf(mutated, random.nextInt(mutated.length + 2));
    }

    private static String content(Random random) {
        List<String> values = List.of(
                "1",
                "\"\"",
                "\"x +\"",
                "null",
                "true",
                "[]",
                "{}",
                "-1",
                "1e99",
                "\"\\u0000\"",
                "99999999999",
                "\"*\"");
        List<String> fields = List.of(
                "code",
                "cursor_pos",
                "silent",
                "hist_access_type",
                "n",
                "session",
                "pattern",
                "comm_id",
                "data",
                "target_name",
                "user_expressions",
                "value",
                "restart",
                "allow_stdin",
                "detail_level");
        StringBuilder content = new StringBuilder("{\"stop_on_error\": false, \"allow_stdin\": false");
        for (int i = random.nextInt(6); i > 0; i--) {
            content.append(", \"")
                    .append(fields.get(random.nextInt(fields.size())))
                    .append("\": ")
                    .append(values.get(random.nextInt(values.size())));
        }
        return content.append('}').toString();
    }
}
