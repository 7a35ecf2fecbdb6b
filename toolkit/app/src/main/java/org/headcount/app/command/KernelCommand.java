package org.headcount.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kernel}: what has to do with Jupyter. */
@Command(
        name = "kernel",
        description = "Java cells for Jupyter: notebooks, consoles and editors that speak its protocol.",
        mixinStandardHelpOptions = true)
public final class KernelCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a subcommand");
    }
}
