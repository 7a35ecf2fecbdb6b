package org.headcount.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.headcount.engine.Settings;
import org.headcount.notebook.Notebook;
import org.headcount.notebook.NotebookCell;
import org.headcount.notebook.UnusableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values for parameters, in the types that they are declared with. */
class ParametersTest {
    @TempDir
    private Path folder;

    private static CommandRun run(Object... arguments) {
        return CommandRun.of(new RunCommand(Settings.usual()), arguments);
    }

    /** Runs a script that declares parameters and prints expressions of them. */
    private CommandRun run(String declarations, String shown, String... values) throws IOException {
        Path script = Files.writeString(
                folder.resolve("p.jsh"),
                "// %% tags=[\"parameters\"]\n" + declarations + "\n// %%\nSystem.out.print(" + shown + ");\n");
        List<Object> arguments = new ArrayList<>(List.of(script));
        for (String value : values) {
            arguments.add("-p");
            arguments.add(value);
        }
        return run(arguments.toArray());
    }

    @Test
    void aDeclarationOfSeveralVariablesGivesEachItsType() throws IOException {
        assertThat(run("double share = 1, level = 2;", "level / 4", "level=3")
                        .ends(ExitStatus.DONE)
                        .out())
                .isEqualTo("0.75");
        assertThat(run("long a = 1, b = 2, c = 3", "c / 2 + a", "c=9", "a=4000000000")
                        .ends(ExitStatus.DONE)
                        .out())
                .isEqualTo("4000000004");
        assertThat(run("double\n  a =\n 1 // = 2, level = 3\n  , level = 2\n;", "level / 4", "level=3")
                        .out())
                .isEqualTo("0.75");
    }

    @Test
    void declarationsAreReadBesideWhateverElseACellHolds() throws IOException {
        String cell = """
                import java.time.LocalDate;
                %bash true
                String level() { return "int level = 2;"; }
                record Level(int level) { }
                @Deprecated public static double level = new Level(2).level();
                var files = %bash ls
                var name = "a\\"; int level = 1;";
                """;
        assertThat(run(cell, "level / 4 + name", "level=3", "name=x\"\\y")
                        .ends(ExitStatus.DONE)
                        .out())
                .endsWith("0.75x\"\\y");
        assertThat(run("final double line = 2;\nfor (int n = 0; n < 1; n++) { int line = 0; }", "line / 4", "line=3")
                        .ends(ExitStatus.DONE)
                        .out())
                .isEqualTo("0.75");
        assertThat(run(
                                "var day = java.time.LocalDate.of(2000, 1, 1); int[] codes = {1};",
                                "day.getYear() + codes[1]", "day=java.time.LocalDate.of(2020, 1, 1)", "codes={4, 5}")
                        .ends(ExitStatus.DONE)
                        .out())
                .isEqualTo("2025");
    }

    @Test
    void literalsHaveTheDeclaredType() throws IOException {
        assertThat(run(
                                "int n = 1; double x = 1; byte b = 1; Long big = 1L; Float f = 1f; Double d = 1.0; char c = 'a';",
                                "n + \" \" + x + \" \" + b + \" \" + big + \" \" + f + \" \" + d + \" \" + c",
                                "n=010",
                                "x=010",
                                "b=-128",
                                "big=+9000000000",
                                "f=1",
                                "d=2",
                                "c='")
                        .ends(ExitStatus.DONE)
                        .out())
                .isEqualTo("10 10.0 -128 9000000000 1.0 2.0 '");
        assertThat(run(
                                "var money = new BigDecimal(\"1\"); var n = -1L; var on = false;",
                                "money + \" \" + n + on",
                                "money=2.50",
                                "n=7",
                                "on=true")
                        .ends(ExitStatus.DONE)
                        .out())
                .isEqualTo("2.50 7true");
    }

    @Test
    void notANumberAndInfinityAreValues() throws IOException {
        assertThat(run(
                                "double a = 1; Double b = 1.0; var c = 1.0; float d = 1;",
                                "a + \" \" + b + \" \" + c + \" \" + d",
                                "a=NaN",
                                "b=Infinity",
                                "c=-Infinity",
                                "d=NaN")
                        .ends(ExitStatus.DONE)
                        .out())
                .isEqualTo("NaN Infinity -Infinity NaN");
    }

    @Test
    void valuesThatTheTypeDoesNotHaveAreRefused() throws IOException {
        for (String value :
                List.of("n=2.0", "n=3000000000", "n=NaN", "n=", "x=1e400", "x=1e-400", "x=nan", "b=300", "t=yes")) {
            run("int n = 1; double x = 1; byte b = 1; boolean t = true;", "n", value)
                    .ends(ExitStatus.NOT_CARRIED_OUT)
                    .says("-p " + value + ": " + value.charAt(0) + " is declared as ", "is not a value of that type");
        }
        run("int n = 1;", "n", "n=1", "n=2")
                .ends(ExitStatus.NOT_CARRIED_OUT)
                .says("-p n is given twice, as 1 and as 2");
    }

    @Test
    void namesThatNoCellDeclaresAreRefused() throws IOException, UnusableFile {
        run("double line = 3;", "line", "lin=2.15")
                .ends(ExitStatus.NOT_CARRIED_OUT)
                .says("-p lin=2.15: no cell tagged \"parameters\" declares lin. Did you mean line? Declared: line");
        Path untagged = Files.writeString(folder.resolve("u.jsh"), "int a = 1;\n// %%\ndouble line = 3;\n");
        run(untagged, "-p", "line=2")
                .ends(ExitStatus.NOT_CARRIED_OUT)
                .says("cell 2 of ", "u.jsh declares line without being tagged \"parameters\": give it that tag");
        run(untagged, "-p", "other=2").ends(ExitStatus.NOT_CARRIED_OUT).says("is tagged \"parameters\"");
        // A comment or a string declares nothing.
        run("String s = \"int line = 1;\"; // int line = 1;", "s", "line=2").ends(ExitStatus.NOT_CARRIED_OUT);
    }

    @Test
    void ofSeveralFilesThoseThatDeclareANameGetItsValue() throws IOException, UnusableFile {
        Notebook with = Notebook.empty();
        with.add(NotebookCell.Type.CODE, "int n = 1;").tag("parameters");
        with.add(NotebookCell.Type.CODE, "double x = 1;").tag("parameters");
        with.add(NotebookCell.Type.CODE, "System.out.print(n + x)");
        with.write(folder.resolve("with.ipynb"));
        Path without = Files.writeString(folder.resolve("without.jsh"), "1\n");
        CommandRun commandRun = run("-p", "n=4", "-p", "x=3", folder.resolve("with.ipynb"), without)
                .ends(ExitStatus.DONE)
                .says("without.jsh declares no parameter n: it runs without the value that -p gives");
        assertThat(commandRun.out()).startsWith("7.0");
    }
}
