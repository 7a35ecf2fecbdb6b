package org.headcount.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.headcount.session.CommEvent;
import org.headcount.sources.LibrarySources;

/**
 * Runs Java cells, one at a time, in a VM of their own.
 *
 * <p>A session keeps what its cells declare until it is lost: because its VM ended, or was restarted.
 * The engine lives on and starts a fresh one for the next cell.
 *
 * <p>{@link #run} may be called by any thread, and makes others wait; {@link #interrupt} is for a
 * thread that does not.
 */
public final class Engine implements AutoCloseable {
    /**
     * An option of the VM that an engine is in, with which long sessions stay as fast as they began: it lets us
     * reach what JShell keeps of cells that are done with.
     */
    public static final String STEADY = "--add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED";

    /**
     * An option of a VM for cells that hides slf4j's warning that it has no implementation: the libraries of cells log
     * through slf4j, and cells may add an implementation.
     */
    public static final String QUIET_LOGGING = "-Dslf4j.internal.verbosity=ERROR";

    /** What the next session is started with: it grows with the class path of the present one. */
    private volatile Settings settings;

    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final OutputRouter router = new OutputRouter();

    private Optional<JShellSession> session = Optional.empty();
    private int sessions;
    private int cells;
    private volatile Optional<InterruptLadder> running = Optional.empty();

    private Engine(Settings settings) {
        this.settings = settings;
    }

