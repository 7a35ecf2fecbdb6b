package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.headcount.notebook.Notebook;
import org.headcount.notebook.NotebookCell;
import org.headcount.notebook.UnusableFile;
import org.headcount.runner.OutputComparison;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The committed notebooks are notebooks to Jupyter's own tools, which run them in our kernel. */
@Tag("thorough")
@Timeout(value = 12, unit = TimeUnit.MINUTES)
class JupyterToolsTest {

    private static final String VALIDATE = """
            import sys, nbformat
            for name in sys.argv[1:]:
                nbformat.validate(nbformat.read(name, as_version=nbformat.NO_CONVERT))
            print('valid:', len(sys.argv) - 1)
            """;

    private static final String RUN = """
            import sys, nbclient, nbformat
            for name in sys.argv[1:]:
                notebook = nbformat.read(name, as_version=4)
                nbclient.NotebookClient(notebook).execute()
                nbformat.write(notebook, name)
            """;

    @TempDir
    private Path folder;

    private Jupyter jupyter;

    @BeforeEach
    void require() throws IOException, InterruptedException {
        jupyter = Jupyter.in(folder, "jupyter-nbconvert", "nbformat", "nbconvert", "nbclient");
    }

    private Jupyter.Ended python(List<String> arguments, List<Path> notebooks)
            throws IOException, InterruptedException {
        Jupyter.Ended ended = jupyter.run(folder, Jupyter.words(arguments, notebooks));
        assertThat(ended.status()).as(ended.said()).isZero();
        return ended;
    }

    @Test
    void everyNotebookIsValid() throws IOException, InterruptedException {
        List<Path> notebooks = Jupyter.notebooks();
        assertThat(python(List.of("-c", VALIDATE), notebooks).said()).contains("valid: " + notebooks.size());
    }

    @Test
    void everyNotebookIsConverted() throws IOException, InterruptedException {
        List<Path> notebooks = Jupyter.notebooks();
        python(List.of("-m", "nbconvert", "--to", "html", "--output-dir", folder.toString()), notebooks);
        try (Stream<Path> pages = Files.list(folder)) {
            assertThat(pages.filter(page -> page.toString().endsWith(".html"))).hasSameSizeAs(notebooks);
        }
    }

    /** What it cannot run it says, by its status; what it shows is compared as {@code --check} does. */
    @Test
    void nbconvertRunsEveryNotebookToWhatItShows() throws Exception {
        Path executed = folder.resolve("executed");
        List<Path> notebooks = Jupyter.notebooks();
        python(
                List.of("-m", "nbconvert", "--execute", "--to", "notebook", "--output-dir", executed.toString()),
                notebooks);
        for (Path notebook : notebooks) {
            assertSame(notebook, executed.resolve(notebook.getFileName()));
        }
    }

    @Test
    void nbclientRunsANotebookToWhatItShows() throws Exception {
        Path copy = folder.resolve("method.ipynb");
        Path notebook = Path.of("..", "..", "notebooks", "method.ipynb");
        Files.copy(notebook, copy);
        python(List.of("-c", RUN), List.of(copy));
        assertSame(notebook, copy);
    }

    private static void assertSame(Path committed, Path executed) throws UnusableFile {
        List<NotebookCell> before = Notebook.read(committed).cells();
        List<NotebookCell> after = Notebook.read(executed).cells();
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(OutputComparison.difference(
                            before.get(i).outputs(), after.get(i).outputs()))
                    .as(committed.getFileName() + ", cell " + (i + 1))
                    .isEmpty();
        }
    }
}
