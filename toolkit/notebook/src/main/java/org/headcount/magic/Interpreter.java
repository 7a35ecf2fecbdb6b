package org.headcount.magic;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.headcount.engine.Cell;
import org.headcount.engine.Declared;
import org.headcount.engine.Engine;
import org.headcount.engine.Failure;
import org.headcount.engine.Outcome;
import org.headcount.engine.Sink;
import org.headcount.maven.LocalSources;
import org.headcount.maven.Places;
import org.headcount.sources.Sources;

/**
 * Runs cells in which magics stand beside Java, one at a time; completes and explains them.
 *
 * <p>It has the {@link Engine}'s words, and is called as that is: {@link #run} by any thread, {@link
 * #interrupt} by one that does not run a cell. The engine stays its caller's, to restart and to close.
 */
public final class Interpreter {
    private final Engine engine;
    private final Catalogue catalogue;
    private final Dependencies dependencies;
    private final Sources sources;
    private final Patience patience = new Patience();
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /** What runs first in every session. */
    private final Optional<Cell> startup;

    private int begun;

    /** What the session's first cell has declared. */
    private List<Declared> declaredAtStart = List.of();

    private Interpreter(Engine engine, Places places, Optional<Cell> startup) {
        this.engine = engine;
        this.dependencies = new Dependencies(places);
        this.catalogue = Catalogue.of(dependencies);
        this.sources = new Sources(new LocalSources(places)::of);
        this.startup = startup;
    }

    /** An interpreter whose Java this engine runs. */
    public static Interpreter of(Engine engine) {
        return of(engine, Optional.empty());
    }

    /** An interpreter that runs this cell first in every session. */
    public static Interpreter of(Engine engine, Optional<Cell> startup) {
        return new Interpreter(engine, Places.usual(), startup);
    }

    /** An interpreter whose libraries come from there. */
    static Interpreter of(Engine engine, Places places) {
        return new Interpreter(engine, places, Optional.empty());
    }

    /**
     * Runs a cell, and returns when it has ended and all it put out has been handed to the sink.
     *
     * @throws IOException when the session was lost earlier and a new VM cannot be started
     */
    public Outcome run(Cell cell, Sink sink) throws IOException {
        return run(cell, sink, () -> false);
    }

    /**
     * Runs a cell that somebody may have wanted stopped already, when {@link #interrupt} was not for it yet.
     *
     * @param stopped whether it is to stop, asked once it can be interrupted
     * @throws IOException when the session was lost earlier and a new VM cannot be started
     */
    public Outcome run(Cell cell, Sink sink, BooleanSupplier stopped) throws IOException {
        oneAtATime.lock();
        try {
            patience.renew();
            if (stopped.getAsBoolean()) {
                patience.lose();
            }
            return runParts(cell, sink);
        } finally {
            oneAtATime.unlock();
        }
    }

    private Outcome begin(Sink sink) throws IOException {
        if (startup.isEmpty() || engine.session() == begun) {
            return new Outcome.Silent();
        }
        begun = engine.session();
        Outcome outcome = runParts(startup.get(), sink);
        declaredAtStart = engine.declared();
        return outcome;
    }

    /** Whether a restart of the session loses nothing that cells have declared, or talk about with a client. */
    boolean isUntouched() throws IOException {
        List<Declared> atStart = begun == engine.session() ? declaredAtStart : List.of();
        return engine.comms().isEmpty() && engine.declared().equals(atStart);
    }

    private static boolean isGood(Outcome outcome) {
        return outcome instanceof Outcome.Silent || outcome instanceof Outcome.Shown;
    }

    /** Stops the cell that runs, if one does, whether it is a magic's turn or Java's. Returns at once. */
    public void interrupt() {
        patience.lose();
        engine.interrupt();
    }

    Patience patience() {
        return patience;
    }

    Outcome runParts(Cell cell, Sink sink) throws IOException {
        Outcome outcome = new Outcome.Silent();
        for (Part part : Parts.of(cell)) {
            if (patience.isLost()) {
                return stopped();
            }
            // A magic may have restarted the session.
            Outcome start = begin(sink);
            outcome = isGood(start) ? run(part, sink) : start;
            if (!isGood(outcome)) {
                return outcome;
            }
        }
        return outcome;
    }

    private Outcome run(Part part, Sink sink) throws IOException {
        if (part instanceof Part.Java java) {
            return Advice.add(engine.run(java.cell(), sink, patience::isLost), java.cell(), catalogue);
        }
        if (part instanceof Part.Assigned assigned) {
            Answer answer = call(assigned.call(), sink);
            return answer.outcome() instanceof Outcome.Silent ? assign(assigned, answer, sink) : answer.outcome();
        }
        return call(((Part.Plain) part).call(), sink).outcome();
    }

    private Answer call(Call written, Sink sink) throws IOException {
        Call call = written;
        try {
            Magic magic = catalogue.find(written);
            call = new Placeholders(engine).fill(written);
            return magic.action().run(call, new Stage(engine, sink, this));
        } catch (MagicFailure failure) {
            return Answer.ending(new Outcome.Failed(failure.of(call)));
        } catch (Stopped stopped) {
            return Answer.ending(stopped());
        }
    }

    private Outcome assign(Part.Assigned part, Answer answer, Sink sink) throws IOException {
        String list = answer.values().stream()
                .map(Interpreter::literal)
                .collect(Collectors.joining(", ", "java.util.List.<String>of(", ");"));
        Cell before = part.before();
        return engine.run(new Cell(before.name(), before.firstLine(), before.source() + list), sink, patience::isLost);
    }

    private static String literal(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static Outcome stopped() {
        String message = "the cell was stopped; variables are kept";
        return new Outcome.Interrupted(new Failure("Interrupted", message, List.of("Interrupted: " + message + ".")));
    }

    /**
     * What could stand at a position of a cell that is being written. Waits for a cell that runs.
     *
     * @throws IOException when the session was lost and a new VM cannot be started
     */
    public Engine.Suggestions complete(String source, int position) throws IOException {
        return writing().complete(source, position);
    }

    /**
     * What is known of the name at a position, be it a magic's or Java's. Waits for a cell that runs.
     *
     * @throws IOException when the session was lost and a new VM cannot be started
     */
    public List<Engine.Documented> inspect(String source, int position) throws IOException {
        return writing().inspect(source, position);
    }

    /**
     * Whether a cell that is being written could be run. Waits for a cell that runs.
     *
     * @throws IOException when the session was lost and a new VM cannot be started
     */
    public Engine.Completeness completeness(String source) throws IOException {
        return writing().completeness(source);
    }

    private Writing writing() {
        return new Writing(engine, catalogue, dependencies, sources, new Stage(engine, output -> {}, this));
    }
}
