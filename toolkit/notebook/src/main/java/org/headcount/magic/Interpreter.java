package org.headcount.magic;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.headcount.engine.Cell;
import org.headcount.engine.Declaration;
import org.headcount.engine.Engine;
import org.headcount.engine.Failure;
import org.headcount.engine.Outcome;
import org.headcount.engine.OutputSink;
import org.headcount.maven.LocalSources;
import org.headcount.maven.MavenPlaces;
import org.headcount.sources.LibrarySources;

/**
 * Runs cells that contain magics beside Java, one at a time; completes and explains them.
 *
 * <p>It has the {@link Engine}'s words, and is called as that is: {@link #run} by any thread, {@link
 * #interrupt} by one that does not run a cell. The engine stays its caller's, to restart and to close.
 */
public final class Interpreter {
    private final Engine engine;
    private final Catalogue catalogue;
    private final Dependencies dependencies;
    private final LibrarySources sources;
    private final Cancellation cancellation = new Cancellation();
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /** What runs first in every session. */
    private final Optional<Cell> startup;

    private int begun;

    /** What the session's first cell has declared. */
    private List<Declaration> declaredAtStart = List.of();

    private Interpreter(Engine engine, MavenPlaces places, Optional<Cell> startup) {
        this.engine = engine;
        this.dependencies = new Dependencies(places);
        this.catalogue = Catalogue.of(dependencies);
        this.sources = new LibrarySources(new LocalSources(places)::of);
        this.startup = startup;
    }

    /** An interpreter whose Java this engine runs. */
    public static Interpreter of(Engine engine) {
        return of(engine, Optional.empty());
    }

    /** An interpreter that runs this cell first in every session. */
    public static Interpreter of(Engine engine, Optional<Cell> startup) {
        return new Interpreter(engine, MavenPlaces.usual(), startup);
    }

    /** An interpreter whose libraries come from there. */
    static Interpreter of(Engine engine, MavenPlaces places) {
        return new Interpreter(engine, places, Optional.empty());
    }

    /**
     * Runs a cell, and returns when it has ended and all it put out has been handed to the sink.
     *
     * @throws IOException when the session was lost earlier and a new VM cannot be started
     */
    public Outcome run(Cell cell, OutputSink sink) throws IOException {
        return run(cell, sink, () -> false);
    }

    /**
     * Runs a cell unless it was interrupted before it started, when {@link #interrupt} was not for it yet.
     *
     * @param stopped whether it is to stop, asked once it can be interrupted
     * @throws IOException when the session was lost earlier and a new VM cannot be started
     */
    public Outcome run(Cell cell, OutputSink sink, BooleanSupplier stopped) throws IOException {
        oneAtATime.lock();
        try {
            cancellation.renew();
            if (stopped.getAsBoolean()) {
                cancellation.lose();
            }
            return runParts(cell, sink);
        } finally {
            oneAtATime.unlock();
        }
    }

    /**
     * Waits until the session can run cells, or has failed to start: the next cell then says why.
     *
     * @throws IOException when the session was lost earlier and a new VM cannot be started
     */
    public void awaitSession() throws IOException {
        engine.awaitSession();
    }

    private Outcome begin(OutputSink sink) throws IOException {
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
        List<Declaration> atStart = begun == engine.session() ? declaredAtStart : List.of();
        return engine.comms().isEmpty() && engine.declared().equals(atStart);
    }

    private static boolean isGood(Outcome outcome) {
        return outcome instanceof Outcome.Silent || outcome instanceof Outcome.Shown;
    }

    /** Stops the cell that runs, if one does, whether it is a magic's turn or Java's. Returns at once. */
    public void interrupt() {
        cancellation.lose();
        engine.interrupt();
    }

    Cancellation patience() {
        return cancellation;
    }

    Outcome runParts(Cell cell, OutputSink sink) throws IOException {
        Outcome outcome = new Outcome.Silent();
        for (Parts.Part part : Parts.of(cell)) {
            if (cancellation.isLost()) {
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

    private Outcome run(Parts.Part part, OutputSink sink) throws IOException {
        if (part instanceof Parts.Part.Java java) {
            return CompileErrorAdvice.add(engine.run(java.cell(), sink, cancellation::isLost), java.cell(), catalogue);
        }
        if (part instanceof Parts.Part.Assigned assigned) {
            MagicResult result = call(assigned.call(), sink);
            return result.outcome() instanceof Outcome.Silent ? assign(assigned, result, sink) : result.outcome();
        }
        return call(((Parts.Part.Plain) part).call(), sink).outcome();
    }

    private MagicResult call(MagicCall written, OutputSink sink) throws IOException {
        MagicCall call = written;
        try {
            Magic magic = catalogue.find(written);
            call = new Placeholders(engine).fill(written);
            return magic.action().run(call, new MagicContext(engine, sink, this));
        } catch (MagicFailure failure) {
            return MagicResult.ending(new Outcome.Failed(failure.of(call)));
        } catch (Cancellation.Stopped stopped) {
            return MagicResult.ending(stopped());
        }
    }

    private Outcome assign(Parts.Part.Assigned part, MagicResult result, OutputSink sink) throws IOException {
        String list = result.values().stream()
                .map(Interpreter::literal)
                .collect(Collectors.joining(", ", "java.util.List.<String>of(", ");"));
        Cell before = part.before();
        return engine.run(
                new Cell(before.name(), before.firstLine(), before.source() + list), sink, cancellation::isLost);
    }

    private static String literal(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static Outcome stopped() {
        String message = "the cell was stopped; variables are kept";
        return new Outcome.Interrupted(new Failure("Interrupted", message, List.of("Interrupted: " + message + ".")));
    }

    /**
     * Completions at a position of a cell. Waits for a cell that runs.
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

    private MagicAssist writing() {
        return new MagicAssist(engine, catalogue, dependencies, sources, new MagicContext(engine, output -> {}, this));
    }
}
