package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.headcount.data.Tables;
import org.headcount.document.Audit;
import org.headcount.document.Figures;
import org.headcount.metrics.Poverty;
import org.headcount.plot.Plot;
import org.headcount.plotting.Plots;
import org.headcount.recorded.Recorded;
import org.headcount.survey.Survey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README says what is so. */
class ReadmeTest {

    private static String readme() throws IOException {
        return Files.readString(Path.of("..", "..", "README.md")).replace("\r\n", "\n");
    }

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /** What a command prints that the README shows, run from the root of the repository. */
    private static String printed(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command.replace("\\\n", " ").replaceAll("(?<= )(?=data/|notebooks/)", "../../"));
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        StringWriter out = new StringWriter();
        Main.commandLine().setOut(new PrintWriter(out)).execute(words.toArray(String[]::new));
        return out.toString().replace("\r\n", "\n");
    }

    private static int assertShown(String block, String printed) {
        List<String> parts = List.of(block.split("\n\\.\\.\\.\n", -1));
        assertThat(parts).allSatisfy(part -> assertThat(printed).contains(part));
        return parts.size();
    }

    @Test
    void outputsShownAreOutputs() throws IOException {
        int shown = 0;
        Matcher sessions = Pattern.compile("```\n\\$ \\./headcount ((?:[^\n]*\\\\\n)*[^\n]*)\n(.*?)```", Pattern.DOTALL)
                .matcher(readme());
        while (sessions.find()) {
            shown += assertShown(sessions.group(2), printed(sessions.group(1)));
        }
        String all = printed("audit --all");
        Matcher blocks = Pattern.compile("```\n((?:RECOMPUTED|VERDICTS).*?)```", Pattern.DOTALL)
                .matcher(readme());
        while (blocks.find()) {
            shown += assertShown(blocks.group(1), all);
        }
        assertThat(shown).isEqualTo(7);
    }

    /** The notebook writes the text that the README audits. */
    @Test
    void theTextOfTheNotebookIsThatOfTheReadme() throws IOException {
        Path notebooks = Path.of("..", "..", "notebooks");
        String cells = Files.readString(notebooks.resolve("read-a-document.ipynb"));
        List<String> lines = Files.readAllLines(notebooks.resolve("safe-water.md"));
        assertThat(lines)
                .hasSizeGreaterThan(8)
                .allSatisfy(line -> assertThat(cells).contains("\"" + (line.isEmpty() ? "" : "    ") + line + "\\n\""));
    }

    /** The pictures beside the text are drawn from what is recorded; {@code -Dgolden=write} draws them anew. */
    @Test
    void picturesAreWhatThePlotsDraw() throws IOException {
        Audit audit = Recorded.builtIn().audit("white-paper-2011");
        Survey survey = Survey.of(Tables.load("households"))
                .welfare("consumption")
                .unit("dollars a day, 2021 PPP")
                .weight("weight")
                .size("members")
                .strata("stratum")
                .psu("cluster")
                .where("year", 2022);
        Map<String, Plot> pictures = Map.of(
                "verdicts",
                Plots.verdicts(audit),
                "implied",
                Plots.implied(audit.claim("money-per-county")),
                "helps",
                Plots.flow(Recorded.builtIn().ties().relation("helps")),
                "regions",
                Plots.estimates(survey.by("region").estimate(Poverty.headcount(3.00))));
        for (var picture : pictures.entrySet()) {
            Path file = Path.of("..", "..", "notebooks", "pictures", picture.getKey() + ".svg");
            if ("write".equals(System.getProperty("golden"))) {
                Files.createDirectories(file.getParent());
                picture.getValue().save(file);
            }
            assertThat(Files.readString(file)).isEqualTo(picture.getValue().svg());
            assertThat(readme()).contains("](notebooks/pictures/" + picture.getKey() + ".svg)");
        }
    }

    @Test
    void numbersToldAreTheNumbers() throws IOException {
        Recorded recorded = Recorded.builtIn();
        int figures = 0;
        int claims = 0;
        int derived = 0;
        for (var document : recorded.documents()) {
            Audit audit = recorded.audit(document.id());
            figures += audit.figures().size();
            claims += audit.claims().size();
            derived += audit.derived().size();
        }
        assertThat(readme().replace('\n', ' '))
                .contains(String.format(
                        "with %d figures, %d claims, %d derived figures that the documents do not print, and %d ties",
                        figures, claims, derived, Recorded.builtIn().ties().size()));
    }

    @Test
    void theExampleRuns(@TempDir Path folder) throws IOException {
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(readme());
        assertThat(block.find()).isTrue();
        Path script = Files.writeString(folder.resolve("example.jsh"), block.group(1));
        Path notebook = folder.resolve("example.ipynb");
        assertThat(execute("convert", script.toString(), notebook.toString())).isZero();
        assertThat(execute("run", "--in-place", notebook.toString())).isZero();
        assertThat(Files.readString(notebook))
                .contains("11.849 percent a year (11.842 to 11.856)", "no exchange rate is printed", "World Bank");
    }

    /** What is typed into jshell line by line is cut into the same snippets as the whole of a cell. */
    @Test
    void theExampleCanBeTyped() throws IOException {
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(readme());
        assertThat(block.find()).isTrue();
        String example = block.group(1);
        String source = code(example);
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
            List<String> whole = new ArrayList<>();
            for (String cell : example.split("(?m)^// %%$", -1)) {
                for (String left = code(cell); !left.isBlank(); ) {
                    CompletionInfo info = analysis.analyzeCompletion(left);
                    whole.add(info.source().strip());
                    left = info.remaining();
                }
            }
            List<String> typed = new ArrayList<>();
            String input = "";
            for (String line : source.lines().toList()) {
                input += line + "\n";
                CompletionInfo info = analysis.analyzeCompletion(input);
                if (info.completeness().isComplete()) {
                    typed.add(info.source().strip());
                    input = "";
                }
            }
            assertThat(input).isBlank();
            assertThat(typed).isEqualTo(whole);
        }
    }

    private static String code(String source) {
        return source.replaceAll("(?m)\\s*//.*$", "").strip();
    }

    /** Commands read files that are there: what a command of the README names, it can be given. */
    @Test
    void filesOfCommandsAreThere() throws IOException {
        Matcher file = Pattern.compile(
                        "\\./headcount (?:(?:measure|audit) (?=data|notebooks)|run (?=notebooks))([\\w./-]+)")
                .matcher(readme());
        int found = 0;
        while (file.find()) {
            assertThat(Path.of("..", "..", file.group(1))).exists();
            found++;
        }
        assertThat(found).isPositive();
    }

    @Test
    void theSurveyIsMeasured(@TempDir Path folder) throws IOException {
        Matcher command = Pattern.compile("```\n\\./headcount (measure data.*?)\n```", Pattern.DOTALL)
                .matcher(readme());
        assertThat(command.find()).isTrue();
        String[] words = command.group(1)
                .replace("\\\n", " ")
                .replace("data/", "../../data/")
                .replace("years.svg", folder.resolve("years.svg").toString())
                .split("\\s+");
        StringWriter out = new StringWriter();
        assertThat(Main.commandLine().setOut(new PrintWriter(out)).execute(words))
                .isZero();
        assertThat(out.toString()).contains("2018", "2022");
        assertThat(folder.resolve("years.svg")).exists();
    }

    private static int execute(String... args) {
        return Main.commandLine().execute(args);
    }

    @Test
    void valuesInTheExampleAreTheValues() throws IOException {
        Figures figures = Recorded.builtIn().figures("white-paper-2011");
        Audit audit = Audit.of(figures, Recorded.builtIn().claims("white-paper-2011"));
        assertThat(readme())
                .contains("// " + figures.growth("fiscal_input", 2001, 2010))
                .contains("// " + figures.share("f001-017", "f001-010"))
                .contains("// " + audit.derived("local-growth"));
    }
}
