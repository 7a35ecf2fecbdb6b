package org.headcount.app.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.headcount.engine.Archives;
import org.headcount.engine.Engine;
import org.headcount.engine.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code archive}: makes the class archives with which the command starts faster. */
@Command(
        name = "archive",
        description = "Makes class archives in a folder, with which the command and its sessions start faster.",
        mixinStandardHelpOptions = true,
        hidden = true)
public final class ArchiveCommand implements Callable<Integer> {
    private final Settings settings;
    private final String mainClass;

    @Parameters(paramLabel = "DIR", description = "The folder for the archives.")
    private Path folder = Path.of("");

    /** The command, for sessions with these settings and for the program with this main class. */
    public ArchiveCommand(Settings settings, Class<?> mainClass) {
        this.settings = settings;
        this.mainClass = mainClass.getName();
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            Path script = Files.createTempFile("headcount", ".jsh");
            try {
                Files.writeString(script, "int a = 1;\n// %%\na + 1\n", StandardCharsets.UTF_8);
                Archives.make(
                        folder,
                        settings,
                        Map.of(
                                "command", List.of(mainClass, "run", script.toString()),
                                "kernel", List.of(Engine.STEADY, mainClass, "kernel", "rehearse")));
            } finally {
                Files.deleteIfExists(script);
            }
            return ExitStatus.DONE;
        } catch (IOException e) {
            System.err.println("headcount archive: " + e.getMessage());
            return ExitStatus.NOT_CARRIED_OUT;
        }
    }
}
