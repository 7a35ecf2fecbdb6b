package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.headcount.app.command.RunCommand;
import org.headcount.notebook.Notebook;
import org.headcount.notebook.NotebookCell;
import org.headcount.survey.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The programs and notebooks that {@code headcount measure} writes give the numbers that it prints. */
class MeasureProgramsTest {

    private static final List<String> METRICS =
            List.of("headcount", "poverty_gap", "mean", "number_of_poor", "income_gap_ratio", "population");

    /** An awkward file: semicolons, decimal commas, codes, names that are no names, texts with quotes. */
    private static final String AWKWARD = "\"the income\";poids;size;\u00e9t\u00e9;PSU no.;group\n"
            + "1,5;10;4;a;1;North\n2,5;10;5;a;1;\"d'Est \"\"x\"\"\"\n4,0;12;;a;2;North\n0,5;12;6;a;2;\"d'Est \"\"x\"\"\"\n"
            + "-99;8;4;a;2;North\nNA;8;2;a;1;North\n2,0;20;4;b;3;North\n1,0;;7;b;3;North\n9,0;15;1;b;4;\n"
            + "2,2;15;4;b;4;\"d'Est \"\"x\"\"\"\n1,8;10;5;b;3;\"d'Est \"\"x\"\"\"\n6,0;10;2;b;4;North\n";

    /** Prints value and standard error of all that a program shows, in full digits. */
    private static final String HARNESS = """
            for (e in parse(commandArgs(TRUE)[1], encoding = "UTF-8")) {
              it <- eval(e, globalenv())
              if (inherits(it, c("svystat", "svyratio", "svyby"))) {
                se <- as.numeric(SE(it))
                for (i in seq_along(se)) cat("@", sprintf("%.17g", as.numeric(coef(it))[i]), sprintf("%.17g", se[i]), "\\n")
              }
            }
            """;

    @TempDir
    private Path folder;

