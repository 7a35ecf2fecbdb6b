package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.headcount.plot.Processes;

/** Debian's Jupyter, with our kernel installed, and with all it keeps in a folder of its own. */
final class Jupyter {

    private static final String PYTHON = "/usr/bin/python3";

    private final Path folder;

    private Jupyter(Path folder) {
        this.folder = folder;
    }

    record Ended(int status, String said) {}

    /**
     * Installs the kernel, or skips the test where Debian's packages are missing; in continuous integration
     * nothing is skipped.
     *
     * @param folder an empty folder
     * @param packages Debian's names of what is needed
     * @param modules Python's names of it
     */
    static Jupyter in(Path folder, String packages, String... modules) throws IOException, InterruptedException {
        Jupyter jupyter = new Jupyter(folder);
        boolean installed = Files.isExecutable(Path.of(PYTHON))
                && jupyter.run(folder, "-c", "import " + String.join(", ", modules))
                                .status()
                        == 0;
        assumeTrue(installed || System.getenv("CI") != null, "not installed: Debian's " + packages);
        int status = Main.commandLine()
                .execute(
                        "kernel",
                        "install",
                        "--prefix",
                        folder.resolve("prefix").toString());
        assertThat(status).isZero();
        return jupyter;
    }

    /** Python with that Jupyter, its output into {@code said.txt}. */
    ProcessBuilder python(String... arguments) {
        List<String> command = new ArrayList<>(List.of(PYTHON));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said().toFile());
        var environment = builder.environment();
        environment.put("JUPYTER_PATH", folder.resolve("prefix/share/jupyter").toString());
        for (String place : List.of("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")) {
            environment.put("JUPYTER_" + place, folder.resolve(place).toString());
        }
        environment.put("IPYTHONDIR", folder.resolve("ipython").toString());
        environment.put("HEADCOUNT_HISTORY", folder.resolve("history.jsonl").toString());
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        return builder;
    }

    /** Runs Python in a folder to its end. */
    Ended run(Path where, String... arguments) throws IOException, InterruptedException {
        Process process = python(arguments).directory(where.toFile()).start();
        try {
            int status = process.waitFor();
            return new Ended(status, Files.readString(said()));
        } finally {
            Processes.end(process);
        }
    }

    /** Where it is said what the latest program said. */
    Path said() {
        return folder.resolve("said.txt");
    }

    /** Where a server says by which address it is reached. */
    Path runtime() {
        return folder.resolve("RUNTIME_DIR");
    }

    /** The committed notebooks. */
    static List<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "..", "notebooks"))) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .map(file -> file.toAbsolutePath().normalize())
                    .sorted()
                    .toList();
        }
    }

    /** Some of these arguments, and then those. */
    static String[] words(List<String> first, List<Path> then) {
        return Stream.concat(first.stream(), then.stream().map(Path::toString)).toArray(String[]::new);
    }
}
