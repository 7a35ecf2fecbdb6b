package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.headcount.data.DataReader;
import org.headcount.data.Tables;
import org.headcount.data.stata.Stata;
import org.headcount.data.table.DataFile;
import org.headcount.data.table.Variable;
import org.headcount.metrics.Metrics;
import org.headcount.metrics.Poverty;
import org.headcount.survey.Estimate;
import org.headcount.survey.Survey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code headcount measure} as other programs and readers meet it. */
class MeasureCommandTest {

    @TempDir
    private Path folder;

    private Path file;

    private record Outcome(int status, String out, String err) {}

    private Outcome measure(String... options) {
        List<String> args = new ArrayList<>(List.of("measure", file.toString(), "--welfare", "income"));
        args.addAll(List.of(options));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args.toArray(String[]::new));
        return new Outcome(
                status, out.toString().replace("\r\n", "\n"), err.toString().replace("\r\n", "\n"));
    }

    /** Twelve households in two strata of two villages each; one did not tell its income. */
    @BeforeEach
    void households() throws IOException {
        file = Files.writeString(folder.resolve("households.csv"), """
                income,weight,members,stratum,village,region,line
                1.5,10,4,1,1,North,2
                2.5,10,5,1,1,North,2
                4.0,12,3,1,2,North,2
                0.5,12,6,1,2,South,2
                ,8,4,1,2,South,2
                3.5,8,2,1,1,South,2
                2.0,20,4,2,3,North,2.5
                1.0,20,7,2,3,South,2.5
                9.0,15,1,2,4,South,2.5
                2.2,15,4,2,4,North,2.5
                1.8,10,5,2,3,South,2.5
                6.0,10,2,2,4,North,2.5
                """);
    }

    private static JsonNode json(Outcome outcome) throws IOException {
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
        return new ObjectMapper().readTree(outcome.out());
    }

    @Test
    void jsonRowsAreAsTheInterfaceHasThem() throws IOException {
        JsonNode rows = json(measure(
                "--weight",
                "weight",
                "--size",
                "members",
                "--line",
                "2.1",
                "--by",
                "region",
                "--strata",
                "stratum",
                "--psu",
                "village",
                "--format",
                "json"));
        assertThat(rows.isArray()).isTrue();
        JsonNode first = rows.get(0);
        List<String> fields = new ArrayList<>();
        first.fieldNames().forEachRemaining(fields::add);
        assertThat(fields)
                .containsExactly(
                        "group",
                        "metric",
                        "parameters",
                        "value",
                        "se",
                        "low",
                        "high",
                        "level",
                        "df",
                        "psus",
                        "strata",
                        "deff",
                        "cv",
                        "rows",
                        "dropped",
                        "flag",
                        "interval",
                        "by");
        Estimate wanted = Survey.of(Tables.read(file))
                .welfare("income")
                .weight("weight")
                .size("members")
                .strata("stratum")
                .psu("village")
                .estimate(Poverty.headcount(2.1))
                .get(0);
        assertThat(first.get("group").isNull()).isTrue();
        assertThat(first.get("metric").asText()).isEqualTo("headcount");
        assertThat(first.get("parameters").get("line").asDouble()).isEqualTo(2.1);
        assertThat(first.get("value").asDouble()).isCloseTo(wanted.value(), offset(1e-11));
        assertThat(first.get("se").asDouble()).isCloseTo(wanted.se(), offset(1e-11));
        assertThat(first.get("level").asDouble()).isEqualTo(0.95);
        assertThat(first.get("df").asInt()).isEqualTo(2);
        assertThat(first.get("psus").asInt()).isEqualTo(4);
        assertThat(first.get("strata").asInt()).isEqualTo(2);
        assertThat(first.get("rows").asInt()).isEqualTo(11);
        assertThat(first.get("dropped").toString()).isEqualTo("{\"missing welfare\":1}");
        List<String> groups = new ArrayList<>();
        rows.forEach(row -> groups.add(row.get("group").asText()));
        assertThat(groups.stream().distinct()).containsExactly("null", "North", "South");
        assertThat(rows).hasSize(3 * 6);
    }

    @Test
    void withoutADesignWhatDependsOnItIsNull() throws IOException {
        JsonNode row = json(measure("--metrics", "gini", "--format", "json")).get(0);
        for (String field : List.of("se", "low", "high", "level", "df", "psus", "strata", "deff", "cv")) {
            assertThat(row.get(field).isNull()).as(field).isTrue();
        }
        assertThat(row.get("value").asDouble()).isBetween(0.3, 0.6);
    }

    @Test
    void theHeadcountByHand() throws IOException {
        // Persons below 2.1: 40 + 72 + 80 + 140 + 50 of 40+50+36+72+16+80+140+15+60+50+20.
        JsonNode row = json(measure(
                        "--weight",
                        "weight",
                        "--size",
                        "members",
                        "--line",
                        "2.1",
                        "--metrics",
                        "headcount",
                        "--format",
                        "json"))
                .get(0);
        assertThat(row.get("value").asDouble()).isCloseTo(382.0 / 579, offset(1e-11));
    }

    @Test
    void aLineForEachRowAndARelativeLine() throws IOException {
        JsonNode own = json(measure("--line", "line", "--metrics", "headcount", "--format", "json"))
                .get(0);
        assertThat(own.get("value").asDouble()).isCloseTo(6.0 / 11, offset(1e-11));
        JsonNode relative = json(measure("--relative-line", "0.6", "--format", "json"));
        assertThat(relative.get(3).get("metric").asText()).isEqualTo("line");
        assertThat(relative.get(3).get("value").asDouble()).isCloseTo(0.6 * 2.2, offset(1e-11));
        assertThat(relative.get(0).get("value").asDouble()).isCloseTo(2.0 / 11, offset(1e-11));
    }

    /** At risk of poverty in a region is below a fraction of the national median, as Eurostat has it. */
    @Test
    void groupsAreHeldAgainstEverybodysRelativeLine() throws IOException {
        String[] options = {"--relative-line", "0.6", "--by", "region", "--metrics", "line,headcount", "--format"};
        JsonNode shared = json(measure(with(options, "json")));
        List<Double> lines = new ArrayList<>();
        shared.forEach(row -> {
            if (row.get("metric").asText().equals("line")) {
                lines.add(row.get("value").asDouble());
            }
        });
        assertThat(lines).hasSize(3).containsOnly(0.6 * 2.2);
        JsonNode own = json(measure(with(options, "json", "--own-line")));
        assertThat(own.get(2).get("group").asText()).isEqualTo("North");
        assertThat(own.get(2).get("value").asDouble()).isCloseTo(0.6 * 2.35, offset(1e-11));
        assertThat(own.get(2).get("parameters").get("line").asText()).isEqualTo("0.6 median of each group");
        assertThat(measure(with(options, "table")).out())
                .contains("groups are held against the line of all: 0.6 median is 1.3200");
    }

    @Test
    void thePictureHasTheFirstMetricAndThoseInItsUnit() throws IOException {
        Path picture = folder.resolve("out.svg");
        Outcome outcome = measure(
                "--line",
                "2.1",
                "--strata",
                "stratum",
                "--psu",
                "village",
                "--by",
                "region",
                "--plot",
                picture.toString());
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
        assertThat(Files.readString(picture))
                .contains("<svg", "Poverty gap", "North", "Left out, since not in the same unit: mean, median, Gini");
        // What cannot be measured leaves the picture as it was.
        String before = Files.readString(picture);
        assertThat(measure("--weight", "absent", "--plot", picture.toString()).status())
                .isEqualTo(2);
        assertThat(Files.readString(picture)).isEqualTo(before);
        assertThat(measure("--plot", folder.resolve("out.html").toString()).status())
                .isZero();
        assertThat(Files.readString(folder.resolve("out.html"))).startsWith("<!DOCTYPE html>");
    }

    @Test
    void anErrorThatIsOnlyRoundingIsNone() throws IOException {
        JsonNode row = json(measure(
                        "--line",
                        "1000",
                        "--metrics",
                        "headcount",
                        "--weight",
                        "weight",
                        "--size",
                        "members",
                        "--strata",
                        "stratum",
                        "--psu",
                        "village",
                        "--format",
                        "json"))
                .get(0);
        assertThat(row.get("value").asDouble()).isEqualTo(1);
        assertThat(row.get("se").asDouble()).isZero();
        assertThat(row.get("deff").isNull()).isTrue();
    }

    @Test
    void theTableFitsWhateverTheNames() throws IOException {
        String group =
                "Region of the Seven Rivers and the Upper Highlands beyond the Old Salt Road and former district 12";
        Files.writeString(file, Files.readString(file).replace("South", group));
        Outcome outcome = measure(
                "--relative-line",
                "0.6",
                "--by",
                "region",
                "--strata",
                "stratum",
                "--psu",
                "village",
                "--metrics",
                "headcount,relative_median_poverty_gap,total,generalized_entropy:0.12345678,atkinson:0.5,quantile:0.333");
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(outcome.out().replaceAll("\\s+", " ")).contains(" " + group + " ");
    }

    @Test
    void everyMetricThatTheHelpNames() throws IOException {
        List<String> names = Metrics.byName().stream()
                // These two refuse rows that weigh differently.
                .filter(entry -> !Set.of("gini_unbiased", "sen1976").contains(entry.name()))
                .map(entry -> entry.name()
                        + entry.factory()
                                .number()
                                .map(number -> ":" + number.example())
                                .orElse(""))
                .toList();
        JsonNode rows = json(measure("--line", "2.1", "--metrics", String.join(",", names), "--format", "json"));
        assertThat(rows).hasSize(names.size()).hasSizeGreaterThan(30);
        rows.forEach(row -> assertThat(row.get("value").isNumber())
                .as(row.get("metric").asText())
                .isTrue());
    }

    @Test
    void csvHasTheSameNumbers() throws IOException {
        // Eleven households tell no density, and so no error of a median.
        String[] options = {
            "--line",
            "2.1",
            "--metrics",
            "headcount,poverty_gap,mean,gini",
            "--strata",
            "stratum",
            "--psu",
            "village",
            "--by",
            "region",
            "--format"
        };
        Outcome csv = measure(with(options, "csv"));
        JsonNode rows = json(measure(with(options, "json")));
        List<NamedCsvRecord> lines = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv.out())) {
            reader.forEach(lines::add);
        }
        assertThat(lines).hasSize(rows.size());
        for (int i = 0; i < lines.size(); i++) {
            for (String field : List.of("value", "se", "low", "high", "df", "psus", "rows")) {
                assertThat(Double.parseDouble(lines.get(i).getField(field)))
                        .isEqualTo(rows.get(i).get(field).asDouble());
            }
        }
        assertThat(lines.get(0).getField("parameters")).isEqualTo("line=2.1");
        assertThat(lines.get(0).getField("dropped")).isEqualTo("missing welfare=1");
    }

    @Test
    void csvHasNothingThatASpreadsheetRuns() throws IOException {
        String data = Files.readString(file).replace("North", "=HYPERLINK(1)").replace("South", "-3");
        Files.writeString(file, data);
        Outcome csv = measure("--line", "2.1", "--by", "region", "--metrics", "headcount", "--format", "csv");
        assertThat(csv.out()).contains("\n'=HYPERLINK(1),", "\n-3,").doesNotContain("\n=");
    }

    @Test
    void intervalsOfSharesStayBetweenZeroAndOneUnlessWaldsAreAskedFor() throws IOException {
        String[] options = {
            "--line",
            "2.1",
            "--metrics",
            "headcount,bottom:0.2,mean",
            "--strata",
            "stratum",
            "--psu",
            "village",
            "--format",
            "json"
        };
        JsonNode usual = json(measure(options));
        JsonNode wald = json(measure(with(options, "--interval", "wald")));
        for (int i = 0; i < 2; i++) {
            assertThat(usual.get(i).get("low").asDouble()).isStrictlyBetween(0.0, 1.0);
            assertThat(usual.get(i).get("high").asDouble()).isStrictlyBetween(0.0, 1.0);
            assertThat(usual.get(i).get("interval").asText()).isEqualTo("logit");
            assertThat(wald.get(i).get("interval").asText()).isEqualTo("wald");
            assertThat(wald.get(i).get("low").asDouble())
                    .isNotCloseTo(usual.get(i).get("low").asDouble(), offset(1e-4));
        }
        assertThat(usual.get(2).get("interval").asText()).isEqualTo("wald");
        assertThat(wald.get(2)).isEqualTo(usual.get(2));
        assertThat(json(measure("--format", "json")).get(0).get("interval").isNull())
                .isTrue();
    }

    @Test
    void amountsThatLookLikeCodesAreSaidInEveryFormat() throws IOException {
        Files.writeString(file, Files.readString(file).replace("\n1.0,", "\n-99,"));
        String said = "income is -99 in ";
        assertThat(measure().out()).contains(said);
        Outcome json = measure("--format", "json");
        assertThat(new ObjectMapper().readTree(json.out()).isArray()).isTrue();
        assertThat(json.err()).contains("headcount: note: " + said);
        assertThat(measure("--format", "csv").err()).contains(said);
    }

    private static String[] with(String[] options, String... last) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of(last));
        return all.toArray(String[]::new);
    }

    @Test
    void theTableFitsAndSaysWhatItWasMadeFrom() {
        Outcome outcome = measure(
                "--weight",
                "weight",
                "--size",
                "members",
                "--line",
                "2.1",
                "--by",
                "region",
                "--strata",
                "stratum",
                "--psu",
                "village");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(outcome.out())
                .contains(
                        "headcount",
                        "  North",
                        "  South",
                        "of persons: weighted by weight times members",
                        "4 PSUs in 2 strata")
                .contains("dropped rows: missing welfare=1");
        // What holds for all is said once.
        assertThat(outcome.out().split("4 PSUs in 2 strata", -1)).hasSize(2);
    }

    @Test
    void theSameInATurkishLocale() {
        String[] options = {"--line", "2.1", "--strata", "stratum", "--psu", "village", "--by", "region"};
        Outcome before = measure(options);
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(measure(options)).isEqualTo(before);
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void labelsNameTheGroups() throws IOException {
        Path dta = Path.of("..", "analysis", "src", "test", "resources", "loaders", "sample_v14.dta");
        DataFile data = DataReader.anyFormat().read(dta);
        data.table().column("welfare").setName("income");
        Path copy = folder.resolve("copy.dta");
        Stata.write(
                new DataFile(
                        data.table(),
                        data.label(),
                        data.variables().stream()
                                .map(variable -> variable.name().equals("welfare")
                                        ? new Variable(
                                                "income",
                                                variable.label(),
                                                variable.format(),
                                                variable.labels(),
                                                variable.textLabels(),
                                                variable.missing())
                                        : variable)
                                .toList()),
                copy);
        file = copy;
        JsonNode rows = json(measure("--by", "urban", "--metrics", "mean", "--format", "json"));
        assertThat(rows.get(1).get("group").asText()).isEqualTo("Rural");
        assertThat(rows.get(2).get("group").asText()).isEqualTo("Urban");
    }

    @Test
    void whatCannotBeDoneEndsWithStatusTwoAndAMessage() throws IOException {
        refused("give --line or --relative-line, not both", "--line", "2", "--relative-line", "0.6");
        refused("--own-line says whose median a --relative-line is a fraction of; give both", "--own-line");
        refused("cannot decide from 'out.pdf' what to write: name it .svg, .png or .html", "--plot", "out.pdf");
        Path nowhere = folder.resolve("nowhere");
        refused(
                "there is no folder " + nowhere + ": create it, or name a file elsewhere",
                "--plot",
                nowhere.resolve("out.svg").toString());
        refused(
                file + " is not a folder: name a file in one",
                "--plot",
                file.resolve("out.svg").toString());
        Path taken = Files.createDirectory(folder.resolve("taken.svg"));
        refused(taken + " is a folder: name a file, such as one in it", "--plot", taken.toString());
        refused("headcount needs a poverty line: give --line or --relative-line", "--metrics", "headcount");
        refused("no metric 'ginny'; there are headcount, ", "--metrics", "ginny");
        refused("atkinson needs a number, as in atkinson:0.5", "--metrics", "atkinson");
        refused("gini takes no number", "--metrics", "gini:2");
        refused("no metric 'x'; there are ", "--metrics", "x:2");
        refused("'fgt:a' has no number behind its colon", "--metrics", "fgt:a", "--line", "2");
        refused("households.csv: no column 'weights'; it has income, weight", "--weight", "weights");
        refused("households.csv: no column 'z'; it has income, weight", "--line", "z");
        refused(
                "households.csv:2, column 'region': not a number, found 'North'; correct the cell, or name it as a missing"
                        + " value: --missing North",
                "--weight",
                "region");
        refused("line must be positive, was -1.0", "--line", "-1");
        refused("Invalid value for option '--relative-line'", "--relative-line", "most");
        refused(
                "--relative-line is a fraction of the median, was 60; for 60 percent give --relative-line 0.6",
                "--relative-line",
                "60");
        refused("for 47.5 percent give --relative-line 0.475", "--relative-line", "47.5");
        refused("Invalid value for option '--interval'", "--interval", "exact");
        refused("did you mean 0.95?", "--level", "95", "--strata", "stratum", "--psu", "village");
        Files.writeString(file, Files.readString(file) + "5,10,2,3,9,North,2\n");
        refused("only one primary sampling unit in stratum 3", "--strata", "stratum", "--psu", "village");
        assertThat(measure("--strata", "stratum", "--psu", "village", "--single-psu", "certainty")
                        .status())
                .isZero();
        file = folder.resolve("absent.csv");
        refused(file + ": no such file; check its name and folder");
    }

    private void refused(String message, String... options) {
        Outcome outcome = measure(options);
        assertThat(outcome.status()).as(message).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .startsWith("headcount: ")
                .contains(message)
                .doesNotContain("\tat ", "a fault of Headcount", "(...)", "()");
    }
}
