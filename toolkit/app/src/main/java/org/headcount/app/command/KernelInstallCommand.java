package org.headcount.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headcount.engine.Environment;
import org.headcount.engine.Settings;
import org.headcount.kernelspec.JavaProgram;
import org.headcount.kernelspec.JupyterPaths;
import org.headcount.kernelspec.Kernelspec;
import org.headcount.notebook.UnusableFile;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kernel install}: makes the kernel known to Jupyter. */
@Command(
        name = "install",
        description = {
            "Makes the kernel known to Jupyter, which need not be installed yet.",
            "It runs from where this command's own jars are, and with the Java that runs now."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:it is installed", "2:it is not, and everything is as it was"})
public final class KernelInstallCommand implements Callable<Integer> {
    /** Makes archives for this program, and says where they are. */
    @FunctionalInterface
    public interface Archiving {
        /** Makes them where they are not there yet. */
        Path make() throws IOException, InterruptedException;
    }

    private final JupyterPaths places;
    private final JavaProgram program;
    private final Archiving archiving;

    @ArgGroup
    private Where where = new Where();

    @Option(names = "--name", paramLabel = "NAME", defaultValue = "headcount", description = "What Jupyter calls it.")
    private String name = "headcount";

    @Option(names = "--display-name", paramLabel = "NAME", description = "What people see: Java (Headcount).")
    private Optional<String> displayName = Optional.empty();

    @Option(names = "--jvm-option", paramLabel = "OPTION", description = "An option of the VM that runs cells.")
    private List<String> jvmOptions = List.of();

    @Option(names = "--env", paramLabel = "NAME=VALUE", description = "A variable of the kernel's environment.")
    private List<String> variables = List.of();

    /** Where it is made known; at most one of these. */
    static final class Where {
        @Option(names = "--user", description = "For yourself; the default.")
        private boolean user;

        @Option(names = "--sys-prefix", description = "For the Python environment that is active.")
        private boolean sysPrefix;

        @Option(names = "--prefix", paramLabel = "DIR", description = "For the installation of Jupyter in a folder.")
        private Optional<Path> prefix = Optional.empty();

        Path in(JupyterPaths places) {
            if (prefix.isPresent()) {
                if (Files.exists(prefix.get()) && !Files.isDirectory(prefix.get())) {
                    throw new IllegalArgumentException("--prefix " + prefix.get()
                            + " is a file, not a folder: name the folder in which Jupyter is installed, such as"
                            + " /usr/local or that of a Python environment");
                }
                return JupyterPaths.ofPrefix(prefix.get().toAbsolutePath());
            }
            return sysPrefix && !user ? places.sysPrefix() : places.user();
        }
    }

    /**
     * The command.
     *
     * @param kernel the main class that is a kernel, and its arguments before the connection file
     * @param archiving makes class archives
     */
    public KernelInstallCommand(List<String> kernel, Archiving archiving) {
        this(JupyterPaths.here(), JavaProgram.running(kernel), archiving);
    }

    KernelInstallCommand(JupyterPaths places, JavaProgram program, Archiving archiving) {
        this.places = places;
        this.program = program;
        this.archiving = archiving;
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            if (!Kernelspec.NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("--name " + name
                        + ": Jupyter's names are of small letters, digits, dots, hyphens and underscores");
            }
            Map<String, String> environment = environment();
            Path data = where.in(places);
            Kernelspec spec = new Kernelspec(
                    name, displayName.orElse("Java (Headcount)"), program.kernel(archives()), environment);
            Path folder = spec.install(data);
            System.out.println("installed " + folder);
            if (!places.all().contains(data)) {
                System.out.println(
                        "Jupyter looks there when JUPYTER_PATH names " + data + ", or its own prefix is that.");
            }
            return ExitStatus.DONE;
        } catch (UnusableFile | IllegalArgumentException | IllegalStateException e) {
            System.err.println("headcount kernel install: " + e.getMessage());
            return ExitStatus.NOT_CARRIED_OUT;
        }
    }

    private Path archives() throws InterruptedException {
        try {
            return archiving.make();
        } catch (IOException e) {
            // Archives are a matter of speed alone.
            System.err.println(
                    "The kernel will start more slowly, since no class archives were made: " + e.getMessage());
            return Path.of("").toAbsolutePath().resolve("none");
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String variable : variables) {
            int equals = variable.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("--env " + variable + " is not a variable: write --env NAME=VALUE");
            }
            environment.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        if (!jvmOptions.isEmpty()) {
            List<String> options = new ArrayList<>(jvmOptions);
            environment.merge(
                    Environment.JVM_OPTIONS,
                    options.stream().map(KernelInstallCommand::quoted).collect(Collectors.joining(" ")),
                    (given, more) -> given + " " + more);
        }
        Map<String, String> own = environment.entrySet().stream()
                .filter(each -> each.getKey().startsWith("HEADCOUNT_"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        // What a kernel would refuse at its start, where the message is hidden, is refused here.
        Environment.of(own).over(Settings.usual());
        return environment;
    }

    private static String quoted(String option) {
        return Stream.of(" ", "\t").anyMatch(option::contains) ? "\"" + option + "\"" : option;
    }
}
