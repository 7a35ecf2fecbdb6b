package org.headcount.kernel;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.headcount.engine.Cell;
import org.headcount.engine.Engine;
import org.headcount.engine.Environment;
import org.headcount.engine.Outcome;
import org.headcount.engine.OutputSink;
import org.headcount.engine.Settings;
import org.headcount.engine.TimeLimit;
import org.headcount.magic.Interpreter;
import org.headcount.session.CommEvent;

/** The engine behind the kernel, which starts while the kernel already talks: a client waits for it only with its first cell. */
final class KernelSession implements AutoCloseable {
    private record Started(Engine engine, Interpreter interpreter) {}

    private final CompletableFuture<Started> starting;
    private final TimeLimit limit;
    private volatile boolean stopped;

    private KernelSession(CompletableFuture<Started> starting, TimeLimit limit) {
        this.starting = starting;
        this.limit = limit;
    }

    /** Starts it with these settings alone. */
    static KernelSession start(Settings settings) {
        return start(settings, Environment.of(Map.of()));
    }

    /** Starts it with these settings and with what the environment says beside them. */
    static KernelSession start(Settings settings, Environment environment) {
        Settings all = environment.over(settings);
        Executor starter = work -> {
            Thread thread = new Thread(null, work, "headcount-start");
            thread.setDaemon(true);
            thread.start();
        };
        CompletableFuture<Started> starting = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        Engine engine = Engine.start(all);
                        return new Started(engine, Interpreter.of(engine, environment.startupCell()));
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                },
                starter);
        return new KernelSession(starting, environment.timeLimit());
    }

    /** What runs cells, once it can. */
    Interpreter interpreter() throws IOException {
        return started().interpreter();
    }

    private Started started() throws IOException {
        try {
            return starting.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }

    /** A cell is about to be run: it can be stopped from now on, also before its code has begun. */
    void expectCell() {
        stopped = false;
    }

    /** Runs a cell to its end, or for as long as it may take. */
    Outcome run(Cell cell, OutputSink sink) throws IOException {
        Interpreter interpreter = started().interpreter();
        return limit.keep(
                interpreter::awaitSession, () -> interpreter.run(cell, sink, () -> stopped), interpreter::interrupt);
    }

    /**
     * Tells a cell what a client says over a comm, and waits for what the cell has for that.
     *
     * @param answers takes what is said over comms meanwhile
     */
    void hear(CommEvent event, OutputSink answers) throws IOException {
        Engine engine = started().engine();
        engine.hear(event, answers, () -> stopped).ifPresent(why -> Log.say("no handler for a comm's message: " + why));
    }

    /** The comms that are open, by id, each with its target. */
    Map<String, String> comms() throws IOException {
        // Before the first cell no comm can be open, so the client need not wait.
        return starting.isDone() ? started().engine().comms() : Map.of();
    }

    /** Stops the cell that runs, if one does. */
    void interrupt() {
        stopped = true;
        if (starting.isDone() && !starting.isCompletedExceptionally()) {
            starting.join().interpreter().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            started().engine().close();
        } catch (IOException e) {
            Log.say("there was no session to end: " + e.getMessage());
        }
    }
}
