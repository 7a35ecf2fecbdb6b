package org.headcount.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.headcount.engine.Cell;
import org.headcount.engine.CellOutput;
import org.headcount.engine.Engine;
import org.headcount.engine.Failure;
import org.headcount.engine.Outcome;
import org.headcount.engine.Settings;
import org.headcount.maven.MavenPlaces;
import org.headcount.session.Bundle;

/** A session with magics in the words of a test. */
final class Talk implements AutoCloseable {
    private final Engine engine;
    private final Interpreter interpreter;
    private volatile List<CellOutput> outputs = List.of();
    private int cells;

    private Talk(Engine engine, Interpreter interpreter) {
        this.engine = engine;
        this.interpreter = interpreter;
    }

    static Talk with(Engine engine, Interpreter interpreter) {
        return new Talk(engine, interpreter);
    }

    static Talk in(Path folder) {
        return in(folder, MavenPlaces.usual());
    }

    static Talk in(Path folder, MavenPlaces places) {
        return in(Settings.usual().in(folder), places);
    }

    static Talk in(Settings settings, MavenPlaces places) {
        try {
            Engine engine = Engine.start(settings);
            return new Talk(engine, Interpreter.of(engine, places));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Engine engine() {
        return engine;
    }

    Interpreter interpreter() {
        return interpreter;
    }

    Outcome run(String source) {
        return run(source, () -> {});
    }

    private Outcome run(String source, Runnable onOutput) {
        List<CellOutput> own = Collections.synchronizedList(new ArrayList<>());
        outputs = own;
        try {
            return interpreter.run(Cell.of("cell " + ++cells, source), output -> {
                own.add(output);
                onOutput.run();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Talk shows(String source, String text) {
        Outcome outcome = run(source);
        Bundle bundle =
                outcome instanceof Outcome.Shown shown ? shown.bundle() : fail(source + "\nended as " + outcome);
        assertThat(bundle.text()).as(source).isEqualTo(text);
        return this;
    }

    Talk silent(String source) {
        assertThat(run(source)).as(source).isEqualTo(new Outcome.Silent());
        return this;
    }

    /** Runs a cell that ends well, with or without a result, and prints text that matches. */
    Talk prints(String source, String pattern) {
        assertThat(run(source)).as(source).isInstanceOfAny(Outcome.Silent.class, Outcome.Shown.class);
        assertThat(printed()).as(source).matches("(?s)" + pattern);
        return this;
    }

    Talk fails(String source, String... words) {
        assertThat(failure(source).toString()).as(source).contains(words);
        return this;
    }

    Failure failure(String source) {
        Outcome outcome = run(source);
        return outcome instanceof Outcome.Failed failed ? failed.failure() : fail(source + "\nended as " + outcome);
    }

    /** Runs a cell that prints something and then does not end, and interrupts it when it has printed. */
    Outcome interrupts(String source) {
        CountDownLatch spoken = new CountDownLatch(1);
        Thread reader = new Thread(() -> {
            try {
                spoken.await();
                interpreter.interrupt();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        reader.start();
        Outcome outcome = run(source, spoken::countDown);
        reader.interrupt();
        return outcome;
    }

    String printed() {
        StringBuilder text = new StringBuilder();
        for (CellOutput output : List.copyOf(outputs)) {
            if (output instanceof CellOutput.Printed printed) {
                text.append(printed.text());
            }
        }
        return text.toString();
    }

    /** The text that was displayed last. */
    String told() {
        return outputs().stream()
                .map(output -> output instanceof CellOutput.Displayed displayed
                        ? displayed.bundle().text()
                        : output instanceof CellOutput.Updated updated
                                ? updated.bundle().text()
                                : output.toString())
                .reduce((first, second) -> second)
                .orElse("");
    }

    List<CellOutput> outputs() {
        return List.copyOf(outputs);
    }

    /** The source up to the bar, completed in each way. */
    List<String> completes(String sourceWithBar) {
        Engine.Suggestions found = suggestions(sourceWithBar);
        return found.texts().stream()
                .map(text -> sourceWithBar.substring(0, found.from()) + text)
                .toList();
    }

    /** What is offered at the bar, each with its kind and, where that is known, its signature. */
    List<String> offers(String sourceWithBar) {
        return suggestions(sourceWithBar).found().stream()
                .map(each -> each.kind() + " " + each.text()
                        + each.signature().map(signature -> " = " + signature).orElse(""))
                .toList();
    }

    private Engine.Suggestions suggestions(String sourceWithBar) {
        int position = sourceWithBar.indexOf('|');
        String source = sourceWithBar.substring(0, position) + sourceWithBar.substring(position + 1);
        try {
            return interpreter.complete(source, position);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
