package org.headcount.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Other programs that call the debugger keep neither a VM from starting nor a cell from being stopped. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DebuggerTest {
    private static int port(Debugger debugger) {
        String option = debugger.option();
        return Integer.parseInt(option.substring(option.lastIndexOf(':') + 1));
    }

    private static List<Socket> strangers(int port) throws IOException {
        List<Socket> strangers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Socket stranger = new Socket(InetAddress.getLoopbackAddress(), port);
            if (i % 3 == 1) {
                stranger.getOutputStream().write("JDWP-Handshake".getBytes(StandardCharsets.US_ASCII));
            } else if (i % 3 == 2) {
                stranger.getOutputStream().write("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            strangers.add(stranger);
        }
        return strangers;
    }

    @Test
    void aVmStartsWhileOthersCall() throws IOException, InterruptedException {
        try (Debugger debugger = Debugger.listen()) {
            List<Socket> strangers = strangers(port(debugger));
            Process vm = new ProcessBuilder(VmCommand.JAVA.toString(), debugger.option(), "-version")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(vm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(vm.waitFor()).as(said).isZero();
            for (Socket stranger : strangers) {
                stranger.close();
            }
        }
    }

    @Test
    void whoOnlyPretendsToBeAVmIsSaidToBeNone() throws IOException {
        try (Debugger debugger = Debugger.listen()) {
            List<Socket> strangers = strangers(port(debugger));
            assertThatThrownBy(debugger::stopCell).isInstanceOf(IOException.class);
            for (Socket stranger : strangers) {
                stranger.close();
            }
        }
    }
}
