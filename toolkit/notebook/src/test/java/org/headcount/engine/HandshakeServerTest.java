package org.headcount.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Other programs of the machine cannot keep a VM from calling back. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HandshakeServerTest {
    private static final long LONG = 60_000;
    private static final int STRANGERS = 400;

    private static Socket call(HandshakeServer handshakes) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), handshakes.port());
    }

    /** A door that admits the first caller whose first byte is an a. */
    private static CompletableFuture<Socket> serve(HandshakeServer handshakes) {
        CompletableFuture<Socket> admitted = new CompletableFuture<>();
        Thread server = new Thread(() -> {
            try {
                handshakes.serve(
                        caller -> {
                            byte[] said = caller.getInputStream().readNBytes(4);
                            if (!new String(said, StandardCharsets.US_ASCII).equals("aaaa")) {
                                throw new IOException("not the word");
                            }
                            return () -> {
                                admitted.complete(caller);
                                handshakes.close();
                            };
                        },
                        why -> {},
                        LONG);
            } catch (IOException e) {
                admitted.completeExceptionally(e);
            }
        });
        server.setDaemon(true);
        server.start();
        return admitted;
    }

    @Test
    void silentCallersDoNotDelayTheOneThatKnowsTheWord() throws IOException {
        List<Socket> strangers = new ArrayList<>();
        try (HandshakeServer handshakes = HandshakeServer.open()) {
            CompletableFuture<Socket> admitted = serve(handshakes);
            for (int i = 0; i < STRANGERS; i++) {
                strangers.add(call(handshakes));
            }
            long begin = System.nanoTime();
            Socket known = call(handshakes);
            strangers.add(known);
            known.getOutputStream().write("aaaa".getBytes(StandardCharsets.US_ASCII));
            assertThat(admitted.orTimeout(20, TimeUnit.SECONDS).join().getPort())
                    .isEqualTo(known.getLocalPort());
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin))
                    .isLessThan(8);
        } finally {
            for (Socket stranger : strangers) {
                stranger.close();
            }
        }
    }

    @Test
    void aByteNowAndThenDoesNotExtendTheDeadline() throws IOException, InterruptedException {
        try (HandshakeServer handshakes = HandshakeServer.open(500);
                Socket stranger = call(handshakes)) {
            CompletableFuture<Socket> admitted = serve(handshakes);
            OutputStream out = stranger.getOutputStream();
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            out.write(new byte[0]);
                            Thread.sleep(200);
                            if (i % 5 == 4) {
                                // Slowly enough that the word never ends in time.
                                out.write('a');
                            }
                        }
                    })
                    .isInstanceOf(SocketException.class);
            assertThat(admitted).isNotDone();
        }
    }

    @Test
    void theWrongWordIsRefusedAndTheDoorStaysOpen() throws IOException {
        try (HandshakeServer handshakes = HandshakeServer.open()) {
            CompletableFuture<Socket> admitted = serve(handshakes);
            try (Socket stranger = call(handshakes)) {
                stranger.getOutputStream().write("bbbb".getBytes(StandardCharsets.US_ASCII));
                assertThat(stranger.getInputStream().read()).isEqualTo(-1);
            }
            try (Socket known = call(handshakes)) {
                known.getOutputStream().write("aaaa".getBytes(StandardCharsets.US_ASCII));
                assertThat(admitted.orTimeout(20, TimeUnit.SECONDS).join().isClosed())
                        .isFalse();
            }
        }
    }

    @Test
    void callersDoNotExtendTheTimeThatTheDoorIsOpen() throws IOException {
        try (HandshakeServer handshakes = HandshakeServer.open();
                Socket stranger = call(handshakes)) {
            assertThat(stranger.isConnected()).isTrue();
            assertThatThrownBy(() -> handshakes.serve(caller -> () -> {}, why -> {}, 300))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessageContaining("300 ms");
        }
    }

    @Test
    void aVmThatWasEndedForNotCallingIsNotSaidToLackMemory() {
        VmExit ending =
                new VmExit(137, List.of(), Optional.of("it did not connect within 60 s"), MemoryKills.Verdict.UNKNOWN);
        assertThat(ending.sentence())
                .isEqualTo("Headcount ended the session VM, because it did not connect within 60 s");
    }
}
