package org.headcount.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.headcount.engine.Settings;
import org.headcount.notebook.Notebook;
import org.headcount.notebook.NotebookCell;
import org.headcount.notebook.UnusableFile;
import org.headcount.page.About;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands as they are typed. */
class RunCommandTest {
    @TempDir
    private Path folder;

    private CommandRun run(Object... arguments) {
        return CommandRun.of(new RunCommand(Settings.usual()), arguments);
    }

    private Path notebook(String name, String... sources) throws UnusableFile {
        Notebook notebook = Notebook.empty();
        for (String source : sources) {
            notebook.add(NotebookCell.Type.CODE, source);
        }
        Path file = folder.resolve(name);
        notebook.write(file);
        return file;
    }

    private Path script(String name, String source) throws IOException {
        return Files.writeString(folder.resolve(name), source);
    }

    private static String content(Path file) throws IOException {
        return Files.readString(file);
    }

    @Test
    void outputsGoToAFolderOrIntoTheFileAndCheckComparesThem() throws IOException, UnusableFile {
        Path file = notebook(
                "n.ipynb",
                "int a = 20;\nSystem.out.println(\"printed\");\nSystem.err.println(\"wrong\");",
                "display(\"<b>x</b>\", \"text/html\");\na + 1",
                "System.nanoTime() + \" \" + new Object();\nThread.sleep(1);");
        String before = content(file);
        run("--output", folder.resolve("out"), file).ends(ExitStatus.DONE).says("n.ipynb: 3 cells in ");
        assertThat(content(file)).isEqualTo(before);
        assertThat(content(folder.resolve("out/n.ipynb")))
                .contains(
                        "\"printed\\n\"", "\"text/html\": [\n       \"<b>x</b>\"", "\"21\"", "\"execution_count\": 2");

        run("--check", file)
                .ends(ExitStatus.FOUND_SOMETHING_WRONG)
                .says("cell 1 gives something else than the file has");
        run("--in-place", file).ends(ExitStatus.DONE);
        assertThat(content(file)).isEqualTo(content(folder.resolve("out/n.ipynb")));
        run("--check", file).ends(ExitStatus.DONE);
        run("--check", file).ends(ExitStatus.DONE).says("check passed: 1 of 1 shows what the file holds");

        String committed = content(file);
        Files.writeString(file, committed.replace("\"21\"", "\"22\""));
        run("--check", file)
                .ends(ExitStatus.FOUND_SOMETHING_WRONG)
                .says("cell 2 gives something else", "file: 22", "run:  21", "check failed: 0 of 1 shows");
        Files.writeString(file, committed);
        run("--in-place", file).ends(ExitStatus.DONE);
        assertThat(content(file)).isEqualTo(committed);
    }

    @Test
    void aFailingCellEndsItsFileAndSaysWhere() throws IOException, UnusableFile {
        Path bad = notebook("bad.ipynb", "int a = 1;", "int b = 0;\na / b", "System.out.println(\"never\")");
        Path good = notebook("good.ipynb", "1 + 1");
        String before = content(bad);
        CommandRun commandRun = run("--in-place", bad, good)
                .ends(ExitStatus.FOUND_SOMETHING_WRONG)
                .says(
                        "bad.ipynb, cell 2:",
                        "java.lang.ArithmeticException: / by zero",
                        "at cell 2, line 2",
                        "is as it was, since a cell failed",
                        "good.ipynb: 1 cell in");
        assertThat(commandRun.messages()).doesNotContain("never");
        assertThat(content(bad)).isEqualTo(before);
        run("--fail-fast", bad, good)
                .ends(ExitStatus.FOUND_SOMETHING_WRONG)
                .says("good.ipynb: 1 cell in 0.0 s, 1 of them not run");
        run("--allow-errors", "--in-place", bad).ends(ExitStatus.DONE);
        assertThat(content(bad)).contains("\"ename\": \"ArithmeticException\"", "never");
    }

    @Test
    void resultsAreToldAsJson() throws UnusableFile {
        Path good = notebook("good.ipynb", "System.out.println(\"noise\");\n1 + 1");
        Path bad = notebook("bad.ipynb", "foo");
        CommandRun commandRun = run("--format", "json", good, bad).ends(ExitStatus.FOUND_SOMETHING_WRONG);
        assertThat(commandRun.out())
                .startsWith("{\n \"notebooks\": [")
                .contains(
                        "\"cells\": 1",
                        "\"ok\": true",
                        "\"error\": null",
                        "\"ok\": false",
                        "\"error\": \"cell 1: CompileError: cannot find symbol\"")
                .doesNotContain("noise");
    }

