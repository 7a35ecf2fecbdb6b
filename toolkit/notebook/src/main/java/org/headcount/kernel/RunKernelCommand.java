package org.headcount.kernel;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.headcount.engine.NoCompiler;
import org.headcount.engine.Settings;
import org.headcount.magic.Environment;
import org.headcount.session.Signals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kernel run}: is a kernel, until the client that started it shuts it down or ends. */
@Command(
        name = "run",
        description = {
            "Runs a kernel for a client that speaks Jupyter's protocol.",
            "It is the client that starts this, and writes the connection file."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:a client shut it down, or ended",
            "2:the connection file cannot be used, there is no compiler, or a thread of the kernel was lost"
        })
public final class RunKernelCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int NOT_CARRIED_OUT = 2;
    private static final long LAST_MILLIS = 10_000;

    private final Settings settings;
    private final Map<String, String> variables;

    @Parameters(paramLabel = "CONNECTION_FILE", description = "Where the client listens, and the key of its messages.")
    private Path file = Path.of("");

    /** The command, for sessions with these settings. */
    public RunKernelCommand(Settings settings) {
        this(settings, System.getenv());
    }

    /** The command in another environment than this process's. */
    RunKernelCommand(Settings settings, Map<String, String> variables) {
        this.settings = settings;
        this.variables = variables;
    }

    @Override
    public Integer call() throws InterruptedException {
        return run(file);
    }

    /** Is a kernel for the client that wrote this file, and gives the exit status. */
    public int run(Path connectionFile) throws InterruptedException {
        try {
            NoCompiler.check();
            Environment environment = Environment.of(variables);
            // It takes longest, and so comes first: all else is done while the compiler and the session VM start.
            Session session = Session.start(settings, environment);
            Kernel kernel = start(connectionFile, session);
            Parent.watch(kernel::end);
            Signals.onInterrupt(kernel::interrupt, Log::say);
            Kernel.End end = kernel.await();
            if (end == Kernel.End.LOST) {
                haltLater();
            }
            kernel.close();
            return end == Kernel.End.LOST ? NOT_CARRIED_OUT : DONE;
        } catch (UnusableConnection | NoCompiler | IllegalArgumentException e) {
            System.err.println("headcount kernel: " + e.getMessage());
            return NOT_CARRIED_OUT;
        }
    }

    /** A kernel that has lost a thread, perhaps for want of memory, may be unable to end in order. */
    private static void haltLater() {
        Thread thread = new Thread(
                () -> {
                    try {
                        Thread.sleep(LAST_MILLIS);
                    } catch (InterruptedException e) {
                        Log.say("ends at once");
                    }
                    Runtime.getRuntime().halt(NOT_CARRIED_OUT);
                },
                "headcount-halt");
        thread.setDaemon(true);
        thread.start();
    }

    private Kernel start(Path connectionFile, Session session) throws UnusableConnection {
        try {
            History history = new History(History.usualFile(variables));
            return Kernel.start(Connection.read(connectionFile), session, history);
        } catch (UnusableConnection e) {
            session.close();
            throw e;
        }
    }
}
