package org.headcount.kernel;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.headcount.engine.Settings;

/** A kernel in a process of its own, as clients start it. */
final class KernelProgram {
    private KernelProgram() {}

    public static void main(String[] args) throws InterruptedException {
        System.exit(new KernelProcess(Settings.usual()).serve(Path.of(args[0])) ? 0 : 2);
    }

    /** The command line, but for the connection file. */
    static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                absolute(System.getProperty("java.class.path")),
                KernelProgram.class.getName());
    }

    private static String absolute(String classPath) {
        List<String> entries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    static ProcessBuilder of(Path connectionFile) {
        List<String> command = new ArrayList<>(command());
        command.add(connectionFile.toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .put(
                        "HEADCOUNT_HISTORY",
                        connectionFile.resolveSibling("history.jsonl").toString());
        return builder;
    }

    /** A folder for {@code JUPYTER_PATH} that has this kernel under the name {@code ours}. */
    static Path kernelspec(Path folder) {
        List<String> command = new ArrayList<>(command());
        command.add("{connection_file}");
        var spec = MessageContent.empty()
                .put("display_name", "Java")
                .put("language", "java")
                .put("interrupt_mode", "message");
        spec.set("argv", MessageContent.list(command));
        spec.putObject("env")
                .put("HEADCOUNT_HISTORY", folder.resolve("history.jsonl").toString());
        try {
            Path place = Files.createDirectories(folder.resolve("kernels/ours"));
            Files.write(place.resolve("kernel.json"), MessageContent.bytes(spec));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