    @Test
    void valuesAreGivenToParameters() throws IOException, UnusableFile {
        Notebook notebook = Notebook.empty();
        notebook.add(
                        NotebookCell.Type.CODE,
                        "double line = 3.00; // a day\nString region = \"all\";\nvar wave = 2; long n = 1;\n"
                                + "boolean weighted = true;")
                .tag("parameters");
        notebook.add(NotebookCell.Type.CODE, "line + region + (wave + 1) + n + weighted");
        Path file = folder.resolve("p.ipynb");
        notebook.write(file);
        Path out = folder.resolve("out");
        run(
                        "--output",
                        out,
                        "-p",
                        "line=2",
                        "-p",
                        "region=South \"x\"",
                        "-p",
                        "wave=7",
                        "-p",
                        "n=9",
                        "-p",
                        "weighted=false",
                        file)
                .ends(ExitStatus.DONE);
        assertThat(content(out.resolve("p.ipynb")))
                .contains("2.0South \\\"x\\\"89false", "injected-parameters", "// Parameters");
        run("--output", out, "-p", "line=4", out.resolve("p.ipynb")).ends(ExitStatus.NOT_CARRIED_OUT);
        run("--in-place", "-p", "line=4", out.resolve("p.ipynb")).ends(ExitStatus.DONE);
        assertThat(content(out.resolve("p.ipynb"))).contains("4.0all3").doesNotContain("South");
        run("-p", "line=much", file)
                .ends(ExitStatus.NOT_CARRIED_OUT)
                .says("line is declared as double, and \"much\" is not a value of that type");
        run("-p", "lime=4", file)
                .ends(ExitStatus.NOT_CARRIED_OUT)
                .says("no cell tagged \"parameters\" declares lime. Did you mean line? Declared: line, region, wave");
        run("-p", "novalue", file).ends(ExitStatus.NOT_CARRIED_OUT).says("write -p name=value");
    }

    @Test
    void scriptsRunAndSayTheirLines() throws IOException {
        script("part.jsh", "int opened = 5;\n");
        Path file = script("s.jsh", """
                // a plain script
                /open part.jsh
                System.out.println(opened + 1);

                // %%
                String text = \"""
                /exit is text here
                \""";
                text.length()
                /exit
                broken
                """);
        CommandRun commandRun = run(file).ends(ExitStatus.DONE);
        assertThat(commandRun.out()).isEqualTo("6\n19\n");
        run(script("bad.jsh", "int a = 1;\n\n// %%\na / 0\n"))
                .ends(ExitStatus.FOUND_SOMETHING_WRONG)
                .says("at bad.jsh, line 4");
        run(script("vars.jsh", "/vars\n"))
                .ends(ExitStatus.NOT_CARRIED_OUT)
                .says("/vars in line 1", "/open FILE and /exit");
        run(script("loop.jsh", "/open loop.jsh\n"))
                .ends(ExitStatus.NOT_CARRIED_OUT)
                .says("opens itself");
        run(script("status.jsh", "/exit 3\n"))
                .ends(ExitStatus.FOUND_SOMETHING_WRONG)
                .says("/exit 3");
        run("--in-place", file).ends(ExitStatus.NOT_CARRIED_OUT).says("is a script, which keeps no outputs");
        run("--output", folder.resolve("out"), file).ends(ExitStatus.DONE);
        assertThat(content(folder.resolve("out/s.ipynb"))).contains("\"19\"");
    }

    @Test
    void aCellWorksWhereItsNotebookIs() throws IOException, UnusableFile {
        Files.writeString(folder.resolve("data.txt"), "beside");
        Path file = notebook("w.ipynb", "Files.readString(Path.of(\"data.txt\"))");
        assertThat(run(file).ends(ExitStatus.DONE).out()).isEqualTo("beside\n");
    }

    @Test
    void aCellThatTakesTooLongIsStopped() throws UnusableFile {
        Path file = notebook("slow.ipynb", "int a = 1;", "while (true);");
        run("--timeout", "0.5", file)
                .ends(ExitStatus.FOUND_SOMETHING_WRONG)
                .says("Timeout: the cell took more than the 0.5 s of --timeout");
        run("--timeout", "-1", file).ends(ExitStatus.NOT_CARRIED_OUT);
    }

