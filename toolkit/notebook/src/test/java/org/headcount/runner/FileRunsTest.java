package org.headcount.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.headcount.engine.CellOutput;
import org.headcount.notebook.Notebook;
import org.headcount.notebook.UnusableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files that run side by side, and what is printed of them. */
@Timeout(60)
class FileRunsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private final ProgressReporter reporter = ProgressReporter.inLines(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(messages, true, StandardCharsets.UTF_8));
    private final List<String> begun = Collections.synchronizedList(new ArrayList<>());

    /** What a file does. */
    @FunctionalInterface
    private interface Work {
        void run(ProgressReporter reports) throws IOException, UnusableFile, InterruptedException;
    }

    private FileRuns.Job file(String name, Work work, Optional<String> error) {
        return new FileRuns.Job() {
            @Override
            public Path path() {
                return Path.of(name);
            }

            @Override
            public Runner.Report run(ProgressReporter reports) throws UnusableFile, IOException {
                begun.add(name);
                try {
                    work.run(reports);
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                return report(error);
            }

            @Override
            public Runner.Report leftOut(Path failed) {
                return report(Optional.of("not run, since " + failed + " failed"));
            }

            private Runner.Report report(Optional<String> how) {
                return new Runner.Report(path(), Notebook.empty(), 1, 0, 1, how);
            }
        };
    }

    private FileRuns.Job file(String name, Work work) {
        return file(name, work, Optional.empty());
    }

    private static void print(ProgressReporter reports, String text) {
        reports.printer().print(new CellOutput.Printed(CellOutput.Stream.STDOUT, text));
    }

    private List<Runner.Report> run(int jobs, RunOptions.AfterError after, FileRuns.Job... files)
            throws UnusableFile, IOException {
        return new FileRuns(jobs, after, reporter).run(List.of(files));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String said() {
        return messages.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsPrintedComesInTheOrderOfTheFiles() throws UnusableFile, IOException {
        CountDownLatch lastHasPrinted = new CountDownLatch(1);
        List<Runner.Report> reports = run(
                3,
                RunOptions.AfterError.NEXT_FILE,
                file("a", each -> {
                    lastHasPrinted.await();
                    print(each, "a1 ");
                    each.warn("of a");
                    print(each, "a2 ");
                }),
                file("b", each -> print(each, "Zürich \ud83d\ude00 ")),
                file("c", each -> {
                    print(each, "c ");
                    each.warn("of c");
                    lastHasPrinted.countDown();
                }));
        assertThat(printed()).isEqualTo("a1 a2 Zürich \ud83d\ude00 c ");
        assertThat(said()).matches("(?s)of a\\Ra: 1 cell in .*\\Rb: 1 cell in .*\\Rof c\\Rc: 1 cell in .*\\R");
        assertThat(reports).extracting(report -> report.path().toString()).containsExactly("a", "b", "c");
    }

    @Test
    void theFirstFilesPrintIsSeenWhileItRuns() throws UnusableFile, IOException {
        run(2, RunOptions.AfterError.NEXT_FILE, file("a", each -> {
            print(each, "now");
            assertThat(printed()).isEqualTo("now");
        }));
    }

    @Test
    void noMoreRunThanAreWanted() throws UnusableFile, IOException {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch two = new CountDownLatch(2);
        Work work = each -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            two.countDown();
            two.await();
            running.decrementAndGet();
        };
        run(2, RunOptions.AfterError.NEXT_FILE, file("a", work), file("b", work), file("c", work), file("d", work));
        assertThat(most).hasValue(2);
    }

    @Test
    void nothingBeginsAfterAFailureWhereThatIsWanted() throws UnusableFile, IOException {
        List<Runner.Report> reports = run(
                1,
                RunOptions.AfterError.NOTHING,
                file("a", each -> {}),
                file("b", each -> {}, Optional.of("cell 1 failed")),
                file("c", each -> {}));
        assertThat(begun).containsExactly("a", "b");
        assertThat(reports.get(2).error()).contains("not run, since b failed");
    }

    @Test
    void aFileThatCannotBeWrittenEndsTheRunAndThoseThatHaveBegunAreWhole() {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch broken = new CountDownLatch(1);
        assertThatThrownBy(() -> run(
                        2,
                        RunOptions.AfterError.NEXT_FILE,
                        file("a", each -> {
                            print(each, "a");
                            started.countDown();
                            broken.await();
                        }),
                        file("b", each -> {
                            started.await();
                            broken.countDown();
                            throw new UnusableFile(Path.of("b"), "was changed while it ran");
                        }),
                        file("c", each -> print(each, "c"))))
                .isInstanceOf(UnusableFile.class)
                .hasMessageStartingWith("b was changed");
        assertThat(printed()).startsWith("a");
        assertThat(said()).contains("a: 1 cell in ");
        assertThat(said()).containsPattern(begun.contains("c") ? "c: 1 cell in " : "c: not run, since another file");
    }

    @Test
    void whatIsMuchWaitsInAFile() {
        Turn turn = Turn.after(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(messages, true, StandardCharsets.UTF_8),
                100);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            turn.out().print("line é " + i + "\n");
            turn.messages().print(i % 2 == 0 ? "" : "m");
            all.append("line é ").append(i).append('\n');
        }
        assertThat(printed()).isEmpty();
        turn.begin();
        assertThat(printed()).isEqualTo(all.toString());
        assertThat(said()).isEqualTo("m".repeat(500));
        turn.out().print("and now");
        assertThat(printed()).endsWith("and now");
    }
}
