package org.headcount.app;

import java.nio.file.Path;
import org.headcount.kernel.RunKernelCommand;

/**
 * {@code headcount kernel run} without the command line around it, for kernelspecs: a client waits for
 * its first cell, and reading one argument takes a library of two hundred classes longer.
 */
public final class KernelMain {
    private KernelMain() {}

    /** Runs a kernel for the client that wrote the connection file. */
    public static void main(String[] args) throws InterruptedException {
        System.exit(new RunKernelCommand(Cells.settings()).run(Path.of(args[0])));
    }
}