    @Test
    void aCellThatPrintsWithoutEndIsStoppedAndItsNotebookReadBack() throws UnusableFile {
        Path file = notebook("endless.ipynb", "int a = 1;", "while (true) System.out.println(\"more\");", "a + 1");
        Path kept = folder.resolve("kept");
        run("--timeout", "1", "--allow-errors", "--output", kept, file)
                .ends(ExitStatus.DONE)
                .says("Timeout: ");
        assertThat(Notebook.read(kept.resolve("endless.ipynb"))
                        .cells()
                        .get(2)
                        .outputs()
                        .toString())
                .contains("\"2\"");
    }

    @Test
    void filesRunSideBySideAndPrintInOrder() throws UnusableFile {
        // Each waits for the other to have begun.
        Path first = notebook(
                "first.ipynb",
                "Files.createFile(Path.of(\"first\"));\nwhile (!Files.exists(Path.of(\"second\"))) Thread.sleep(10);",
                "System.out.println(\"one\");");
        Path second = notebook(
                "second.ipynb",
                "System.out.println(\"two\");\nFiles.createFile(Path.of(\"second\"));\n"
                        + "while (!Files.exists(Path.of(\"first\"))) Thread.sleep(10);");
        assertThat(run("--jobs", "2", first, second).ends(ExitStatus.DONE).out())
                .isEqualTo("one\ntwo\n");
        run("--jobs", "0", first).ends(ExitStatus.NOT_CARRIED_OUT).says("--jobs takes a whole number from 1, not 0");
        run("--jobs", "two", first).ends(ExitStatus.NOT_CARRIED_OUT).says("--jobs");
    }

    @Test
    void aCellThatReadsInputFailsSinceNobodyIsThere() throws UnusableFile {
        run(notebook("in.ipynb", "new Scanner(System.in).nextLine()"))
                .ends(ExitStatus.FOUND_SOMETHING_WRONG)
                .says("this run has no keyboard input");
    }

    @Test
    void aSessionThatIsLostIsToldAndTheFileKept() throws IOException, UnusableFile {
        Path file = notebook("lost.ipynb", "org.headcount.engine.SomeLibrary.exit(9);", "1 + 1");
        String before = content(file);
        run("--in-place", file).ends(ExitStatus.FOUND_SOMETHING_WRONG).says("exited with status 9");
        assertThat(content(file)).isEqualTo(before);
    }

    @Test
    void aFileThatChangesWhileItRunsIsNotWrittenOver() throws IOException, UnusableFile {
        Path file = notebook("edited.ipynb", "Files.writeString(Path.of(\"edited.ipynb\"), \"{}\");");
        run("--in-place", file).ends(ExitStatus.NOT_CARRIED_OUT).says("was changed while it ran");
        assertThat(content(file)).isEqualTo("{}");
        Path gone = notebook("gone.ipynb", "Files.delete(Path.of(\"gone.ipynb\"));");
        run("--in-place", gone).ends(ExitStatus.NOT_CARRIED_OUT).says("was removed while it ran");
        assertThat(gone).doesNotExist();
    }

    @Test
    void whatCannotBeRunIsToldBeforeAnythingRuns() throws IOException, UnusableFile {
        Path good = notebook("touch.ipynb", "Files.createFile(Path.of(\"touched\"));");
        Path bad = script("bad.ipynb", "{");
        run(good, bad).ends(ExitStatus.NOT_CARRIED_OUT).says("bad.ipynb is not a notebook");
        assertThat(folder.resolve("touched")).doesNotExist();
        Path empty = Files.createDirectory(folder.resolve("empty"));
        run(empty).ends(ExitStatus.NOT_CARRIED_OUT).says("is a folder without notebooks (.ipynb) and scripts (.jsh)");
        run(folder.resolve("none.ipynb")).ends(ExitStatus.NOT_CARRIED_OUT).says("does not exist");
        run(script("x.txt", ""))
                .ends(ExitStatus.NOT_CARRIED_OUT)
                .says("neither a notebook (.ipynb) nor a script (.jsh)");
        run("--in-place", "--check", good).ends(ExitStatus.NOT_CARRIED_OUT).says("mutually exclusive");
        run().ends(ExitStatus.NOT_CARRIED_OUT);
        Files.setPosixFilePermissions(good, PosixFilePermissions.fromString("r--r--r--"));
        run("--in-place", good).ends(ExitStatus.NOT_CARRIED_OUT).says("is read-only");
    }

