package org.headcount.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stopping what runs, and keeping what was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class InterruptTest {
    /** A cell that says when it has begun what does not end. */
    private static String started(String source) {
        return "{ System.out.println(\"started\");\n" + source + " }";
    }

    private Transcript session;

    @BeforeAll
    void start() {
        session = Transcript.usual();
        session.silent("int kept = 42;").silent("int recurse(int n) { return n == 0 ? recurse(30) : recurse(n - 1); }");
    }

    @AfterAll
    void end() {
        session.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true);",
                "while (true) { try { while (true); } catch (Throwable t) {} }",
                "while (true) { try { recurse(20); } catch (StackOverflowError e) {} }",
                "Thread.sleep(100_000);",
                "while (true) { try { Thread.sleep(1_000); } catch (InterruptedException e) {} }",
                "Stream.iterate(0, i -> i + 1).forEach(i -> {});",
                "Stream.generate(Math::random).mapToDouble(Double::doubleValue).sum();",
                "BigInteger.valueOf(3).pow(100_000_000);",
                "new CountDownLatch(1).await();",
                "new CompletableFuture<String>().join();",
                "new Semaphore(0).acquireUninterruptibly();",
                "new SynchronousQueue<String>().take();",
                "new Phaser(2).arriveAndAwaitAdvance();",
                "var pool = Executors.newFixedThreadPool(1); pool.submit(() -> { while (true); }).get();",
                "IntStream.range(0, 100).parallel().forEach(i -> { while (true); });",
                "var t = new Thread(() -> { while (true); }); t.start(); t.join();",
                "while (true) System.out.println(\"more\");",
                "new Object() { synchronized void hang() throws InterruptedException { wait(); } }.hang();"
            })
    void stopsAndKeepsTheVariables(String source) throws InterruptedException {
        long pid = session.engine().pid().orElseThrow();
        Outcome outcome = session.interrupts(started(source));
        assertThat(outcome).isInstanceOf(Outcome.Interrupted.class);
        session.shows("kept", "42");
        assertThat(session.engine().pid()).contains(pid);
        assertThat(comesToRest(pid)).as("no core is left busy").isTrue();
    }

    /** A library's loop is left by force; {@code -Dinterrupt.times=10} tries it as often as that. */
    @ParameterizedTest
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    @ValueSource(strings = {"Arrays.sort(numbers);", "Collections.sort(Arrays.asList(boxed));"})
    void aLoopOfALibraryKeepsTheVariables(String source) {
        for (int left = Integer.getInteger("interrupt.times", 1); left > 0; left--) {
            try (Transcript fresh = Transcript.usual()) {
                fresh.silent("int kept = 42;\nint[] numbers = new Random(1).ints(5_000_000).toArray();\n"
                        + "Integer[] boxed = IntStream.of(numbers).boxed().toArray(Integer[]::new);");
                Outcome outcome = fresh.interrupts(started(
                        "while (true) { " + source + " Collections.shuffle(Arrays.asList(boxed), new Random(2)); }"));
                assertThat(outcome).isInstanceOf(Outcome.Interrupted.class);
                fresh.shows("kept", "42");
            }
        }
    }

    @Test
    void theFirstOneOfASessionMayNeedForce() {
        try (Transcript fresh = Transcript.usual()) {
            fresh.silent("int kept = 42;");
            Outcome outcome = fresh.interrupts(started("new CompletableFuture<String>().join();"));
            assertThat(outcome).isInstanceOf(Outcome.Interrupted.class);
            fresh.shows("kept", "42");
        }
    }

    /** Whether there is soon a half second in which hardly anything is computed: the compiler may still be at work on what ran. */
    private static boolean comesToRest(long pid) throws InterruptedException {
        for (int window = 0; window < 10; window++) {
            if (busy(pid).compareTo(Duration.ofMillis(150)) < 0) {
                return true;
            }
        }
        return false;
    }

    /** The processor time that a process takes in half a second in which it has nothing to do. */
    private static Duration busy(long pid) throws InterruptedException {
        ProcessHandle vm = ProcessHandle.of(pid).orElseThrow();
        Duration before = vm.info().totalCpuDuration().orElseThrow();
        TimeUnit.MILLISECONDS.sleep(500);
        return vm.info().totalCpuDuration().orElseThrow().minus(before);
    }

    @Test
    void theReportSaysWhereTheCellWas() {
        Outcome outcome = session.interrupts(started("\nwhile (true) {\n  kept = kept;\n}"));
        assertThat(((Outcome.Interrupted) outcome).failure().toString())
                .contains("Interrupted: the cell was stopped; variables are kept.")
                .containsPattern("at cell \\d+, line [345]");
    }

    @Test
    void snippetsThatFollowAreNotRun() {
        session.silent("int after = 0;");
        session.interrupts(started("Thread.sleep(100_000);") + "\nint other = 1;\nafter = 1;");
        session.shows("after", "0");
    }

    @Test
    void anInterruptBetweenCellsIsNothing() {
        session.engine().interrupt();
        session.shows("1 + 1", "2");
    }

    @Test
    void threadsOfEarlierCellsAreLeftAlone() {
        session.silent("var ticks = new java.util.concurrent.atomic.AtomicLong();\n"
                + "var ticker = new Thread(() -> { while (!Thread.currentThread().isInterrupted())"
                + " { ticks.incrementAndGet(); Thread.yield(); } });\nticker.setDaemon(true);\nticker.start();");
        session.interrupts(started("while (true);"));
        session.shows("ticker.isAlive()", "true").silent("ticker.interrupt(); ticker.join();");
    }

    /** Opening a pipe that nobody writes to waits in the system's own code, where no Java reaches it. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aCallThatHangsInNativeCodeEndsWithItsVm(@TempDir Path folder) throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        try (Transcript stuck = Transcript.usual()) {
            stuck.silent("int gone = 1;");
            Outcome outcome = stuck.interrupts(started("new FileInputStream(\"" + pipe + "\").read();"));
            assertThat(outcome).isInstanceOf(Outcome.Lost.class);
            stuck.fails("gone", "cannot find symbol").shows("1 + 1", "2");
        }
    }

    @Test
    void whatCannotBeStoppedEndsWithItsVm() {
        try (Transcript stuck = Transcript.usual()) {
            stuck.silent("int gone = 1; var lock = new Object();\n"
                    + "var holder = new Thread(() -> { synchronized (lock) {"
                    + " while (true) { try { Thread.sleep(100_000); } catch (InterruptedException e) {} } } });\n"
                    + "holder.start(); Thread.sleep(300);");
            Outcome outcome = stuck.interrupts(started("synchronized (lock) { System.out.println(\"never\"); }"));
            assertThat(outcome).isInstanceOf(Outcome.Lost.class);
            assertThat(((Outcome.Lost) outcome).failure().toString())
                    .contains("Headcount ended the session VM, because the cell could not be stopped")
                    .doesNotContain("memory");
            stuck.fails("gone", "cannot find symbol").shows("1 + 1", "2");
        }
    }
}
