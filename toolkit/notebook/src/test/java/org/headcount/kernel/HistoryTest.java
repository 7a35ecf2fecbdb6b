package org.headcount.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headcount.kernel.Client.json;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was run, and is found again. */
class HistoryTest {
    private Path file;

    @BeforeEach
    void place(@TempDir Path folder) {
        file = folder.resolve("below/history.jsonl");
    }

    private List<String> asked(History history, String request) {
        List<String> rows = new ArrayList<>();
        try {
            JsonNode found = history.answer(new Request(
                            List.of(), Codec.NOBODY, "history_request", json("{}"), json(request), List.of(), 0))
                    .content()
                    .orElseThrow()
                    .path("history");
            found.forEach(row ->
                    rows.add(row.get(0) + "/" + row.get(1) + " " + row.get(2).asText()));
        } catch (Codec.BadMessage e) {
            throw new IllegalArgumentException(request, e);
        }
        return rows;
    }

    @Test
    void sessionsFollowEachOther() {
        History first = new History(file);
        first.add(1, "int a", "");
        first.add(2, "a + 1", "1");
        History second = new History(file);
        second.add(1, "int b", "");
        assertThat(asked(second, "{'hist_access_type': 'tail', 'n': 2}")).containsExactly("1/2 a + 1", "2/1 int b");
        assertThat(asked(second, "{'hist_access_type': 'range', 'session': -1}"))
                .containsExactly("1/1 int a", "1/2 a + 1");
        assertThat(asked(second, "{'hist_access_type': 'range', 'session': 1, 'start': 2, 'stop': 3}"))
                .containsExactly("1/2 a + 1");
        assertThat(asked(second, "{'hist_access_type': 'range', 'session': 0}")).containsExactly("2/1 int b");
    }

    @Test
    void aSearchIsForThePatternAndNothingElseIsSpecial() {
        History history = new History(file);
        history.add(1, "a.b(1)", "");
        history.add(2, "axb(1)", "");
        history.add(3, "a.b(1)", "");
        assertThat(asked(history, "{'hist_access_type': 'search', 'pattern': 'a.b*'}"))
                .containsExactly("1/1 a.b(1)", "1/3 a.b(1)");
        assertThat(asked(history, "{'hist_access_type': 'search', 'pattern': 'a?b*', 'unique': true}"))
                .containsExactly("1/2 axb(1)", "1/3 a.b(1)");
        assertThat(asked(history, "{'hist_access_type': 'search', 'pattern': '*', 'n': 1}"))
                .containsExactly("1/3 a.b(1)");
    }

    @Test
    void itIsBounded() throws IOException {
        History history = new History(file);
        String cell = "// " + "x".repeat(60_000) + "\n";
        for (int i = 0; i < 200; i++) {
            history.add(i, cell + i, "");
        }
        assertThat(Files.size(file)).isBetween(1L << 20, 5L << 20);
        assertThat(asked(history, "{'hist_access_type': 'tail', 'n': 1}").get(0))
                .endsWith("\n199");
    }

    private void assertPrivate() throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            for (Path each : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .as(each.getFileName().toString())
                        .isEqualTo("rw-------");
            }
        }
    }

    private static void assumeOwners(Path path) {
        assumeTrue(
                path.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "skipped: this file system has no owners");
    }

    @Test
    void nobodyElseReadsIt() throws IOException {
        assumeOwners(file);
        History history = new History(file);
        history.add(1, "String password = \"secret\";", "");
        assertPrivate();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void oneThatOthersCouldReadBecomesPrivate() throws IOException {
        assumeOwners(file);
        Files.createDirectories(file.getParent());
        Files.setPosixFilePermissions(Files.writeString(file, ""), PosixFilePermissions.fromString("rw-rw-rw-"));
        History history = new History(file);
        history.add(1, "one", "");
        assertPrivate();
        assertThat(asked(history, "{}")).containsExactly("1/1 one");
    }

    /** A pipe would block the kernel; a device must keep its permissions, which a superuser could change. */
    @Test
    @Timeout(60)
    void pipesAndDevicesKeepNoHistory() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "skipped: no mkfifo here");
        Files.createDirectories(file.getParent());
        new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
        Path link = Files.createSymbolicLink(file.resolveSibling("link"), Path.of("/dev/null"));
        for (Path each : List.of(file, link)) {
            History history = new History(each);
            history.add(1, "one", "");
            assertThat(asked(history, "{}")).isEmpty();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of("/dev/null"))))
                .isEqualTo("rw-rw-rw-");
    }

    @Test
    void itStaysPrivateWhenItsOlderHalfGoes() throws IOException {
        assumeOwners(file);
        History history = new History(file);
        String cell = "// " + "x".repeat(60_000) + "\n";
        for (int i = 0; i < 100; i++) {
            history.add(i, cell + i, "");
        }
        assertPrivate();
    }

    @Test
    void aLineThatSomebodySpoiledCostsNoOther() throws IOException {
        History history = new History(file);
        history.add(1, "one", "");
        Files.writeString(file, Files.readString(file) + "\n{\"session\": 1, \"li");
        history.add(2, "two", "");
        assertThat(asked(history, "{}")).containsExactly("1/1 one", "1/2 two");
    }

    @Test
    void kernelsShareIt() throws Exception {
        ExecutorService kernels = Executors.newFixedThreadPool(8);
        List<Future<?>> work = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            work.add(kernels.submit(() -> {
                History own = new History(file);
                for (int line = 1; line <= 20; line++) {
                    own.add(line, "cell " + line, "");
                }
            }));
        }
        for (Future<?> each : work) {
            each.get();
        }
        kernels.shutdown();
        assertThat(asked(new History(file), "{}")).hasSize(160).doesNotHaveDuplicates();
    }

    @Test
    void withoutAFileNothingElseIsAmiss(@TempDir Path folder) throws IOException {
        Path wall = Files.writeString(folder.resolve("wall"), "a file where a folder should be");
        History history = new History(wall.resolve("history.jsonl"));
        history.add(1, "one", "");
        assertThat(asked(history, "{}")).isEmpty();
    }

    @Test
    void itsPlaceCanBeChosen() {
        assertThat(History.usualFile(Map.of("HEADCOUNT_HISTORY", "/tmp/mine"))).isEqualTo(Path.of("/tmp/mine"));
        assertThat(History.usualFile(Map.of())).endsWithRaw(Path.of("headcount", "history.jsonl"));
    }
}
