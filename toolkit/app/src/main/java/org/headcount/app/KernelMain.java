package org.headcount.app;

import java.nio.file.Path;
import org.headcount.app.command.ExitStatus;
import org.headcount.kernel.KernelProcess;

/**
 * {@code headcount kernel run} without the command line around it, for kernelspecs: a client waits for
 * its first cell, and reading one argument takes a library of two hundred classes longer.
 */
public final class KernelMain {
    private KernelMain() {}

    /** Runs a kernel for the client that wrote the connection file. */
    public static void main(String[] args) throws InterruptedException {
        boolean ended = new KernelProcess(CellSettings.settings()).serve(Path.of(args[0]));
        System.exit(ended ? ExitStatus.DONE : ExitStatus.NOT_CARRIED_OUT);
    }
}