    /**
     * Starts a session.
     *
     * @throws IOException when its VM cannot be started
     * @throws NoCompiler when this Java is a runtime without the compiler
     */
    public static Engine start(Settings settings) throws IOException {
        NoCompiler.check();
        Engine engine = new Engine(settings);
        engine.present();
        return engine;
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
     * Runs a cell unless it was interrupted before it started: {@link #interrupt} does nothing for a cell that has
     * not begun, so the caller reports such an interrupt here.
     *
     * @param stopped whether it is to stop; read once it can be interrupted
     * @throws IOException when the session was lost earlier and a new VM cannot be started
     */
    public Outcome run(Cell cell, OutputSink sink, BooleanSupplier stopped) throws IOException {
        oneAtATime.lock();
        try {
            JShellSession present = present();
            InterruptLadder run = new InterruptLadder(++cells, present, settings.ladder());
            router.add(run.number(), sink);
            return carryOut(run, stopped, () -> DeepStack.run(() -> present.run(run.number(), cell)));
        } finally {
            oneAtATime.unlock();
        }
    }

    private Outcome carryOut(InterruptLadder run, BooleanSupplier stopped, Supplier<Outcome> work) {
        run.begin();
        running = Optional.of(run);
        if (stopped.getAsBoolean()) {
            run.interrupt();
        }
        router.begin(run.number());
        try {
            Outcome outcome = work.get();
            router.rethrow();
            return outcome;
        } finally {
            running = Optional.empty();
            run.end();
            router.end();
        }
    }

    /**
     * Delivers a client's comm message to its handler in a cell, and returns when the handler has ended. What it
     * prints and throws goes to the cell's sink. A comm that no cell handles is closed.
     *
     * @param answers takes what is said over comms meanwhile
     * @param stopped whether it is to stop; read once it can be interrupted
     * @return why no handler received it; empty if one did
     */
    public Optional<String> hear(CommEvent event, OutputSink answers, BooleanSupplier stopped) {
        oneAtATime.lock();
        try {
            OpenComms.Listener listener = router.comms().listener(event);
            if (listener instanceof OpenComms.Listener.NoHandler none) {
                none.answer().ifPresent(answer -> answers.accept(new CellOutput.Said(answer)));
                return Optional.of(none.why());
            }
            int handlers = ((OpenComms.Listener.Handlers) listener).number();
            JShellSession present = session.orElseThrow();
            router.add(handlers, answers);
            InterruptLadder run = new InterruptLadder(handlers, present, settings.ladder());
            Outcome outcome = carryOut(run, stopped, () -> present.hear(handlers, event));
            outcome.problem().ifPresent(problem -> router.complain(handlers, problem));
            return Optional.empty();
        } finally {
            oneAtATime.unlock();
        }
    }

    /** The comms that are open, by id, each with its target. */
    public Map<String, String> comms() {
        return router.comms().open();
    }

    /**
     * Completions at a position of a cell. Waits for a cell that runs.
     *
     * @param source the cell so far
     * @param position where the cursor is, in the source's own units
     * @throws IOException when the session was lost and a new VM cannot be started
     */
    public Suggestions complete(String source, int position) throws IOException {
        oneAtATime.lock();
        try {
            JShellSession present = present();
            return DeepStack.run(() -> present.guide().complete(source, position));
        } finally {
            oneAtATime.unlock();
        }
    }

    /**
     * What is known of the name at a position: signatures, each with its documentation where there are sources,
     * the JDK's as they are installed, and libraries' as given. Waits for a cell that runs.
     *
     * @throws IOException when the session was lost and a new VM cannot be started
     */
    public List<Documented> inspect(String source, int position, LibrarySources sources) throws IOException {
        oneAtATime.lock();
        try {
            JShellSession present = present();
            return DeepStack.run(() -> present.guide().inspect(source, position, sources, settings.classPath()));
        } finally {
            oneAtATime.unlock();
        }
    }

    /**
     * Whether a cell that is being written could be run. Waits for a cell that runs.
     *
     * @throws IOException when the session was lost and a new VM cannot be started
     */
    public Completeness completeness(String source) throws IOException {
        oneAtATime.lock();
        try {
            JShellSession present = present();
            return DeepStack.run(() -> present.completeness(source));
        } finally {
            oneAtATime.unlock();
        }
    }

    /**
     * What cells have declared so far. Waits for a cell that runs.
     *
     * @throws IOException when the session was lost and a new VM cannot be started
     */
    public List<Declaration> declared() throws IOException {
        oneAtATime.lock();
        try {
            return Declaration.in(present().jshell());
        } finally {
            oneAtATime.unlock();
        }
    }

    /**
     * The number of the session in which the next cell would run: another whenever declarations are gone. Waits for a
     * cell that runs.
     *
     * @throws IOException when the session was lost and a new VM cannot be started
     */
    public int session() throws IOException {
        oneAtATime.lock();
        try {
            present();
            return sessions;
        } finally {
            oneAtATime.unlock();
        }
    }

    /** What the session, or the next one, is started with; the class path is all that cells see. */
    public Settings settings() {
        return settings;
    }

    /**
     * Adds jars or folders to what cells see, before what is there, from the next cell on and also after the session is
     * lost.
     *
     * @throws IllegalArgumentException when one of them is a file and no jar; none is added then
     * @throws IOException when the session was lost and a new VM cannot be started
     */
    public void addToClassPath(List<Path> entries) throws IOException {
        changeClassPath(entries, List.of());
    }

    /**
     * Adds jars or folders to what cells see, before what is there, and removes others, from the next cell on and also
     * after the session is lost. Classes of {@link #inUse} entries stay as they are, also where a jar that is added
     * has others of the same name.
     *
     * @throws IllegalArgumentException when one of them is a file and no jar; nothing is changed then
     * @throws IOException when the session was lost and a new VM cannot be started
     */
    public void changeClassPath(List<Path> added, List<Path> removed) throws IOException {
        Options.checkClassPath(added);
        List<Path> entries = added.stream().map(Path::toAbsolutePath).toList();
        oneAtATime.lock();
        try {
            present().changeClassPath(entries, removed);
            settings = changed(entries, removed);
        } catch (Vm.Ended e) {
            // The next cell finds the session lost; the next session has the class path.
            settings = changed(entries, removed);
        } finally {
            oneAtATime.unlock();
        }
    }

    /**
     * Changes the class path as {@link #changeClassPath} does, for a fresh session.
     *
     * @throws IllegalArgumentException when one of them is a file and no jar; nothing is changed then
     */
    public void restartWithClassPath(List<Path> added, List<Path> removed) {
        Options.checkClassPath(added);
        settings = changed(added, removed);
        restart();
    }

    private Settings changed(List<Path> added, List<Path> removed) {
        return settings.withClassPath(
                Stream.concat(added.stream(), settings.classPath().stream().filter(entry -> !removed.contains(entry)))
                        .toList());
    }

    /**
     * The entries of the class path from which classes are loaded that would keep a change of the class path from
     * taking effect: those to be removed, and those with classes that entries to be added have too.
     *
     * @throws IOException when the session was lost and a new VM cannot be started
     */
    public List<Path> inUse(List<Path> added, List<Path> removed) throws IOException {
        oneAtATime.lock();
        try {
            return present().inUse(added.stream().map(Path::toAbsolutePath).toList(), removed);
        } catch (Vm.Ended e) {
            return List.of();
        } finally {
            oneAtATime.unlock();
        }
    }

    /**
     * Completions.
     *
     * @param from where the part of the source begins that they replace
     * @param found the completions, those that fit the expected type first
     */
    public record Suggestions(int from, List<Suggestion> found) {
        /** The texts of the completions. */
        public List<String> texts() {
            return found.stream().map(Suggestion::text).toList();
        }
    }

    /** A signature, and its documentation as text with markup where there is any. */
    public record Documented(String signature, Optional<String> documentation) {}

    /** Whether source is a whole cell. */
    public enum Completeness {
        /** It could be run. */
        COMPLETE,
        /** It needs more. */
        INCOMPLETE,
        /** No more would make it right. */
        INVALID
    }

    private JShellSession present() throws IOException {
        if (session.isEmpty() || session.get().vm().ending().isPresent()) {
            session.ifPresent(JShellSession::close);
            session = Optional.empty();
            session = Optional.of(JShellSession.start(settings, router));
            sessions++;
        }
        return session.get();
    }

    /**
     * Waits until the session's VM has come up, or has failed to: cells run all the same without, and wait themselves.
     *
     * @throws IOException when the session was lost earlier and a new VM cannot be started
     */
    public void awaitSession() throws IOException {
        JShellSession starting;
        oneAtATime.lock();
        try {
            starting = present();
        } finally {
            oneAtATime.unlock();
        }
        starting.vm().awaitStart();
    }

    /**
     * Stops the cell that runs, if one does: first asks it to leave, then throws in its thread, and at
     * last ends its VM. Returns at once; the cell's {@link #run} returns when it has stopped.
     */
    public void interrupt() {
        running.ifPresent(InterruptLadder::interrupt);
    }

    /**
     * Ends the session; the next cell runs in a fresh one. Stops a cell that runs.
     */
    public void restart() {
        running.ifPresent(InterruptLadder::kill);
        oneAtATime.lock();
        try {
            session.ifPresent(JShellSession::close);
            session = Optional.empty();
        } finally {
            oneAtATime.unlock();
        }
    }

    /**
     * Ends the session; the next cell runs in one that is started with these settings. Stops a cell that runs.
     *
     * @throws IllegalArgumentException when a jar cannot be read, or no VM or compiler takes the options
     */
    public void restart(Settings other) {
        other.requireUsable();
        settings = other;
        restart();
    }

    /** The process of the session's VM, while there is one. */
    public Optional<Long> pid() {
        return session.map(present -> present.vm().pid());
    }

    /** Ends the session, also under a cell that runs. */
    @Override
    public void close() {
        restart();
    }
}
