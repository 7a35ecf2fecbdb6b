package org.headcount.kernel;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.headcount.engine.Engine;
import org.headcount.engine.Settings;

/** The engine, which starts while the kernel already talks: a client waits for it only with its first cell. */
final class Session implements AutoCloseable {
    private final CompletableFuture<Engine> engine;

    private Session(CompletableFuture<Engine> engine) {
        this.engine = engine;
    }

    static Session start(Settings settings) {
        Executor starter = work -> {
            Thread thread = new Thread(null, work, "headcount-start");
            thread.setDaemon(true);
            thread.start();
        };
        return new Session(CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return Engine.start(settings);
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                },
                starter));
    }

    /** The engine, once it runs. */
    Engine engine() throws IOException {
        try {
            return engine.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }

    /** Stops the cell that runs, if one does. */
    void interrupt() {
        if (engine.isDone() && !engine.isCompletedExceptionally()) {
            engine.join().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            engine().close();
        } catch (IOException e) {
            Log.say("there was no session to end: " + e.getMessage());
        }
    }
}
