package org.headcount.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.headcount.engine.Settings;
import org.headcount.kernel.Connection.Channel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connection file is usable, or the message says why it is not. */
class ConnectionTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() {
        file = Host.connectionFile(folder);
    }

    private void change(Consumer<ObjectNode> change) throws Exception {
        ObjectNode json = (ObjectNode) MessageContent.parse(Files.readAllBytes(file));
        change.accept(json);
        Files.write(file, MessageContent.bytes(json));
    }

    private void refuses(String problem) {
        assertThatThrownBy(() -> Connection.read(file))
                .isInstanceOf(Connection.UnusableConnection.class)
                .hasMessage("connection file " + file + ": " + problem);
    }

    @Test
    void itSaysWhereToListen() throws Exception {
        change(json -> json.put("ip", "127.0.0.1").put("shell_port", 50_001));
        assertThat(Connection.read(file).address(Channel.SHELL)).isEqualTo("tcp://127.0.0.1:50001");
        change(json -> json.put("ip", "::1"));
        assertThat(Connection.read(file).address(Channel.SHELL)).isEqualTo("tcp://[::1]:50001");
    }

    @Test
    void thereIsNone() throws IOException {
        Files.delete(file);
        refuses("there is no such file: a client writes one when it starts a kernel");
    }

    @Test
    void itIsAFolder() throws IOException {
        Files.delete(file);
        Files.createDirectory(file);
        refuses("it is not a regular file: name the one that a client wrote");
    }

    @Test
    void itIsNoJson() throws IOException {
        Files.writeString(file, "{\"ip\": ");
        assertThatThrownBy(() -> Connection.read(file)).hasMessageContaining("it holds no JSON: ");
        Files.writeString(file, "[]");
        refuses("it holds no JSON object");
        Files.writeString(file, "");
        refuses("it holds no JSON: nothing where JSON should be");
    }

    @Test
    void theTransportIsUnknown() throws Exception {
        change(json -> json.put("transport", "ipc"));
        refuses("the transport is \"ipc\", and this kernel speaks tcp only: set transport to tcp");
        change(json -> json.remove("transport"));
        refuses("it has no transport");
    }

    @Test
    void theKeyIsEmpty() throws Exception {
        change(json -> json.put("key", ""));
        refuses("the key is empty, so every program that reaches the ports could run code: set key to a secret text");
    }

    @Test
    void theSchemeIsUnknown() throws Exception {
        change(json -> json.put("signature_scheme", "rot13"));
        refuses("the signature scheme \"rot13\" is unknown: use hmac-sha256");
        change(json -> json.put("signature_scheme", "hmac-sha512"));
        assertThat(Connection.read(file)).isNotNull();
    }

    @Test
    void aPortIsNoPort() throws Exception {
        change(json -> json.put("hb_port", 0));
        refuses("hb_port is 0, and should be a port from 1 to 65535");
        change(json -> json.put("hb_port", "many"));
        refuses("hb_port is \"many\", and should be a port from 1 to 65535");
        change(json -> json.remove("hb_port"));
        refuses("it has no hb_port");
    }

    @Test
    void aPortIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            change(json -> json.put("ip", "127.0.0.1").put("stdin_port", port));
            Connection connection = Connection.read(file);
            cannotListen(
                    connection,
                    "stdin_port " + port + " is taken by another program: let the client choose ports anew");
        }
    }

    @Test
    void nothingCanListenThere() throws Exception {
        change(json -> json.put("ip", "192.0.2.1"));
        Connection connection = Connection.read(file);
        cannotListen(connection, "ip \"192.0.2.1\" is not an address of this machine: use 127.0.0.1");
    }

    private void cannotListen(Connection connection, String problem) {
        try (KernelSession session = KernelSession.start(Settings.usual())) {
            assertThatThrownBy(() -> Kernel.start(connection, session, new History(folder.resolve("history"))))
                    .hasMessage("connection file " + file + ": " + problem);
        }
    }
}
