package org.headcount.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.headcount.session.SessionVm;
import org.headcount.session.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a cell can do to its VM, and what is left afterwards. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class IsolationTest {
    @Test
    void aLibraryThatExitsTakesTheSessionWithItAndTheNextCellHasAFreshOne() {
        try (Transcript session = Transcript.usual()) {
            session.silent("int a = 1;")
                    .loses(
                            "System.out.print(\"last words\"); " + "org.headcount.engine.SomeLibrary.exit(7);",
                            "the session VM exited with status 7",
                            "All variables and declarations are lost");
            assertThat(session.printed(CellOutput.Stream.STDOUT)).isEqualTo("last words");
            session.fails("a", "cannot find symbol").shows("1 + 1", "2");
        }
    }

    @Test
    void aCrashInNativeCodeIsToldBySignal() throws IOException {
        Path reports = Path.of(System.getProperty("java.io.tmpdir"));
        try (Transcript session = Transcript.usual()) {
            session.loses(
                            "org.headcount.engine.SomeLibrary.crash();",
                            "ended by signal 6 (SIGABRT): a crash in native code")
                    .shows("2 + 2", "4");
        }
        try (DirectoryStream<Path> written = Files.newDirectoryStream(reports, "headcount-crash-*.log")) {
            for (Path report : written) {
                Files.delete(report);
            }
        }
    }

    @Test
    void aKilledVmIsToldBySignal() {
        try (Transcript session = Transcript.usual()) {
            session.loses(
                            "new ProcessBuilder(\"kill\", \"-9\", \"\" + ProcessHandle.current().pid()).start().waitFor();\n"
                                    + "Thread.sleep(20_000);",
                            "by signal 9 (SIGKILL)")
                    .shows("3 + 3", "6");
        }
    }

    @Test
    void aVmKilledBetweenCellsIsReplaced() throws InterruptedException {
        try (Transcript session = Transcript.usual()) {
            session.shows("1 + 1", "2");
            ProcessHandle vm =
                    ProcessHandle.of(session.engine().pid().orElseThrow()).orElseThrow();
            vm.destroyForcibly();
            vm.onExit().join();
            Outcome outcome = session.run("4 + 4");
            assertThat(outcome)
                    .satisfiesAnyOf(
                            told -> assertThat(told).isInstanceOf(Outcome.Lost.class),
                            fresh -> assertThat(fresh).isInstanceOf(Outcome.Shown.class));
            session.shows("5 + 5", "10");
        }
    }

    @Test
    void memoryThatRunsOutForGoodIsTold() {
        try (Transcript session =
                new Transcript(Settings.usual().withVmOptions("-Xmx64m", "-XX:+ExitOnOutOfMemoryError"))) {
            session.loses("var hoard = new ArrayList<long[]>(); while (true) hoard.add(new long[100_000]);", "status 3")
                    .shows("1 + 1", "2");
        }
    }

    /** The words of a process's command; the JDK tells none where they are longer than a page. */
    private static List<String> command(long pid) throws IOException {
        Path words = Path.of("/proc", Long.toString(pid), "cmdline");
        return Files.exists(words)
                ? List.of(Files.readString(words).split("\0"))
                : List.of(ProcessHandle.of(pid).orElseThrow().info().arguments().orElseThrow());
    }

    @Test
    void onlyWhoKnowsTheTokenIsLetIn() throws IOException {
        try (Transcript session = Transcript.usual()) {
            long pid = session.engine().pid().orElseThrow();
            List<String> command = command(pid);
            int door = Integer.parseInt(command.get(command.size() - 1));
            assertThat(command.subList(command.indexOf(SessionVm.class.getName()) + 1, command.size()))
                    .as("the door is told, the token is not")
                    .containsExactly(Integer.toString(door));
            try (Wire stranger = new Wire(new Socket(InetAddress.getLoopbackAddress(), door))) {
                stranger.send(Wire.Tag.HELLO, out -> out.write(new byte[Wire.TOKEN_LENGTH]));
                stranger.send(Wire.Tag.RETURNED, out -> out.writeBoolean(false));
                assertThatThrownBy(stranger::receive).isInstanceOf(IOException.class);
            } catch (ConnectException e) {
                // The VM called first: then the door is shut for everybody.
                assertThat(session.run("1")).isInstanceOf(Outcome.Shown.class);
            }
            session.shows("1 + 1", "2");
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), door))
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void aVmThatCannotStartSaysWhy() {
        try (Transcript session = new Transcript(Settings.usual().withVmOptions("-XX:NoSuchOption"))) {
            session.loses("1 + 1", "exited with status 1", "NoSuchOption");
        }
    }

    @Test
    void theVmEndsWithItsOwner() throws IOException, InterruptedException {
        Process owner = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String vm = owner.inputReader().readLine();
        ProcessHandle orphan = ProcessHandle.of(Long.parseLong(vm)).orElseThrow();
        owner.destroyForcibly().waitFor();
        orphan.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(orphan.isAlive()).isFalse();
    }

    /** A program with a session whose cell never ends. */
    static final class Owner {
        public static void main(String[] args) throws IOException {
            Engine engine = Engine.start(Settings.usual());
            engine.run(Cell.of("cell 1", "int x = 1;"), output -> {});
            System.out.println(engine.pid().orElseThrow());
            engine.run(Cell.of("cell 2", "while (true);"), output -> {});
        }
    }
}