    private String[] awkward(String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("awkward.csv"), AWKWARD);
        List<String> all = new ArrayList<>(List.of(
                file.toString(),
                "--welfare",
                "the income",
                "--weight",
                "poids",
                "--size",
                "size",
                "--strata",
                "\u00e9t\u00e9",
                "--psu",
                "PSU no.",
                "--line",
                "2.1",
                "--decimal-comma",
                "--missing",
                "-99",
                "--where",
                "\"the income\" < 5 or group = 'North'",
                "--by",
                "group",
                "--metrics",
                String.join(",", METRICS)));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }

    private static String[] plain(String... more) {
        List<String> all = new ArrayList<>(List.of(
                Measured.HOUSEHOLDS.toString(),
                "--welfare",
                "consumption",
                "--weight",
                "weight",
                "--size",
                "members",
                "--strata",
                "stratum",
                "--psu",
                "cluster",
                "--line",
                "3",
                "--scale",
                "0.5",
                "--where",
                "year = 2022 and not (region in ('South', 'Coast') or members > 9)",
                "--by",
                "area",
                "--metrics",
                String.join(",", METRICS)));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }

    private static boolean has(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static void need(boolean there, String what) {
        assertThat(there || System.getenv("CI") == null)
                .as("in continuous integration generated programs are run, not skipped")
                .isTrue();
        assumeTrue(there, what + " is not here: generated programs are not run");
    }

    private List<String> run(String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        return Files.readAllLines(out);
    }

    private static void same(JsonNode rows, List<double[]> found) {
        assertThat(found).hasSize(rows.size());
        for (int i = 0; i < found.size(); i++) {
            String what = rows.get(i).toString();
            double value = rows.get(i).get("value").asDouble();
            double se = rows.get(i).get("se").asDouble();
            assertThat(found.get(i)[0]).as(what).isCloseTo(value, offset(1e-10 * Math.max(1e-3, Math.abs(value))));
            assertThat(found.get(i)[1]).as(what).isCloseTo(se, offset(1e-9 * Math.max(1e-3, Math.abs(se))));
        }
    }

    @Test
    void theProgramForRGivesTheSameDigits() throws Exception {
        need(has("Rscript", "-e", "stopifnot(requireNamespace('survey'))"), "R with its package survey");
        Path harness = Files.writeString(folder.resolve("harness.R"), HARNESS);
        for (String[][] options : List.of(
                new String[][] {plain("--code", "r"), plain("--format", "json")},
                new String[][] {awkward("--code", "r"), awkward("--format", "json")})) {
            Path program = Files.writeString(
                    folder.resolve("program.R"), Measured.run(options[0]).done().out());
            List<double[]> found = run("Rscript", "--vanilla", harness.toString(), program.toString()).stream()
                    .filter(line -> line.startsWith("@"))
                    .map(line -> line.strip().split(" "))
                    .map(parts -> new double[] {Double.parseDouble(parts[1]), Double.parseDouble(parts[2])})
                    .toList();
            same(inOrderOfLabels(Measured.run(options[1]).json()), found);
        }
    }

    /** The options that take poverty apart, as far as a program can say them. */
    private static String[] explained(int which, String... more) {
        List<String> all = new ArrayList<>(List.of("--line", "3", "--where", "year = 2022"));
        all.addAll(
                which == 0
                        ? List.of(
                                "--by",
                                "region",
                                "--order",
                                "Central,Coast",
                                "--contributions",
                                "--metrics",
                                "poverty_gap")
                        : which == 1
                                ? List.of("--by", "area", "--order", "rural", "--dominance", "3")
                                : List.of("--by", "stratum", "--contributions", "--metrics", "headcount"));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }

    private List<double[]> foundBy(Tool tool, String text) throws Exception {
        boolean isR = tool == Tool.R;
        Path program =
                Files.writeString(folder.resolve(isR ? "program.R" : "program.py"), text, StandardCharsets.UTF_8);
        Path harness = Files.writeString(folder.resolve("harness.R"), HARNESS);
        List<String> lines = isR
                ? run("Rscript", "--vanilla", harness.toString(), program.toString())
                : run("python3", program.toString());
        return lines.stream()
                .filter(line -> isR ? line.startsWith("@ ") : !line.startsWith("measure\t"))
                .map(line -> line.strip().split(isR ? " " : "\t"))
                .map(parts ->
                        new double[] {Double.parseDouble(parts[isR ? 1 : 2]), Double.parseDouble(parts[isR ? 2 : 3])})
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void programsOfWhatIsTakenApartGiveTheSameDigits(int which) throws Exception {
        need(has("python3", "--version"), "python3");
        need(has("Rscript", "-e", "stopifnot(requireNamespace('survey'))"), "R with its package survey");
        JsonNode ours =
                Measured.households(explained(which, "--format", "json")).json();
        for (Tool tool : List.of(Tool.PYTHON, Tool.R)) {
            String program = Measured.households(
                            explained(which, "--code", tool.name().toLowerCase(java.util.Locale.ROOT)))
                    .done()
                    .out();
            assertThat(program).doesNotContain("not available");
            same(ours, foundBy(tool, program));
        }
    }

    /** R orders groups by their names. */
    private static JsonNode inOrderOfLabels(JsonNode rows) {
        List<JsonNode> all = new ArrayList<>();
        rows.forEach(all::add);
        int everybody = METRICS.size();
        List<JsonNode> groups = new ArrayList<>(all.subList(everybody, all.size()));
        groups.sort((one, other) -> {
            int metric = Integer.compare(
                    METRICS.indexOf(one.get("metric").asText()),
                    METRICS.indexOf(other.get("metric").asText()));
            return metric != 0
                    ? metric
                    : one.get("group")
                            .asText()
                            .compareToIgnoreCase(other.get("group").asText());
        });
        var ordered = new com.fasterxml.jackson.databind.ObjectMapper().createArrayNode();
        all.subList(0, everybody).forEach(ordered::add);
        groups.forEach(ordered::add);
        return ordered;
    }

    @Test
    void theProgramForPythonGivesTheSameDigits() throws Exception {
        need(has("python3", "--version"), "python3");
        for (String[][] options : List.of(
                new String[][] {plain("--code", "python"), plain("--format", "json")},
                new String[][] {awkward("--code", "python"), awkward("--format", "json")})) {
            Path program = Files.writeString(
                    folder.resolve("program.py"),
                    Measured.run(options[0]).done().out(),
                    StandardCharsets.UTF_8);
            List<double[]> found = run("python3", program.toString()).stream()
                    .skip(1)
                    .map(line -> line.split("\t"))
                    .map(parts -> new double[] {Double.parseDouble(parts[2]), Double.parseDouble(parts[3])})
                    .toList();
            same(Measured.run(options[1]).json(), found);
        }
    }

    @Test
    void theProgramForStataReadsAndMeasures() throws IOException {
        String program = Measured.run(plain("--code", "stata")).done().out();
        assertThat(program)
                .contains(
                        "import delimited using",
                        "svyset cluster [pweight=popweight], strata(stratum)",
                        "svy, subpop(if ((!missing(year) & year == 2022) & ",
                        "over(groupcode)");
        Measured.run(awkward("--code", "stata"))
                .refused("--code stata cannot say how the file is read with --decimal-comma");
    }

    @Test
    void whatAProgramCannotSayIsRefused() throws IOException {
        Measured.households("--compare", "year=2018", "--code", "r")
                .refused(
                        "--code r writes estimates, not comparisons; leave out --compare and --differences, or give --code"
                                + " java");
        Measured.households("--thousands", ",", "--code", "python")
                .refused("--code python cannot say how the file is read with --thousands");
        Measured.households("--method", "jkn", "--code", "r").refused("no program for R is written with jackknife");
        Measured.households("--single-psu", "average", "--code", "python").refused("write one for R or Stata");
        Measured.households("--code", "r", "--plot", folder.resolve("x.svg").toString())
                .refused("--code writes a program instead of numbers: give it without --plot");
        assertThat(Measured.households("--metrics", "palma,mean", "--code", "r")
                        .done()
                        .out())
                .contains("# palma\n# not available as Headcount defines it\n");
    }

    @Test
    void theSavedNotebookRunsAndIsWhatItHolds() throws Exception {
        Path notebook = folder.resolve("analysis.ipynb");
        Measured made =
                Measured.run(awkward("--save", notebook.toString(), "--replicates", "poids", "--method", "scale=1"));
        assertThat(made.done().err()).contains("wrote " + notebook);
        List<NotebookCell> cells = Notebook.read(notebook).cells();
        assertThat(cells).hasSize(4);
        // Cells run in the folder of the notebook, so the file beside it has its name alone.
        assertThat(cells.get(1).source()).contains("Path.of(\"awkward.csv\")");
        assertThat(cells.get(2).outputs().toString()).contains("headcount", "replicate weights, 1 replicates");
        assertThat(new CommandLine(new RunCommand(CellSettings.settings())).execute("--check", notebook.toString()))
                .isZero();
    }

    @Test
    void javaSaysAllThatTheOptionsSay() throws IOException {
        assertThat(Measured.run(awkward(
                                "--code", "java", "--level", "0.9", "--type", "group=text", "--drop-incomplete"))
                        .done()
                        .out())
                .contains(
                        ".missing(\"-99\")",
                        ".decimalComma()",
                        ".type(\"group\", ColumnType.STRING)",
                        ".weight(\"poids\")",
                        ".dropIncomplete()",
                        ".level(0.9)",
                        ".where(\"\\\"the income\\\" < 5 or group = 'North'\")",
                        ".by(\"group\")",
                        "Poverty.headcount(Line.of(2.1)),");
        assertThat(Measured.households(
                                "--compare",
                                "year=2018",
                                "--over",
                                "area",
                                "--metrics",
                                "gini",
                                "--scale",
                                "per-capita",
                                "--code",
                                "java")
                        .done()
                        .out())
                .contains(
                        ".perCapita(\"members\")",
                        ".where(\"year = 2018\").named(\"year = 2018\")",
                        ".over(\"area\").compare(earlier,",
                        "Inequality.gini()");
        assertThat(Measured.households(
                                "--by", "area", "--differences", "rural", "--metrics", "top:0.1", "--code", "java")
                        .done()
                        .out())
                .contains(".differencesFrom(\"rural\", Correction.HOLM,", "Lorenz.top(0.1)");
    }
}
