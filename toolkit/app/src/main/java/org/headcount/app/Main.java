package org.headcount.app;

import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.headcount.app.command.ArchiveCommand;
import org.headcount.app.command.ConvertCommand;
import org.headcount.app.command.ExitStatus;
import org.headcount.app.command.ExportCommand;
import org.headcount.app.command.JshellCommand;
import org.headcount.app.command.KernelCommand;
import org.headcount.app.command.KernelInstallCommand;
import org.headcount.app.command.KernelListCommand;
import org.headcount.app.command.KernelRehearseCommand;
import org.headcount.app.command.KernelRunCommand;
import org.headcount.app.command.KernelUninstallCommand;
import org.headcount.app.command.RunCommand;
import org.headcount.engine.Settings;
import org.headcount.notebook.UnusableFile;
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
        subcommands = {
            AuditCommand.class,
            FiguresCommand.class,
            RecordCommand.class,
            RelationsCommand.class,
            MeasureCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command");
    }

    /** What Java puts in place of a character of an argument that it cannot decode. */
    private static final char REPLACED = '\uFFFD';

    /** Runs the command and ends the process with its status. */
    public static void main(String[] args) {
        // Data are UTF-8 whatever the terminal's locale: what is piped on must not depend on it.
        StandardStream out = StandardStream.standard();
        StandardStream err = StandardStream.messages();
        // All commands write to these, so that each of them notices what could not be written.
        System.setOut(out.stream());
        System.setErr(err.stream());
        int status = status(commandLine().setOut(out.writer()).setErr(err.writer()), args);
        Optional<String> lost = out.finish();
        lost.ifPresent(why -> err.stream().println("headcount: the output could not be written: " + why));
        // Who closes standard error wants no messages.
        boolean reported = err.finish().filter(why -> !why.contains("Bad file")).isEmpty();
        boolean written = lost.isEmpty() && reported;
        System.exit(written ? status : ExitStatus.NOT_CARRIED_OUT);
    }

    /** Runs a command line. Without this, the VM would end with status 1 after an error, which means another thing here. */
    static int status(CommandLine command, String... args) {
        Optional<String> damaged =
                Stream.of(args).filter(word -> word.indexOf(REPLACED) >= 0).findFirst();
        if (damaged.isPresent()) {
            command.getErr().println("headcount: " + unreadable(damaged.get()));
            return ExitStatus.NOT_CARRIED_OUT;
        }
        try {
            return command.execute(args);
        } catch (OutOfMemoryError e) {
            command.getErr()
                    .println("headcount: memory ran out; give the command more, such as 8 GB by setting the environment"
                            + " variable JDK_JAVA_OPTIONS to -Xmx8g");
        } catch (Error e) {
            command.getErr().println("headcount: " + message(e));
        }
        return ExitStatus.NOT_CARRIED_OUT;
    }

    /** The command line with the project's way to report what goes wrong: one message, status 2. */
    static CommandLine commandLine() {
        Settings cells = CellSettings.settings();
        return new CommandLine(new Main())
                .addSubcommand(new RunCommand(cells, new RunAbout()))
                .addSubcommand(new ExportCommand(new RunAbout()))
                .addSubcommand(new ConvertCommand())
                .addSubcommand(new JshellCommand(cells))
                .addSubcommand(new ArchiveCommand(cells, Main.class))
                .addSubcommand(kernel(cells))
                // A word that begins with @ names what it says, not a file of arguments.
                .setExpandAtFiles(false)
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    command.getErr().println("headcount: " + message(e));
                    return ExitStatus.NOT_CARRIED_OUT;
                })
                .setParameterExceptionHandler((e, args) -> {
                    CommandLine command = e.getCommandLine();
                    command.getErr().println("headcount: " + unreadable(e).orElse(e.getMessage()));
                    UnmatchedArgumentException.printSuggestions(e, command.getErr());
                    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
                    return ExitStatus.NOT_CARRIED_OUT;
                });
    }

    /** A name that Java could not read, since it takes the encoding of names from the locale. */
    private static Optional<String> unreadable(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof InvalidPathException invalid) {
                return Optional.of(unreadable(invalid.getInput()));
            }
        }
        return Optional.empty();
    }

    private static String unreadable(String name) {
        String encoding = System.getProperty("sun.jnu.encoding");
        return "the name \"" + name + "\" cannot be read in the locale's encoding, " + encoding + ": "
                + (encoding.equals("UTF-8") ? "rename the file in UTF-8" : "set LC_ALL=C.UTF-8");
    }

    private static CommandLine kernel(Settings cells) {
        return new CommandLine(new KernelCommand())
                .addSubcommand(new KernelRunCommand(cells))
                .addSubcommand(new KernelRehearseCommand(cells))
                .addSubcommand(
                        new KernelInstallCommand(List.of(KernelMain.class.getName()), () -> OwnArchives.folder(cells)))
                .addSubcommand(new KernelListCommand())
                .addSubcommand(new KernelUninstallCommand());
    }

    /** A fault of what was given says so itself; any other is ours, and says where it happened. */
    private static String message(Throwable e) {
        if (e instanceof IllegalArgumentException || e instanceof UnusableFile) {
            return e.getMessage();
        }
        if (e instanceof FileSystemException file) {
            return file.getFile() + " cannot be read or written"
                    + (file.getReason() == null ? "" : ": " + file.getReason())
                    + "; check its name, its folder and their permissions";
        }
        String where = Stream.of(e.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("org.headcount."))
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
        return "a fault of Headcount itself, please report it: " + e + where;
    }

    /** The version of the jar that runs. */
    static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    /** The version, as the command line asks for it. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"headcount " + version()};
        }
    }
}
