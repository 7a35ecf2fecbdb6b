package org.headcount.kernel;

import java.nio.file.Path;
import java.util.Map;
import org.headcount.engine.Environment;
import org.headcount.engine.NoCompiler;
import org.headcount.engine.Settings;
import org.headcount.session.Signals;

/**
 * A kernel as the whole work of this process: it serves the client that wrote a connection file, until that client shuts
 * it down or ends.
 */
public final class KernelProcess {
    /** The exit status of a kernel that could not start, or that lost a thread. */
    private static final int FAILED = 2;

    private static final long LAST_MILLIS = 10_000;

    private final Settings settings;
    private final Map<String, String> variables;

    /** A kernel whose sessions have these settings. */
    public KernelProcess(Settings settings) {
        this(settings, System.getenv());
    }

    /** A kernel with other environment variables than those of this process. */
    KernelProcess(Settings settings, Map<String, String> variables) {
        this.settings = settings;
        this.variables = variables;
    }

    /**
     * Serves the client that wrote this file.
     *
     * @return whether a client ended it; if not, a message on standard error says why
     */
    public boolean serve(Path connectionFile) throws InterruptedException {
        try {
            NoCompiler.check();
            Environment environment = Environment.of(variables);
            // It takes longest, and so comes first: all else is done while the compiler and the session VM start.
            KernelSession session = KernelSession.start(settings, environment);
            Kernel kernel = start(connectionFile, session);
            ParentProcessWatcher.watch(kernel::end);
            Signals.onInterrupt(kernel::interrupt, Log::say);
            Kernel.End end = kernel.await();
            if (end == Kernel.End.LOST) {
                haltLater();
            }
            kernel.close();
            return end != Kernel.End.LOST;
        } catch (Connection.UnusableConnection | NoCompiler | IllegalArgumentException e) {
            System.err.println("headcount kernel: " + e.getMessage());
            return false;
        }
    }

    /** A kernel that has lost a thread, perhaps because memory ran out, may be unable to end normally. */
    private static void haltLater() {
        Thread thread = new Thread(
                () -> {
                    try {
                        Thread.sleep(LAST_MILLIS);
                    } catch (InterruptedException e) {
                        Log.say("ends at once");
                    }
                    Runtime.getRuntime().halt(FAILED);
                },
                "headcount-halt");
        thread.setDaemon(true);
        thread.start();
    }

    private Kernel start(Path connectionFile, KernelSession session) throws Connection.UnusableConnection {
        try {
            History history = new History(History.usualFile(variables));
            return Kernel.start(Connection.read(connectionFile), session, history);
        } catch (Connection.UnusableConnection e) {
            session.close();
            throw e;
        }
    }
}
