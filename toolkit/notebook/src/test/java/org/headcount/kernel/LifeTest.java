package org.headcount.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headcount.kernel.Client.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a kernel's process ends: always, and with all that it has started. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LifeTest {
    private static final long MOST_SECONDS = 60;

    @TempDir
    private Path folder;

    private static void assertGone(Process kernel, List<ProcessHandle> children) throws InterruptedException {
        assertThat(kernel.waitFor(MOST_SECONDS, TimeUnit.SECONDS))
                .as("the kernel has ended")
                .isTrue();
        assertThat(children).as("session VMs").hasSize(1);
        for (ProcessHandle child : children) {
            assertThat(child.onExit()
                            .completeOnTimeout(null, MOST_SECONDS, TimeUnit.SECONDS)
                            .join())
                    .as("the session VM has ended")
                    .isNotNull();
        }
    }

    private static Process quiet(ProcessBuilder builder) throws IOException {
        return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'restart': false}", "{'restart': true}"})
    void itEndsWhenAClientShutsItDown(String content) throws Exception {
        Path file = Host.connectionFile(folder);
        Process kernel = quiet(KernelProgram.of(file));
        try (Client client = new Client(Connection.read(file))) {
            client.run("new Thread(() -> { while (true); }).start();");
            List<ProcessHandle> children = kernel.children().toList();
            assertThat(client.tell("shutdown_request", json(content)).reply().path("restart"))
                    .isEqualTo(json(content).path("restart"));
            assertGone(kernel, children);
            assertThat(kernel.exitValue()).isZero();
        } finally {
            kernel.destroyForcibly();
        }
    }

    @Test
    void itEndsUnderACellThatRuns() throws Exception {
        Path file = Host.connectionFile(folder);
        Process kernel = quiet(KernelProgram.of(file));
        try (Client client = new Client(Connection.read(file))) {
            client.run("int started = 1;");
            String loop = client.send(
                    Connection.Channel.SHELL,
                    "execute_request",
                    json("{'code': 'while (true) { try { while (true); } catch (Throwable t) {} }'}"));
            client.await(loop, "execute_input");
            List<ProcessHandle> children = kernel.children().toList();
            client.tell("shutdown_request", json("{'restart': false}"));
            assertGone(kernel, children);
        } finally {
            kernel.destroyForcibly();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void itEndsWhenItsClientDoes() throws Exception {
        Process owner = quiet(new ProcessBuilder("sleep", "600"));
        Path file = Host.connectionFile(folder);
        ProcessBuilder builder = KernelProgram.of(file);
        builder.environment().put("JPY_PARENT_PID", Long.toString(owner.pid()));
        Process kernel = quiet(builder);
        try (Client client = new Client(Connection.read(file))) {
            client.run("1 + 1").shows("2");
            List<ProcessHandle> children = kernel.children().toList();
            owner.destroyForcibly().waitFor();
            assertGone(kernel, children);
        } finally {
            kernel.destroyForcibly();
        }
    }

    /**
     * A terminal signals all its processes, and VS Code, where a kernelspec's interrupt_mode is signal, a
     * kernel's children and then the kernel.
     */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aSignalStopsTheCellAndEndsNothing() throws Exception {
        Path file = Host.connectionFile(folder);
        ProcessBuilder builder = KernelProgram.of(file);
        // Who starts the tests may have chosen to ignore signals, and a VM would keep to that.
        builder.command().addAll(0, List.of("env", "--default-signal=INT"));
        Process kernel = quiet(builder);
        try (Client client = new Client(Connection.read(file))) {
            client.run("int kept = 5;");
            List<ProcessHandle> children = kernel.children().toList();
            for (String code : List.of("while (true);", "Thread.sleep(60_000);", "System.in.read();")) {
                String cell = client.send(
                        Connection.Channel.SHELL,
                        "execute_request",
                        MessageContent.empty().put("code", code));
                client.await(cell, code.startsWith("System.in") ? "input_request" : "execute_input");
                signal(children.get(0).pid());
                signal(kernel.pid());
                client.collect(cell).fails("Interrupted", "variables are kept");
            }
            signal(children.get(0).pid());
            signal(kernel.pid());
            // A VM hears a signal somewhat later than it is sent: by then the kernel is still to have nothing to stop.
            TimeUnit.MILLISECONDS.sleep(500);
            client.run("kept").shows("5");
            assertThat(kernel.children().toList()).isEqualTo(children);
            client.tell("shutdown_request", json("{'restart': false}"));
            assertGone(kernel, children);
        } finally {
            kernel.destroyForcibly();
        }
    }

    private static void signal(long pid) throws IOException, InterruptedException {
        assertThat(quiet(new ProcessBuilder("kill", "-INT", Long.toString(pid))).waitFor())
                .isZero();
    }

    /** As VS Code ends a kernel of its own: without a word. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aKernelThatIsKilledLeavesNothingBehind() throws Exception {
        Path file = Host.connectionFile(folder);
        Process kernel = quiet(KernelProgram.of(file));
        try (Client client = new Client(Connection.read(file))) {
            client.run("1 + 1").shows("2");
            List<ProcessHandle> children = kernel.children().toList();
            kernel.destroyForcibly();
            assertGone(kernel, children);
        } finally {
            kernel.destroyForcibly();
        }
    }

    @Test
    void aConnectionFileThatCannotBeUsedIsSaidSoAtOnce() throws Exception {
        Path file = folder.resolve("nowhere.json");
        Process kernel = KernelProgram.of(file).start();
        String said = new String(kernel.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kernel.waitFor()).isEqualTo(2);
        assertThat(said.strip())
                .isEqualTo("headcount kernel: connection file " + file
                        + ": there is no such file: a client writes one when it starts a kernel");
    }
}
