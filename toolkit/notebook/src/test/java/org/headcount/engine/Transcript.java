package org.headcount.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.headcount.session.Bundle;

/** A session in the words of a test: what a cell shows, prints, or fails with. */
final class Transcript implements AutoCloseable {
    private final Engine engine;
    /** What the latest cell put out. */
    private volatile List<CellOutput> outputs = List.of();

    private final Deque<String> typed = new ArrayDeque<>();

    /** Whether nobody answers a question, and nobody says so. */
    private volatile boolean hesitating;

    private int cells;

    Transcript(Settings settings) {
        try {
            engine = Engine.start(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Transcript usual() {
        return new Transcript(Settings.usual());
    }

    Engine engine() {
        return engine;
    }

    /** How many cells have run. */
    int cells() {
        return cells;
    }

    Outcome run(String source) {
        return run(source, () -> {});
    }

    private Outcome run(String source, Runnable onOutput) {
        List<CellOutput> own = Collections.synchronizedList(new ArrayList<>());
        outputs = own;
        try {
            return engine.run(Cell.of("cell " + ++cells, source), new OutputSink() {
                @Override
                public void accept(CellOutput output) {
                    own.add(output);
                    onOutput.run();
                }

                @Override
                public Optional<String> answer(Question question) throws InterruptedException {
                    if (hesitating) {
                        onOutput.run();
                        Thread.sleep(Long.MAX_VALUE);
                    }
                    return Optional.ofNullable(typed.poll());
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Transcript types(String line) {
        typed.add(line);
        return this;
    }

    Transcript shows(String source, String text) {
        assertThat(bundle(source).text()).as(source).isEqualTo(text);
        return this;
    }

    Bundle bundle(String source) {
        Outcome outcome = run(source);
        return outcome instanceof Outcome.Shown shown ? shown.bundle() : fail(source + "\nended as " + outcome);
    }

    Transcript silent(String source) {
        assertThat(run(source)).as(source).isEqualTo(new Outcome.Silent());
        return this;
    }

    Transcript prints(String source, String text) {
        silent(source);
        assertThat(printed(CellOutput.Stream.STDOUT)).as(source).isEqualTo(text);
        return this;
    }

    Transcript fails(String source, String... reportLines) {
        Outcome outcome = run(source);
        Failure failure =
                outcome instanceof Outcome.Failed failed ? failed.failure() : fail(source + "\nended as " + outcome);
        assertThat(failure.toString()).as(source).contains(reportLines);
        return this;
    }

    Transcript loses(String source, String... reportLines) {
        Outcome outcome = run(source);
        Failure failure =
                outcome instanceof Outcome.Lost lost ? lost.failure() : fail(source + "\nended as " + outcome);
        assertThat(failure.toString()).as(source).contains(reportLines);
        return this;
    }

    /** Runs a cell that prints something and then does not end, and interrupts it when it has printed. */
    Outcome interrupts(String source) {
        CountDownLatch spoken = new CountDownLatch(1);
        Thread reader = new Thread(() -> {
            try {
                spoken.await();
                engine.interrupt();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        reader.start();
        Outcome outcome = run(source, spoken::countDown);
        reader.interrupt();
        return outcome;
    }

    /** Runs a cell that reads, and interrupts it while it waits for an answer. */
    Outcome interruptsReading(String source) {
        hesitating = true;
        try {
            return interrupts(source);
        } finally {
            hesitating = false;
        }
    }

    /** What the latest cell puts out, also later. */
    List<CellOutput> liveOutputs() {
        return outputs;
    }

    String printed(CellOutput.Stream stream) {
        StringBuilder text = new StringBuilder();
        for (CellOutput output : outputs()) {
            if (output instanceof CellOutput.Printed printed && printed.stream() == stream) {
                text.append(printed.text());
            }
        }
        return text.toString();
    }

    List<CellOutput> outputs() {
        return List.copyOf(outputs);
    }

    @Override
    public void close() {
        engine.close();
    }
}
