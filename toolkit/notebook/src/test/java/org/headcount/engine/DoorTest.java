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
class DoorTest {
    private static final long LONG = 60_000;
    private static final int STRANGERS = 400;

    private static Socket call(Door door) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), door.port());
    }

    /** A door that admits the first caller whose first byte is an a. */
    private static CompletableFuture<Socket> serve(Door door) {
        CompletableFuture<Socket> admitted = new CompletableFuture<>();
        Thread server = new Thread(() -> {
            try {
                door.serve(
                        caller -> {
                            byte[] said = caller.getInputStream().readNBytes(4);
                            if (!new String(said, StandardCharsets.US_ASCII).equals("aaaa")) {
                                throw new IOException("not the word");
                            }
                            return () -> {
                                admitted.complete(caller);
                                door.close();
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
        try (Door door = Door.open()) {
            CompletableFuture<Socket> admitted = serve(door);
            for (int i = 0; i < STRANGERS; i++) {
                strangers.add(call(door));
            }
            long begin = System.nanoTime();
            Socket known = call(door);
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
        try (Door door = Door.open(500);
                Socket stranger = call(door)) {
            CompletableFuture<Socket> admitted = serve(door);
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
        try (Door door = Door.open()) {
            CompletableFuture<Socket> admitted = serve(door);
            try (Socket stranger = call(door)) {
                stranger.getOutputStream().write("bbbb".getBytes(StandardCharsets.US_ASCII));
                assertThat(stranger.getInputStream().read()).isEqualTo(-1);
            }
            try (Socket known = call(door)) {
                known.getOutputStream().write("aaaa".getBytes(StandardCharsets.US_ASCII));
                assertThat(admitted.orTimeout(20, TimeUnit.SECONDS).join().isClosed())
                        .isFalse();
            }
        }
    }

    @Test
    void callersDoNotExtendTheTimeThatTheDoorIsOpen() throws IOException {
        try (Door door = Door.open();
                Socket stranger = call(door)) {
            assertThat(stranger.isConnected()).isTrue();
            assertThatThrownBy(() -> door.serve(caller -> () -> {}, why -> {}, 300))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessageContaining("300 ms");
        }
    }

    @Test
    void aVmThatWasEndedForNotCallingIsNotSaidToLackMemory() {
        Ending ending = new Ending(137, List.of(), Optional.of("did not connect within 60 s"));
        assertThat(ending.sentence()).isEqualTo("the session VM did not connect within 60 s and was ended");
    }
}
