package org.headcount.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.headcount.engine.Cell;
import org.headcount.engine.Engine;
import org.headcount.engine.Outcome;
import org.headcount.engine.Settings;
import org.headcount.notebook.Notebook;
import org.headcount.notebook.NotebookCell;
import org.headcount.notebook.UnusableFile;
import org.headcount.session.Bundle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What shows only after many runs. A few by default; {@code -Dheadcount.kills=50 -Dheadcount.runs=200}
 * for all.
 */
@Tag("thorough")
class EnduranceTest {
    private static final int KILLS = Integer.getInteger("headcount.kills", 4);
    private static final int RUNS = Integer.getInteger("headcount.runs", 4);

    @TempDir
    private Path folder;

    @Test
    void aRunThatIsKilledLeavesTheFileAsItWasOrComplete() throws IOException, InterruptedException, UnusableFile {
        long seed = Long.getLong("headcount.seed", System.nanoTime());
        System.out.println("seed of the moments: " + seed);
        SplittableRandom moments = new SplittableRandom(seed);
        Path file = folder.resolve("killed.ipynb");
        Notebook notebook = Notebook.empty();
        notebook.add(NotebookCell.Type.CODE, "String big = \"x\".repeat(3_000_000);");
        notebook.add(NotebookCell.Type.CODE, "System.out.println(big);");
        String before = new String(notebook.bytes(), StandardCharsets.UTF_8);

        Files.writeString(file, before);
        long start = System.nanoTime();
        assertThat(start(file).waitFor()).isZero();
        long whole = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        String complete = Files.readString(file);
        assertThat(complete).isNotEqualTo(before);

        for (int kill = 0; kill < KILLS; kill++) {
            Files.writeString(file, before);
            Process run = start(file);
            run.waitFor(moments.nextLong(whole), TimeUnit.MILLISECONDS);
            List<ProcessHandle> all =
                    Stream.concat(Stream.of(run.toHandle()), run.descendants()).toList();
            run.destroyForcibly().waitFor();
            assertThat(Files.readString(file)).isIn(before, complete);
            for (ProcessHandle each : all) {
                each.onExit().orTimeout(10, TimeUnit.SECONDS).join();
            }
        }
    }

    private static Process start(Path file) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunCommandTest.Main.class.getName(),
                        "--in-place",
                        file.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Test
    void runsLeaveNothingBehind() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        List<Path> filesBefore = ours(temporary);
        runOnce();
        long socketsBefore = sockets();
        Set<Thread> threadsBefore = Thread.getAllStackTraces().keySet();
        for (int run = 0; run < RUNS; run++) {
            runOnce();
        }
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThat(ours(temporary)).isEqualTo(filesBefore);
        assertThat(sockets()).isLessThanOrEqualTo(socketsBefore);
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("headcount-") && thread.isAlive())
                .filteredOn(thread -> !threadsBefore.contains(thread))
                .isEmpty();
    }

    private static void runOnce() throws IOException {
        List<String> printed = new ArrayList<>();
        try (Engine engine = Engine.start(Settings.usual())) {
            Outcome outcome = engine.run(
                    Cell.of("cell 1", "System.out.println(1);\nnew Thread(() -> { while (true); }).start();\n1 + 1"),
                    output -> printed.add(output.toString()));
            assertThat(outcome).isEqualTo(new Outcome.Shown(Bundle.text("2")));
        }
        assertThat(printed).isNotEmpty();
    }

    private static List<Path> ours(Path temporary) throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("headcount-crash"))
                    .sorted()
                    .toList();
        }
    }

    /** Open sockets of this process, where the system tells. */
    private static long sockets() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return 0;
        }
        try (Stream<Path> open = Files.list(descriptors)) {
            return open.filter(EnduranceTest::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException e) {
            // It was closed while we looked, as the one that reads the list is.
            return false;
        }
    }
}
