package org.headcount.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.headcount.kernel.Connection.Channel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Without the key nobody fills the kernel's memory. */
@Tag("thorough")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class MemoryTest {
    private static final long MUCH = 192L << 20;
    private static final long KEPT = 48L << 20;
    private static final int MORE = 1;
    private static final int LARGE = 2;

    private Host host;
    private Client client;

    @BeforeAll
    void start(@TempDir Path folder) {
        host = Host.start(folder);
        client = host.client();
        client.run("int keep = 42;");
    }

    @AfterAll
    void end() {
        host.close();
    }

    /** A client that speaks ZeroMQ's protocol by hand, so as to break it where it wants. */
    private final class Stranger implements AutoCloseable {
        private final Socket socket;
        private final OutputStream out;

        Stranger(Channel channel, String type) throws IOException {
            socket = new Socket(
                    InetAddress.getLoopbackAddress(), host.connection().ports().get(channel));
            out = socket.getOutputStream();
            ByteArrayOutputStream greeting = new ByteArrayOutputStream();
            greeting.write(new byte[] {(byte) 0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0x7f, 3, 0});
            greeting.write("NULL".getBytes(StandardCharsets.US_ASCII));
            greeting.write(new byte[16 + 32]);
            ByteArrayOutputStream ready = new ByteArrayOutputStream();
            ready.write(5);
            ready.write("READY".getBytes(StandardCharsets.US_ASCII));
            ready.write("Socket-Type".length());
            ready.write("Socket-Type".getBytes(StandardCharsets.US_ASCII));
            new DataOutputStream(ready).writeInt(type.length());
            ready.write(type.getBytes(StandardCharsets.US_ASCII));
            greeting.write(4);
            greeting.write(ready.size());
            ready.writeTo(greeting);
            greeting.writeTo(out);
            // Nothing may be sent before the other side is ready.
            DataInputStream in = new DataInputStream(socket.getInputStream());
            in.skipNBytes(64 + 1);
            in.skipNBytes(in.readUnsignedByte());
        }

        void header(int flags, long size) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(flags | LARGE);
            new DataOutputStream(bytes).writeLong(size);
            bytes.writeTo(out);
        }

        void frame(int flags, byte[] content) throws IOException {
            header(flags, content.length);
            out.write(content);
        }

        /** Sends until it is disconnected or much has been sent, and gives the number of bytes. */
        long pour(int flags, byte[] content) {
            long sent = 0;
            try {
                while (sent < MUCH) {
                    frame(flags, content);
                    sent += content.length + 9;
                }
            } catch (IOException e) {
                // It is disconnected, as it should be.
                assertThat(e).isNotNull();
            }
            return sent;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private void stillAnswers() {
        client.run("keep").shows("42");
        assertThat(client.tell("kernel_info_request", Client.json("{}")).status())
                .isEqualTo("ok");
    }

    private static long used() {
        Runtime.getRuntime().gc();
        Runtime vm = Runtime.getRuntime();
        return vm.totalMemory() - vm.freeMemory();
    }

    @ParameterizedTest
    @EnumSource(
            value = Channel.class,
            names = {"SHELL", "CONTROL", "STDIN"})
    void aMessageThatNeverEndsIsCutOff(Channel channel) throws IOException {
        LongSupplier kept = keptSince(used());
        try (Stranger stranger = new Stranger(channel, "DEALER")) {
            assertThat(stranger.pour(MORE, new byte[100_000])).isLessThan(MUCH);
            assertThat(kept.getAsLong()).isLessThan(KEPT);
        }
        stillAnswers();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40_000, 3_000_000})
    void framesOfAnySizeCount(int size) throws IOException {
        LongSupplier kept = keptSince(used());
        try (Stranger stranger = new Stranger(Channel.SHELL, "DEALER")) {
            assertThat(stranger.pour(MORE, new byte[size])).isLessThan(MUCH);
            assertThat(kept.getAsLong()).isLessThan(KEPT);
        }
        stillAnswers();
    }

    @Test
    void framesThatAreAnnouncedAndNeverSentTakeNoMoreThanTheirShare() throws IOException {
        long memory = Runtime.getRuntime().maxMemory();
        List<Stranger> strangers = new ArrayList<>();
        int refused = 0;
        try {
            for (int i = 0; i < 40; i++) {
                try {
                    Stranger stranger = new Stranger(Channel.SHELL, "DEALER");
                    strangers.add(stranger);
                    stranger.header(0, Math.min(memory / 10, 200 << 20));
                } catch (IOException e) {
                    // The others had too much already, and all were disconnected.
                    refused++;
                }
            }
            assertThat(refused).isLessThan(40);
            stillAnswers();
            assertThat(used()).isLessThan(memory / 2);
        } finally {
            for (Stranger stranger : strangers) {
                stranger.close();
            }
        }
        stillAnswers();
    }

    @Test
    void echoesThatAreNotReadAreNotKept() throws IOException {
        LongSupplier kept = keptSince(used());
        try (Stranger stranger = new Stranger(Channel.HB, "DEALER")) {
            stranger.pour(0, new byte[1_000]);
            assertThat(kept.getAsLong()).isLessThan(KEPT);
            // Others are still answered.
            try (Stranger other = new Stranger(Channel.HB, "DEALER")) {
                other.frame(0, "ping".getBytes(StandardCharsets.US_ASCII));
                other.socket.setSoTimeout(60_000);
                byte[] echo = other.socket.getInputStream().readNBytes(2 + 4);
                assertThat(new String(echo, 2, 4, StandardCharsets.US_ASCII)).isEqualTo("ping");
            }
        }
        stillAnswers();
    }

    @Test
    void aHeartbeatThatNeverEndsIsCutOff() throws IOException {
        LongSupplier kept = keptSince(used());
        try (Stranger stranger = new Stranger(Channel.HB, "DEALER")) {
            assertThat(stranger.pour(MORE, new byte[1_000])).isLessThan(MUCH);
            assertThat(kept.getAsLong()).isLessThan(KEPT);
        }
        stillAnswers();
    }

    @Test
    void subscriptionsWithoutEndAreCutOff() throws IOException {
        LongSupplier kept = keptSince(used());
        try (Stranger stranger = new Stranger(Channel.IOPUB, "SUB")) {
            byte[] topic = new byte[200];
            topic[0] = 1;
            long sent = 0;
            try {
                for (int i = 0; i < 100_000; i++) {
                    ByteBuffer.wrap(topic).putInt(1, i);
                    stranger.frame(0, topic);
                    sent++;
                }
            } catch (IOException e) {
                assertThat(sent).isPositive();
            }
            assertThat(sent).isLessThan(100_000);
            assertThat(kept.getAsLong()).isLessThan(KEPT);
        }
        stillAnswers();
    }

    @Test
    void aTopicOfAnyLengthIsNotTheEnd() throws IOException {
        try (Stranger stranger = new Stranger(Channel.IOPUB, "SUB")) {
            byte[] topic = new byte[100_000];
            topic[0] = 1;
            stranger.pour(0, topic);
        }
        stillAnswers();
    }

    @Test
    void whoHasTheKeyMaySendMuch() {
        client.run("\"" + "x".repeat(60_000) + "\".length()").shows("60000");
        String comment = "// " + "y".repeat(20 << 20) + "\n";
        client.run(comment + "keep").shows("42");
    }

    @Test
    void aLostThreadEndsTheKernel(@TempDir Path folder) throws InterruptedException {
        try (Host other = Host.start(folder)) {
            other.client().run("1 + 1").shows("2");
            List<Thread> io = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("iothread"))
                    .toList();
            assertThat(io).isNotEmpty();
            // The kernel's own ZeroMQ is among them; the others belong to clients and hear of nothing.
            for (Thread thread : io) {
                thread.getUncaughtExceptionHandler().uncaughtException(thread, new OutOfMemoryError("as if"));
            }
            assertThat(other.kernel().await()).isEqualTo(Kernel.End.LOST);
        }
    }

    private static LongSupplier keptSince(long before) {
        return () -> used() - before;
    }
}
