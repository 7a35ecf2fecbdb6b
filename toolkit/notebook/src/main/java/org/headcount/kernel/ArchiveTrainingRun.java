package org.headcount.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.headcount.engine.Settings;
import org.headcount.kernel.Connection.Channel;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * A kernel that is its own client for some cells, and ends. The JDK records which classes that takes, and puts them into
 * the archive with which kernels start.
 */
public final class ArchiveTrainingRun {
    private static final List<String> CELLS = List.of(
            "1 + 1",
            "int a = 1;\nSystem.out.println(\"a \" + a);\ndisplay(List.of(1, 2, 3));",
            "record Point(int x, int y) { int sum() { return x + y; } }\nnew Point(1, 2).sum()",
            "double mean(double... xs) { return Arrays.stream(xs).average().orElse(0); }\nmean(1, 2, 4)",
            "List.of(1).get(3)",
            "nosuch",
            "%time 1 + 1");

    private final Settings settings;

    /** A run with sessions of these settings. */
    public ArchiveTrainingRun(Settings settings) {
        this.settings = settings;
    }

    /**
     * Runs the cells.
     *
     * @return whether the kernel ended in order
     */
    public boolean run() throws IOException, InterruptedException, Connection.UnusableConnection {
        Path folder = Files.createTempDirectory("headcount-training");
        Path file = folder.resolve("connection.json");
        Path history = folder.resolve("history.jsonl");
        try {
            Files.write(file, MessageContent.bytes(connection()));
            Connection connection = Connection.read(file);
            Thread client = new Thread(null, () -> play(connection), "headcount-client");
            client.setDaemon(true);
            client.start();
            return new KernelProcess(settings, Map.of("HEADCOUNT_HISTORY", history.toString())).serve(file);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(history);
            Files.deleteIfExists(folder.resolve("history.jsonl.lock"));
            Files.deleteIfExists(folder);
        }
    }

    /** What a client writes into a connection file. */
    private static ObjectNode connection() throws IOException {
        ObjectNode connection = MessageContent.empty().put("transport", "tcp").put("ip", "127.0.0.1");
        connection.put("signature_scheme", Signature.USUAL_SCHEME);
        connection.put("key", UUID.randomUUID().toString());
        for (Channel channel : Channel.values()) {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                connection.put(channel.field(), free.getLocalPort());
            }
        }
        return connection;
    }

    private static void play(Connection connection) {
        Codec codec = new Codec(connection.signature());
        try (ZContext context = new ZContext()) {
            ZMQ.Socket iopub = context.createSocket(SocketType.SUB);
            iopub.subscribe("");
            iopub.connect(connection.address(Channel.IOPUB));
            ZMQ.Socket shell = context.createSocket(SocketType.DEALER);
            shell.connect(connection.address(Channel.SHELL));
            ask(codec, shell, "kernel_info_request", MessageContent.empty());
            for (String cell : CELLS) {
                ask(
                        codec,
                        shell,
                        "execute_request",
                        MessageContent.empty().put("code", cell).put("stop_on_error", false));
            }
            ask(
                    codec,
                    shell,
                    "complete_request",
                    MessageContent.empty().put("code", "\"\".su").put("cursor_pos", 5));
            ask(
                    codec,
                    shell,
                    "inspect_request",
                    MessageContent.empty().put("code", "Math.max(").put("cursor_pos", 9));
            ask(codec, shell, "is_complete_request", MessageContent.empty().put("code", "for (;;) {"));
            ask(
                    codec,
                    shell,
                    "history_request",
                    MessageContent.empty().put("hist_access_type", "tail").put("n", 1));
            ask(codec, shell, "shutdown_request", MessageContent.empty().put("restart", false));
        }
    }

    private static void ask(Codec codec, ZMQ.Socket shell, String type, ObjectNode content) {
        SocketThread.send(shell, codec.encode(List.of(), type, Codec.NOBODY, content));
        do {
            shell.recv();
        } while (shell.hasReceiveMore());
    }
}
