package org.headcount.app.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.headcount.engine.Engine;
import org.headcount.engine.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** {@code jshell}: the JDK's own tool, with the toolkit on its class path and a cell's imports. */
@Command(
        name = "jshell",
        description = "Opens the JDK's jshell with the toolkit on its class path and the imports that cells have.",
        mixinStandardHelpOptions = true)
public final class JshellCommand implements Callable<Integer> {
    private final Settings settings;

    @Unmatched
    private List<String> options = new ArrayList<>();

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Scripts to open; options are those of jshell.")
    private List<String> files = List.of();

    /** The command, with the class path and imports of these settings. */
    public JshellCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path jshell = Path.of(System.getProperty("java.home"), "bin", "jshell");
        if (!Files.isExecutable(jshell)) {
            System.err.println("headcount jshell: there is no " + jshell
                    + ": this Java is not a JDK. Install a JDK 17 or newer and set JAVA_HOME to it.");
            return ExitStatus.NOT_CARRIED_OUT;
        }
        try {
            Path imports = Files.createTempFile("headcount", ".jsh");
            try {
                Files.writeString(
                        imports,
                        settings.imports().stream()
                                // A type that is imported by its name cannot be declared there.
                                .filter(name -> name.startsWith("static ") || name.endsWith("*"))
                                .map(name -> "import " + name + ";\n")
                                .collect(Collectors.joining()));
                return new ProcessBuilder(command(jshell, imports))
                        .inheritIO()
                        .start()
                        .waitFor();
            } finally {
                Files.deleteIfExists(imports);
            }
        } catch (IOException e) {
            System.err.println("headcount jshell: " + jshell + " cannot be started: " + e.getMessage());
            return ExitStatus.NOT_CARRIED_OUT;
        }
    }

    private List<String> command(Path jshell, Path imports) {
        String classPath =
                settings.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                jshell.toString(),
                "--class-path",
                classPath,
                "--startup",
                imports.toString(),
                "-R" + Engine.QUIET_LOGGING));
        command.addAll(options);
        command.addAll(files);
        return command;
    }
}
