package org.headcount.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.headcount.engine.CellOutput;
import org.headcount.engine.Settings;
import org.headcount.notebook.Notebook;
import org.headcount.notebook.NotebookCell;
import org.headcount.notebook.UnusableFile;
import org.headcount.page.About;
import org.headcount.runner.OutputPrinter;
import org.headcount.runner.ProgressReporter;
import org.headcount.session.Bundle;
import org.headcount.session.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notebooks and scripts with magics, from the command line. */
class RunMagicsTest {
    @TempDir
    private Path folder;

    private static CommandRun run(Map<String, String> variables, Object... arguments) {
        return CommandRun.of(new RunCommand(Settings.usual(), About.nothing(), variables), arguments);
    }

    @Test
    void scriptsCallMagics() throws IOException {
        Files.writeString(folder.resolve("common.jsh"), "double line = 3.00;\n");
        Path script = Files.writeString(folder.resolve("s.jsh"), """
                %load common
                // %%
                %help load
                // %%
                for (int i : Progress.range(0, 3)) { }
                line
                // %%
                %nosuch
                """);
        CommandRun commandRun = run(Map.of(), script);
        assertThat(commandRun.status()).isEqualTo(ExitStatus.FOUND_SOMETHING_WRONG);
        assertThat(commandRun.out())
                .startsWith("%load FILE...\n    Runs the cells")
                .endsWith("3.0\n")
                .doesNotContain("of 3");
        assertThat(commandRun.messages())
                .containsPattern("\\[={30}] 3 of 3 in \\d+\\.\\d s\\n")
                .contains("s.jsh, line 8: there is no magic %nosuch");
    }

    @Test
    void aNotebookKeepsWhatItShowsAndNoHelp() throws IOException, UnusableFile {
        Notebook notebook = Notebook.empty();
        notebook.add(NotebookCell.Type.CODE, "%help\nfor (var s : Progress.of(List.of(1, 2))) { }");
        notebook.add(NotebookCell.Type.CODE, "%%time\n6 * 7");
        Path file = folder.resolve("n.ipynb");
        notebook.write(file);
        assertThat(run(Map.of(), "--in-place", file).status()).isEqualTo(ExitStatus.DONE);
        assertThat(Files.readString(file))
                .contains("2 of 2 in ", "\"42\"", "took ")
                .doesNotContain("Magics.");
        assertThat(run(Map.of(), "--check", file))
                .satisfies(commandRun -> assertThat(commandRun.status())
                        .as(commandRun.messages())
                        .isZero());
    }

    @Test
    void theEnvironmentHasItsSay() throws IOException {
        Path startup = Files.writeString(folder.resolve("startup.jsh"), "String begun = System.getProperty(\"who\");");
        Path script = Files.writeString(folder.resolve("s.jsh"), "begun\n// %%\nwhile (true);\n");
        CommandRun commandRun = run(
                Map.of(
                        "HEADCOUNT_JVM_OPTIONS", "-Dwho=me",
                        "HEADCOUNT_STARTUP", startup.toString(),
                        "HEADCOUNT_TIMEOUT", "3"),
                script);
        assertThat(commandRun.status()).isEqualTo(ExitStatus.FOUND_SOMETHING_WRONG);
        assertThat(commandRun.out()).isEqualTo("me\n");
        assertThat(commandRun.messages()).contains("the cell took more than the 3 s of HEADCOUNT_TIMEOUT");
        assertThat(run(Map.of("HEADCOUNT_TIMEOUT", "x"), script))
                .isEqualTo(new CommandRun(
                        ExitStatus.NOT_CARRIED_OUT,
                        "",
                        "headcount run: the environment variable HEADCOUNT_TIMEOUT is \"x\": it takes seconds, more than 0."
                                + " Set it anew, or unset it.\n"));
    }

    @Test
    void onATerminalTheBarStaysInItsLine() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        ProgressReporter reporter = ProgressReporter.onTerminal(
                new PrintStream(written, true, StandardCharsets.UTF_8),
                new PrintStream(messages, true, StandardCharsets.UTF_8));
        OutputPrinter printer = reporter.printer();
        printer.print(new CellOutput.Displayed("a", Progress.bundle("fetching x")));
        printer.print(new CellOutput.Updated("a", Progress.bundle("fetching y")));
        printer.print(new CellOutput.Updated("a", Bundle.text("added x, y")));
        assertThat(messages.toString(StandardCharsets.UTF_8))
                .isEqualTo("fetching x\r          \rfetching y\r          \r");
        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("added x, y\n");
    }
}
