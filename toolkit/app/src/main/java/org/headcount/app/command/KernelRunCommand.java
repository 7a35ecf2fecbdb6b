package org.headcount.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.headcount.engine.Settings;
import org.headcount.kernel.KernelProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kernel run}: runs a kernel until the client that started it shuts it down or ends. */
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
public final class KernelRunCommand implements Callable<Integer> {
    private final KernelProcess process;

    @Parameters(paramLabel = "CONNECTION_FILE", description = "Where the client listens, and the key of its messages.")
    private Path file = Path.of("");

    /** The command, for sessions with these settings. */
    public KernelRunCommand(Settings settings) {
        this.process = new KernelProcess(settings);
    }

    @Override
    public Integer call() throws InterruptedException {
        return process.serve(file) ? ExitStatus.DONE : ExitStatus.NOT_CARRIED_OUT;
    }
}
