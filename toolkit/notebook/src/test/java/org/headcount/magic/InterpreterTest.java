package org.headcount.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.headcount.engine.CellOutput;
import org.headcount.engine.Engine;
import org.headcount.engine.Outcome;
import org.headcount.notebook.Notebook;
import org.headcount.notebook.NotebookCell;
import org.headcount.notebook.UnusableFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What cells with magics may say, and what comes back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterpreterTest {
    @TempDir
    private static Path folder;

    private Talk talk;

    @BeforeAll
    void start() {
        talk = Talk.in(folder);
    }

    @AfterAll
    void end() {
        talk.close();
    }

    private static Path jar(String name, String entry, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new JarEntry(entry));
            jar.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    @Test
    void magicsAndJavaShareACell() {
        talk.shows("int before = 1;\n%time int timed = 2;\nbefore + timed", "3");
        assertThat(talk.printed()).matches("took \\d+ ms\n|took \\d+\\.\\d\\d s\n");
        talk.prints("%%time\nint a = 1;\n%time a++;\na", "took .*\ntook .*\n")
                .shows("a", "2")
                .fails("a = 5;\n%time nosuch\na = 6;", "line 2: cannot find symbol")
                .shows("a", "5")
                .fails("a = 7;\n\nthrow new IllegalStateException(\"here\");\n%time a = 8;", "at cell", "line 3")
                .shows("a", "7")
                .fails("%time  ", "there is no code to be timed", "write it behind %time")
                .shows("int c = a\n% 4;\nc", "3");
    }

    @Test
    void aMagicThatIsNoneSaysWhichItMayHaveBeen() {
        talk.fails("int x = 1;\n%tiem 1", "line 2: there is no magic %tiem", "    %tiem 1", "hint: did you mean %time?")
                .fails("%xyzzyplugh", "there is no magic %xyzzyplugh", "hint: %help lists those there are: %")
                .fails("%", "a magic has a name behind its %", "hint: %help lists them")
                .fails("%%help", "%help is for one line", "write %help, with a single %")
                .fails("%jars \"a b", "the quote \" is not closed");
    }

    @Test
    void javaThatLooksLikeAMagicIsExplained() {
        talk.fails("int unfinished = 1\n%time 2", "hint: %time was read as a remainder")
                .fails("lineMagic(\"maven\", List.of())", "hint: write the magic itself, as in %maven g:a:v")
                .fails("eval(\"1 + 1\")", "hint: a cell cannot run source from a string")
                .fails(
                        "io.github.spencerpark.ijava.IJava.getKernelInstance().getMagics()",
                        "another kernel's own class")
                .fails("new org.rapaio.jupyter.kernel.MainApp()", "org.headcount.session.Renderer");
    }

    @Test
    void classPathsGrow() throws IOException {
        Path one = jar("lib/one.jar", "one.txt", "content of one");
        Path two = jar("lib/deep/two.jar", "two.txt", "content of two");
        Files.writeString(folder.resolve("lib/notes.txt"), "no jar");
        talk.shows("List<String> added = %jars lib/*.jar\nadded", "[" + one + "]")
                .prints("%jars lib/*.jar", "all of it is on the class path already\n")
                .prints("%jars lib/**.jar", "added two.jar\n")
                .prints("%classpath lib", "added lib\n")
                .prints("%classpath", folder.resolve("lib") + "\n" + two + "\n" + one + "\n.*");
        talk.shows(
                "new String(Thread.currentThread().getContextClassLoader().getResourceAsStream(\"two.txt\").readAllBytes())",
                "content of two");
        Files.writeString(folder.resolve("lib/empty.jar"), "");
        talk.fails("%jars lib/empty.jar", "empty.jar is not a readable jar: ", "get it again; nothing was added")
                .shows("1 + 1", "2");
        talk.fails("%jars", "no path is named", "%jars lib/*.jar")
                .fails("%jars nosuch/*.jar", "nothing matches nosuch/*.jar", "paths begin at " + folder)
                .fails("%jars lib/notes.txt", "lib/notes.txt is not a jar", "%classpath adds folders too")
                .fails("%classpath lib/n*", "lib/n* is neither a jar nor a folder");
    }

    @Test
    void filesAreLoaded() throws IOException, UnusableFile {
        Files.writeString(
                folder.resolve("common.jsh"), "int loaded = 1;\n// %%\nint twice(int x) { return 2 * x; }\nloaded\n");
        Files.writeString(folder.resolve("broken.jsh"), "int ok = 1;\n\nint bad = nosuch;\n");
        Files.writeString(folder.resolve("circle.jsh"), "%load circle\n");
        Notebook notebook = Notebook.empty();
        notebook.add(NotebookCell.Type.MARKDOWN, "# Prose");
        notebook.add(NotebookCell.Type.CODE, "%load common\nint inner = twice(loaded + 1);");
        notebook.add(NotebookCell.Type.CODE, "int broken = nosuch;");
        notebook.write(folder.resolve("other.ipynb"));
        talk.silent("%load common.jsh")
                .shows("%load common\ntwice(loaded)", "2")
                .fails("%load other", "other.ipynb, cell 2, line 1: cannot find symbol")
                .shows("inner", "4")
                .fails("%load broken", "broken.jsh, line 3: cannot find symbol")
                .fails(
                        "%load circle",
                        "circle.jsh, line 1: circle.jsh loads itself", "move what both need to a third file")
                .fails(
                        "%load comon.jsh",
                        "there is no file comon.jsh, nor one with any of the endings .jsh", "did you mean common.jsh?")
                .fails(
                        "%load nosuch/x",
                        "there is no file nosuch/x", "it was looked for at " + folder.resolve("nosuch/x"))
                .fails("%load", "no file is named");
    }

    @Test
    void whatIsDeclaredIsTold() {
        try (Talk fresh = Talk.in(folder)) {
            fresh.prints("%jshell /vars", "nothing yet\n")
                    .silent(
                            "int a = 40; String s = \"x\";\nint twice(int x) { return 2 * x; }\nrecord Point(int x, int y) {}")
                    .prints("%jshell /vars", "int a = 40\nString s = x\n")
                    .prints("%jshell /methods", "int twice\\(int\\)\n")
                    .prints("%jshell /types", "record Point\n")
                    .silent("import java.text.NumberFormat;")
                    .prints("%jshell /imports", ".*;\nimport java.text.NumberFormat;\n")
                    .prints("%jshell /imports", ".*import java.util.\\*;\n.*")
                    .prints("%jshell /list twice", "int twice\\(int x\\) \\{ return 2 \\* x; }\n")
                    .prints("%jshell", "int a = 40;\n.*record Point\\(int x, int y\\) \\{}\n")
                    .fails("%jshell /list twcie", "nothing named twcie is declared", "did you mean twice?")
                    .fails("%jshell /vrs", "%jshell has no command /vrs", "did you mean /vars?")
                    .fails("%jshell 1 + 1", "%jshell has no command 1", "there are /vars, /methods")
                    .prints("%jshell /reset", "a fresh session: nothing is declared, the class path is as it was\n")
                    .fails("a", "cannot find symbol");
        }
    }

    @Test
    void theVmTakesOtherOptions() throws IOException {
        jar("kept.jar", "kept.txt", "kept");
        String kept = "Thread.currentThread().getContextClassLoader().getResource(\"kept.txt\") != null";
        try (Talk fresh = Talk.in(folder)) {
            fresh.prints("int a = 1;\n%jars kept.jar", "added kept.jar\n")
                    .prints("%jvm", "VM: +no options\ncompiler: +no options\n")
                    .prints(
                            "%jvm -Dwho=me -Xmx300m -parameters",
                            "the session was restarted with -Dwho=me -Xmx300m -parameters: variables are gone, the class"
                                    + " path is as it was\n")
                    .fails("a", "cannot find symbol")
                    .shows(kept, "true")
                    .shows("System.getProperty(\"who\") + (Runtime.getRuntime().maxMemory() >> 20 < 310)", "metrue")
                    .shows(
                            "record Named(int own) { void f(int mine) {} }\n"
                                    + "Named.class.getDeclaredMethod(\"f\", int.class).getParameters()[0].getName()",
                            "mine")
                    .prints("%jvm", "VM: +-Dwho=me -Xmx300m\ncompiler: -parameters\n")
                    .silent("int kept = 2;")
                    .fails("%jvm -Xmx1", "line 1: no VM starts with -Xmx1: ", "the session goes on as it was")
                    .fails("%jvm -XX:+NoSuch", "no VM starts with -XX:+NoSuch: Unrecognized VM option 'NoSuch'")
                    .fails("%jvm -Xlint:nosuch --release 99", "the compiler does not take -Xlint:nosuch --release 99: ")
                    .fails("%jvm Xmx1g", "Xmx1g is not an option: options begin with -")
                    .shows("kept", "2")
                    .prints("%jvm --enable-preview", "the session was restarted with --enable-preview.*")
                    .prints(
                            "%jvm",
                            "VM: +--enable-preview\ncompiler: --enable-preview --release "
                                    + Runtime.version().feature() + "\n")
                    .shows("1 + 1", "2")
                    .prints("%jvm --reset", "the session was restarted as at first.*")
                    .prints("%jvm", "VM: +no options\ncompiler: no options\n");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void bashRunsCommandsAndScripts() throws IOException {
        talk.prints("%bash pwd -P", folder.toRealPath() + "\n")
                .prints("%%bash one 'two three'\necho \"$1\" \"$2\"\necho wrong >&2", "(one two three\n|wrong\n){2}")
                .prints("%%bash\nsleep 60 &\necho done", "done\n")
                .prints("%bash read line || echo no input", "no input\n")
                .prints("%bash printf 'é%.0s' {1..9000}", "é{9000}")
                .fails("%bash exit 3", "line 1: bash ended with status 3")
                .fails("%bash", "there is nothing to run")
                .shows("int a = 1;\n%bash true\na", "1");
        assertThat(talk.failure("%bash false").name()).isEqualTo("ExitStatus");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatAMagicDoesCanBeInterrupted() {
        talk.silent("int survives = 1;");
        Outcome outcome = talk.interrupts("%%bash\necho started; trap '' TERM; sleep 600 & wait; sleep 600");
        assertThat(outcome).isInstanceOf(Outcome.Interrupted.class);
        assertThat(((Outcome.Interrupted) outcome).failure().message())
                .isEqualTo("the cell was stopped; variables are kept");
        assertThat(talk.interrupts("%time System.out.println(1); while (true);\nsurvives = 2;"))
                .isInstanceOf(Outcome.Interrupted.class);
        talk.shows("survives", "1");
    }

    @Test
    void picturesAreShown() throws IOException {
        byte[] png = Base64.getDecoder()
                .decode(
                        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        Files.write(folder.resolve("dot.png"), png);
        Files.writeString(folder.resolve("dot.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
        talk.silent("%image dot.png");
        CellOutput.Displayed shown = (CellOutput.Displayed) talk.outputs().get(0);
        assertThat(shown.bundle().data())
                .containsEntry("image/png", Base64.getEncoder().encodeToString(png))
                .containsEntry("text/plain", "dot.png (image/png, " + png.length + " bytes)");
        talk.silent("%image dot.svg");
        assertThat(((CellOutput.Displayed) talk.outputs().get(0)).bundle().data())
                .containsEntry("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>");
        Files.writeString(folder.resolve("dot.txt"), "text");
        talk.fails("%image dot.txt", "dot.txt is not a picture that a notebook can show")
                .fails("%image nosuch.png", "there is no file nosuch.png", "it was looked for at ")
                .fails("%image", "one picture is to be named")
                .fails("%image http://127.0.0.1:1/x.png", "http://127.0.0.1:1/x.png cannot be read: ConnectException");
    }

    @Test
    void helpIsAPage() {
        talk.silent("%help");
        String page = ((CellOutput.Paged) talk.outputs().get(0)).bundle().text();
        assertThat(page).contains("%time CODE\n%%time\n    Runs the code on its line", "%bash COMMAND", "display(x)");
        talk.silent("%help %%time");
        assertThat(((CellOutput.Paged) talk.outputs().get(0)).bundle().text()).isEqualTo("""
                        %time CODE
                        %%time
                            Runs the code on its line, or in its cell, and says how long that took by the clock on the
                            wall: compiling included, which for a line is most of it. The code may call magics too.
                            Also called %timeit.
                        """);
        talk.fails("%help tmie", "there is no magic tmie", "did you mean time?")
                .fails("%help a b", "%help is about one magic, not 2");
    }

    @Test
    void completionKnowsMagicsFilesAndJava() throws IOException {
        Files.createDirectories(folder.resolve("complete/folder"));
        Files.writeString(folder.resolve("complete/file.jsh"), "int a;");
        talk.silent("int population = 3;");
        assertThat(talk.completes("%ti|")).containsExactly("%time");
        assertThat(talk.completes("int a = 1;\n%jv| ")).containsExactly("int a = 1;\n%jvm");
        assertThat(talk.completes("%|")).contains("%bash", "%load", "%time").doesNotContain("%shell");
        assertThat(talk.completes("%%|"))
                .contains("%%bash", "%%loadFromPOM", "%%time")
                .doesNotContain("%%image");
        assertThat(talk.completes("%load complete/f|"))
                .containsExactly("%load complete/file.jsh", "%load complete/folder/");
        assertThat(talk.completes("var x = %jars complete/fo|")).containsExactly("var x = %jars complete/folder/");
        assertThat(talk.completes("%jshell /v|")).containsExactly("%jshell /vars");
        assertThat(talk.completes("%jshell /list popu|")).containsExactly("%jshell /list population");
        assertThat(talk.completes("%help jsh|")).containsExactly("%help jshell");
        assertThat(talk.completes("%jvm --enable|")).containsExactly("%jvm --enable-preview");
        assertThat(talk.completes("%time popul|")).containsExactly("%time population");
        assertThat(talk.completes("%%time\nint b;\npopul|")).containsExactly("%%time\nint b;\npopulation");
        assertThat(talk.completes("%%time\n%jv|")).containsExactly("%%time\n%jvm");
        assertThat(talk.completes("%help\npopul|\n%help")).containsExactly("%help\npopulation");
        assertThat(talk.completes("%nosuch |")).isEmpty();
    }

    @Test
    void whatIsOfferedSaysWhatItIs() throws IOException {
        Files.writeString(folder.resolve("offered.jsh"), "int a;");
        talk.silent("int offered = 3;");
        assertThat(talk.offers("%ti|")).containsExactly("MAGIC %time = %time CODE\n%%time");
        assertThat(talk.offers("%load offer|")).containsExactly("PATH offered.jsh");
        assertThat(talk.offers("%help jsh|")).containsExactly("MAGIC jshell");
        assertThat(talk.offers("%jshell /va|")).containsExactly("OPTION /vars");
        assertThat(talk.offers("%jshell /list offer|")).containsExactly("VARIABLE offered = int offered");
        assertThat(talk.offers("%loadFromPOM comp|")).contains("OPTION compile");
        assertThat(talk.offers("%time offer|")).containsExactly("VARIABLE offered = int offered");
    }

    @Test
    void completionSeesPastMagics() {
        assertThat(talk.completes("var text = \"a\";\n%time text.isBl|"))
                .containsExactly("var text = \"a\";\n%time text.isBlank()");
        assertThat(talk.completes("var text = \"a\";\n%help\ntext.isBl|"))
                .containsExactly("var text = \"a\";\n%help\ntext.isBlank()");
        assertThat(talk.completes("%time 1 + 1\nvar text = \"a\";\ntext.isBl|"))
                .containsExactly("%time 1 + 1\nvar text = \"a\";\ntext.isBlank()");
        assertThat(talk.completes("List<String> jars = %jars *.jar\njars.isEm|"))
                .containsExactly("List<String> jars = %jars *.jar\njars.isEmpty()");
        assertThat(talk.completes("var text = \"😀\"; text.isBl|"))
                .containsExactly("var text = \"😀\"; text.isBlank()");
    }

    @Test
    void inspectionKnowsMagicsAndJava() throws IOException {
        Interpreter interpreter = talk.interpreter();
        assertThat(interpreter.inspect("int a;\n%load x", 9)).singleElement().satisfies(found -> {
            assertThat(found.signature()).isEqualTo("%load FILE...");
            assertThat(found.documentation())
                    .hasValueSatisfying(text -> assertThat(text).startsWith("Runs the cells of"));
        });
        assertThat(interpreter.inspect("%help\nMath.max(", 15))
                .extracting(Engine.Documented::signature)
                .contains("int Math.max(int a, int b)");
        assertThat(interpreter.inspect("%%time\nMath.max(", 16))
                .extracting(Engine.Documented::signature)
                .contains("int Math.max(int a, int b)");
        assertThat(interpreter.inspect("%nosuch", 3)).isEmpty();
    }

    @Test
    void aCellIsCompleteWhenItsPartsAre() throws IOException {
        Interpreter interpreter = talk.interpreter();
        assertThat(interpreter.completeness("%help")).isEqualTo(Engine.Completeness.COMPLETE);
        assertThat(interpreter.completeness("%help\nint a = 1;")).isEqualTo(Engine.Completeness.COMPLETE);
        assertThat(interpreter.completeness("%help\nclass A {")).isEqualTo(Engine.Completeness.INCOMPLETE);
        assertThat(interpreter.completeness("int 1a = 2;\n%help")).isEqualTo(Engine.Completeness.INVALID);
        assertThat(interpreter.completeness("%%bash")).isEqualTo(Engine.Completeness.INCOMPLETE);
        assertThat(interpreter.completeness("%%bash\nls\n")).isEqualTo(Engine.Completeness.COMPLETE);
        assertThat(interpreter.completeness("int a;\n%%bash\n")).isEqualTo(Engine.Completeness.COMPLETE);
        assertThat(interpreter.completeness("int a;\n%%bash")).isEqualTo(Engine.Completeness.INCOMPLETE);
    }
}
