package org.headcount.app.command;

import java.util.concurrent.Callable;
import org.headcount.engine.Settings;
import org.headcount.kernel.ArchiveTrainingRun;
import picocli.CommandLine.Command;

/** {@code kernel rehearse}: the run of a kernel that the JDK records when it makes the archive of classes. */
@Command(name = "rehearse", hidden = true, description = "Runs a kernel for the JDK to record the classes it needs.")
public final class KernelRehearseCommand implements Callable<Integer> {
    private final Settings settings;

    /** The command, for sessions with these settings. */
    public KernelRehearseCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws Exception {
        return new ArchiveTrainingRun(settings).run() ? ExitStatus.DONE : ExitStatus.NOT_CARRIED_OUT;
    }
}
