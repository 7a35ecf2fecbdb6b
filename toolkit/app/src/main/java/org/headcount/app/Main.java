package org.headcount.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.headcount.data.DataException;
import org.headcount.engine.Settings;
import org.headcount.runner.ConvertCommand;
import org.headcount.runner.JshellCommand;
import org.headcount.runner.RunCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code headcount}: what was asked for on standard output, anything else on standard error. */
@Command(
        name = "headcount",
        description = "Figures of documents and surveys as data, recomputed and audited.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {AuditCommand.class, MeasureCommand.class, CommandLine.HelpCommand.class})
public final class Main implements Runnable {

    /** The work was done and found something wrong. */
    static final int FOUND_WRONG = 1;

    /** What cells and the JDK's jshell have imported of the toolkit. */
    private static final String[] TOOLKIT = {
        "org.headcount.data.*",
        "org.headcount.document.*",
        "org.headcount.metrics.*",
        "org.headcount.survey.*",
        "tech.tablesaw.api.*"
    };

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command");
    }

    /** Runs the command and ends the process with its status. */
    public static void main(String[] args) {
        // Data are UTF-8 whatever the terminal's locale: what is piped on must not depend on it.
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        int status = commandLine().setOut(out).setErr(err).execute(args);
        out.flush();
        err.flush();
        System.exit(status);
    }

    /** The command line with the project's way to report what goes wrong: one message, status 2. */
    static CommandLine commandLine() {
        Settings cells = Settings.usual().withImports(TOOLKIT);
        return new CommandLine(new Main())
                .addSubcommand(new RunCommand(cells))
                .addSubcommand(new ConvertCommand())
                .addSubcommand(new JshellCommand(cells))
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    if (e instanceof DataException || e instanceof IllegalArgumentException) {
                        command.getErr().println("headcount: " + e.getMessage());
                        return CommandLine.ExitCode.USAGE;
                    }
                    throw e;
                })
                .setParameterExceptionHandler((e, args) -> {
                    CommandLine command = e.getCommandLine();
                    command.getErr().println("headcount: " + e.getMessage());
                    UnmatchedArgumentException.printSuggestions(e, command.getErr());
                    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
                    return CommandLine.ExitCode.USAGE;
                });
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }

    /** The version of the jar that runs. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"headcount " + (version == null ? "(not packaged)" : version)};
        }
    }
}
