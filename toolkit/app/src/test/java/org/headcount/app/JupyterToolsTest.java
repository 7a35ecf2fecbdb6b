package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The committed notebooks are notebooks to Jupyter's own tools. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class JupyterToolsTest {

    private static final String PYTHON = "/usr/bin/python3";

    private static final String VALIDATE = """
            import sys, nbformat
            for name in sys.argv[1:]:
                nbformat.validate(nbformat.read(name, as_version=nbformat.NO_CONVERT))
            print('valid:', len(sys.argv) - 1)
            """;

    @TempDir
    private Path folder;

    private record Ended(int status, String said) {}

    private Ended python(List<String> arguments) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        List<String> command = new ArrayList<>(List.of(PYTHON));
        command.addAll(arguments);
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        return new Ended(status, Files.readString(said));
    }

    private void requireTools() throws IOException, InterruptedException {
        boolean installed = Files.isExecutable(Path.of(PYTHON))
                && python(List.of("-c", "import nbformat, nbconvert")).status() == 0;
        assumeTrue(installed || System.getenv("CI") != null, "Debian's jupyter-nbconvert is not installed");
    }

    private static List<String> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "..", "notebooks"))) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyNotebookIsValid() throws IOException, InterruptedException {
        requireTools();
        List<String> arguments = new ArrayList<>(List.of("-c", VALIDATE));
        arguments.addAll(notebooks());
        Ended ended = python(arguments);
        assertThat(ended.said()).contains("valid: " + notebooks().size());
        assertThat(ended.status()).isZero();
    }

    @Test
    void everyNotebookIsConverted() throws IOException, InterruptedException {
        requireTools();
        List<String> arguments =
                new ArrayList<>(List.of("-m", "nbconvert", "--to", "html", "--output-dir", folder.toString()));
        arguments.addAll(notebooks());
        Ended ended = python(arguments);
        assertThat(ended.status()).as(ended.said()).isZero();
        try (Stream<Path> pages = Files.list(folder)) {
            assertThat(pages.filter(page -> page.toString().endsWith(".html"))).hasSameSizeAs(notebooks());
        }
    }
}
