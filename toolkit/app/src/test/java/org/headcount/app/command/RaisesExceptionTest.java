package org.headcount.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.headcount.engine.Settings;
import org.headcount.notebook.Notebook;
import org.headcount.notebook.NotebookCell;
import org.headcount.notebook.UnusableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells that are expected to throw, and cells that are never reached. */
class RaisesExceptionTest {
    @TempDir
    private Path folder;

    private CommandRun run(Object... arguments) {
        return CommandRun.of(new RunCommand(Settings.usual()), arguments);
    }

    /** A notebook whose second cell has a tag, and whose cells hold outputs of an earlier run. */
    private Path notebook(String name, String... sources) throws UnusableFile {
        Notebook notebook = Notebook.empty();
        for (String source : sources) {
            notebook.add(NotebookCell.Type.CODE, source);
        }
        notebook.cells().get(1).tag("raises-exception");
        Path file = folder.resolve(name);
        notebook.write(file);
        return file;
    }

    @Test
    void cellsAfterOneThatMayThrowRun() throws IOException, UnusableFile {
        Path file = notebook("n.ipynb", "int a = 1;", "throw new IllegalStateException(\"meant\");", "a + 41");
        CommandRun commandRun = run("--in-place", "--format", "json", file).ends(ExitStatus.DONE);
        assertThat(commandRun.out()).contains("\"cells\": 3,\n   \"not_run\": 0,\n   \"ok\": true");
        assertThat(Files.readString(file)).contains("\"evalue\": \"meant\"", "\"42\"", "\"execution_count\": 3");
        run("--check", file).ends(ExitStatus.DONE);
        Files.writeString(file, Files.readString(file).replace("\"42\"", "\"43\""));
        run("--check", file).ends(ExitStatus.FOUND_SOMETHING_WRONG).says("cell 3 gives something else");
    }

    @Test
    void whatDoesNotCompileAndAMagicMayFailToo() throws UnusableFile {
        run(notebook("c.ipynb", "int a = 1;", "int b = none;", "System.err.println(\"after \" + a)"))
                .ends(ExitStatus.DONE)
                .says("cannot find symbol");
        run(notebook("m.ipynb", "int a = 1;", "%bash exit 3", "a"))
                .ends(ExitStatus.DONE)
                .says("status 3");
    }

    @Test
    void aTimeoutAndTheEndOfASessionAreNeverExpected() throws UnusableFile {
        Path endless = notebook("t.ipynb", "int a = 1;", "while (true) { }", "a", "a");
        run("--timeout", "1", endless)
                .ends(ExitStatus.FOUND_SOMETHING_WRONG)
                .says("t.ipynb: 4 cells in ", ", 2 of them not run, and cell 2: Timeout: ");
        Path lost = notebook(
                "l.ipynb",
                "int a = 1;",
                "var halt = Runtime.class.getMethod(\"halt\", int.class);\n" + "halt.invoke(Runtime.getRuntime(), 3);",
                "a");
        run(lost).ends(ExitStatus.FOUND_SOMETHING_WRONG).says("1 of them not run");
    }

    @Test
    void whatWasNotRunIsCountedAndKeepsNoOldOutputs() throws IOException, UnusableFile {
        Path file = notebook("f.ipynb", "int a = 1;", "a", "int b = 0;\na / b", "a + 1", "a + 2");
        Notebook notebook = Notebook.read(file);
        notebook.cells().get(4).record(notebook.cells().get(0).outputs(), 7);
        notebook.write(file);
        Path out = folder.resolve("out");
        run("--output", out, "--html", folder.resolve("pages"), file)
                .ends(ExitStatus.FOUND_SOMETHING_WRONG)
                .says("f.ipynb: 5 cells in ", ", 2 of them not run, and cell 3: ArithmeticException");
        assertThat(Notebook.read(out.resolve("f.ipynb")).cells())
                .extracting(NotebookCell::isNotRun)
                .containsExactly(false, false, false, true, true);
        assertThat(Files.readString(folder.resolve("pages").resolve("f.html")))
                .contains("<summary>Cell 3</summary>", "<summary>Cell 4 (not run)</summary>");
        assertThat(Files.readString(folder.resolve("pages").resolve("index.html")))
                .contains("1 failed, 2 cells not run", "(2 cells not run)");
    }

    @Test
    void filesThatFailFastLeavesOutAreReportedAsNotRun() throws IOException, UnusableFile {
        Path bad = notebook("bad.ipynb", "foo", "1");
        Path good = notebook("good.ipynb", "1", "2");
        CommandRun commandRun = run("--fail-fast", "--format", "json", "--html", folder.resolve("pages"), bad, good)
                .ends(ExitStatus.FOUND_SOMETHING_WRONG)
                .says("good.ipynb: 2 cells in 0.0 s, 2 of them not run, and it was not run, since ");
        assertThat(commandRun.out())
                .contains("\"not_run\": 1", "\"not_run\": 2")
                .doesNotContain("\"ok\": true");
        assertThat(Files.readString(folder.resolve("pages").resolve("good.html")))
                .contains("Cell 1 (not run)");
    }

    @Test
    void loadGoesOnBehindACellThatMayThrow() throws IOException, UnusableFile {
        notebook("common.ipynb", "int a = 1;", "throw new IllegalStateException(\"meant\");", "int b = a + 1;");
        Path script = Files.writeString(folder.resolve("s.jsh"), "%load common\nb\n");
        CommandRun commandRun = run(script).ends(ExitStatus.DONE);
        assertThat(commandRun.out()).contains("IllegalStateException: meant").endsWith("\n2\n");
    }
}
