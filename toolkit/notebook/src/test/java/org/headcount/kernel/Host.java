package org.headcount.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.headcount.engine.Environment;
import org.headcount.engine.Settings;
import org.headcount.kernel.Connection.Channel;

/** A kernel in the test's own process, and the clients it has. */
final class Host implements AutoCloseable {
    private final Connection connection;
    private final Kernel kernel;
    private final List<Client> clients = new ArrayList<>();

    private Host(Connection connection, Kernel kernel) {
        this.connection = connection;
        this.kernel = kernel;
    }

    static Host start(Path folder) {
        return start(folder, Settings.usual());
    }

    static Host start(Path folder, Settings settings) {
        return start(folder, settings, Map.of());
    }

    static Host start(Path folder, Settings settings, Map<String, String> environment) {
        try {
            Connection connection = Connection.read(connectionFile(folder));
            KernelSession session = KernelSession.start(settings, Environment.of(environment));
            return new Host(
                    connection, Kernel.start(connection, session, new History(folder.resolve("history.jsonl"))));
        } catch (Connection.UnusableConnection e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a connection file as clients do: ports that are free now, and a key of its own. */
    static Path connectionFile(Path folder) {
        ObjectNode json = MessageContent.empty();
        json.put("transport", "tcp").put("ip", "127.0.0.1").put("kernel_name", "headcount");
        json.put("key", UUID.randomUUID().toString()).put("signature_scheme", "hmac-sha256");
        List<ServerSocket> reserved = new ArrayList<>();
        try {
            for (Channel channel : Channel.values()) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                reserved.add(socket);
                json.put(channel.field(), socket.getLocalPort());
            }
            for (ServerSocket socket : reserved) {
                socket.close();
            }
            return Files.write(folder.resolve("kernel-" + UUID.randomUUID() + ".json"), MessageContent.bytes(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Connection connection() {
        return connection;
    }

    Kernel kernel() {
        return kernel;
    }

    Client client() {
        Client client = new Client(connection);
        clients.add(client);
        return client;
    }

    @Override
    public void close() {
        clients.forEach(Client::close);
        try {
            kernel.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