    @Test
    void animationsLeaveOnlyTheirLastPicture() throws IOException, UnusableFile {
        Path file = notebook(
                "clear.ipynb",
                "for (int i = 0; i < 3; i++) { clearOutputOnNext(); System.out.println(\"frame \" + i); }",
                "String id = display(\"old\");",
                "updateDisplay(id, \"new\");");
        run("--in-place", file).ends(ExitStatus.DONE);
        assertThat(content(file)).contains("frame 2\\n", "\"new\"").doesNotContain("frame 1\\n\"", "\"old\"\n");
    }

    @Test
    void notebooksAndScriptsConvert() throws IOException, UnusableFile {
        Path file = notebook("c.ipynb", "int a = 1;", "a");
        Path script = folder.resolve("c.jsh");
        CommandRun.of(new ConvertCommand(), file, script).ends(ExitStatus.DONE);
        assertThat(script).hasContent("// %%\nint a = 1;\n\n// %%\na\n");
        CommandRun.of(new ConvertCommand(), file, script)
                .ends(ExitStatus.NOT_CARRIED_OUT)
                .says("--force");
        Path back = folder.resolve("d.ipynb");
        CommandRun.of(new ConvertCommand(), script, back).ends(ExitStatus.DONE);
        assertThat(content(back)).isEqualTo(content(file));
        CommandRun.of(new ConvertCommand(), script, folder.resolve("e.txt")).ends(ExitStatus.NOT_CARRIED_OUT);
    }

    @Test
    void aRuntimeWithoutACompilerIsTold() throws IOException, InterruptedException, UnusableFile {
        Path file = notebook("jre.ipynb", "1 + 1");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--limit-modules",
                "java.base,java.xml,java.sql,java.desktop",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                file.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(ExitStatus.NOT_CARRIED_OUT);
        assertThat(said).contains("is a runtime without jdk.jshell", "Install a JDK 17 or newer");
    }

    /** The command in a VM of its own. */
    static final class Main {
        public static void main(String[] args) {
            System.exit(new CommandLine(new RunCommand(Settings.usual())).execute(args));
        }
    }

    @Test
    void aRunMakesPagesAndAnIndex() throws IOException, UnusableFile {
        Path notebooks = Files.createDirectory(folder.resolve("nb"));
        Files.writeString(notebooks.resolve("a.jsh"), "1 + 1\n");
        Path pages = folder.resolve("pages");
        CommandRun commandRun = run("--html", pages, notebooks).ends(ExitStatus.DONE);
        assertThat(commandRun.out())
                .contains("1 notebook, 1 cell, ", "all ran", "Pages: " + pages.resolve("index.html"));
        assertThat(commandRun.out()).doesNotContain("2\n");
        assertThat(content(pages.resolve("a.jsh.html"))).contains(">2</pre>");
        assertThat(content(pages.resolve("index.html"))).contains("href=\"./a.jsh.html\"");
        assertThat(run("--html", pages, "--format", "json", notebooks)
                        .ends(ExitStatus.DONE)
                        .out())
                .startsWith("{")
                .contains("\"page\": ", "\"index\": ");
        Files.writeString(pages.resolve("a.jsh.html"), "by hand");
        run("--html", pages, notebooks).ends(ExitStatus.NOT_CARRIED_OUT).says("was not made by Headcount");
        run("--html", notebooks.resolve("a.jsh"), notebooks)
                .ends(ExitStatus.NOT_CARRIED_OUT)
                .says("name another with --html");
    }

    @Test
    void anExportRunsNothing() throws IOException, UnusableFile {
        Path file = notebook("e.ipynb", "Files.createFile(Path.of(\"touched\"));");
        CommandRun.of(new ExportCommand(About.nothing()), file)
                .ends(ExitStatus.DONE)
                .says("written to " + folder.resolve("e.html"));
        assertThat(folder.resolve("touched")).doesNotExist();
        assertThat(content(folder.resolve("e.html"))).contains("createFile").doesNotContain("Run on");
        Path other = notebook("f.ipynb", "1");
        CommandRun.of(new ExportCommand(About.nothing()), file, other, "--output", folder.resolve("one.html"))
                .ends(ExitStatus.NOT_CARRIED_OUT)
                .says("would be the page of 2 notebooks: name a folder");
        CommandRun.of(new ExportCommand(About.nothing()), "--to", "pdf", file)
                .ends(ExitStatus.NOT_CARRIED_OUT)
                .says("expected one of [html, md]");
        CommandRun.of(new ExportCommand(About.nothing()), folder.resolve("none.ipynb"))
                .ends(ExitStatus.NOT_CARRIED_OUT)
                .says("does not exist");
    }
}
