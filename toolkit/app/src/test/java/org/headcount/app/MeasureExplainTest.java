package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The options of {@code headcount measure} that take poverty, inequality and changes apart give what R gives. The values are
 * computed by {@code src/test/r/explain.R} from the same data.
 */
class MeasureExplainTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "measure");
    private static final String INDICATORS = FOLDER.resolve("mpi.csv").toString();
    private static final String[] IN_2022 = {"--where", "year = 2022"};

    private static final Map<String, double[]> EXPECTED = new HashMap<>();

    @TempDir
    private Path folder;

    @BeforeAll
    static void read() throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(FOLDER.resolve("explained.csv"))) {
            for (NamedCsvRecord line : csv) {
                EXPECTED.put(line.getField("id"), new double[] {
                    Double.parseDouble(line.getField("value")), Double.parseDouble(line.getField("se"))
                });
            }
        }
    }

    private static void same(String id, JsonNode row) {
        assertThat(EXPECTED).containsKey(id);
        for (String part : List.of("value", "se")) {
            double inR = EXPECTED.get(id)[part.equals("value") ? 0 : 1];
            assertThat(row.get(part).asDouble())
                    .as(id + ", " + part)
                    .isCloseTo(inR, offset(2e-10 * Math.max(1e-3, Math.abs(inR))));
        }
    }

    private static Measured run(String[] rows, String... options) {
        List<String> all = new ArrayList<>(Arrays.asList(rows));
        all.addAll(Arrays.asList(options));
        return Measured.households(all.toArray(String[]::new));
    }

    private static JsonNode json(String[] rows, String... options) throws IOException {
        List<String> all = new ArrayList<>(Arrays.asList(options));
        all.addAll(List.of("--format", "json"));
        return run(rows, all.toArray(String[]::new)).json();
    }

    /** The row of a metric with a parameter. */
    private static JsonNode row(JsonNode rows, String metric, String parameter, String value) {
        for (JsonNode row : rows) {
            if (row.get("metric").asText().equals(metric)
                    && row.get("parameters").path(parameter).asText().equals(value)) {
                return row;
            }
        }
        throw new AssertionError("no " + metric + " with " + parameter + "=" + value + " in " + rows);
    }

    private static JsonNode row(JsonNode rows, String metric) {
        for (JsonNode row : rows) {
            if (row.get("metric").asText().equals(metric)) {
                return row;
            }
        }
        throw new AssertionError("no " + metric + " in " + rows);
    }

    @Test
    void contributionsOfGroups() throws IOException {
        JsonNode rows = json(
                IN_2022, "--line", "3", "--by", "region", "--contributions", "--metrics", "headcount,poverty_gap,gini");
        for (String region : List.of("Central", "Coast", "Highlands", "South")) {
            same("share " + region, row(rows, "population_share", "group", region));
            same("headcount " + region, row(rows, "headcount_contribution", "group", region));
            same("poverty_gap " + region, row(rows, "poverty_gap_contribution", "group", region));
        }
        assertThat(rows.toString()).doesNotContain("gini_contribution");
    }

    @Test
    void inequalityWithinAndBetween() throws IOException {
        JsonNode rows = json(IN_2022, "--within", "region");
        for (String alpha : List.of("0", "1")) {
            same("ge_within " + alpha, row(rows, "ge_within", "alpha", alpha + ".0"));
            same("ge_between " + alpha, row(rows, "ge_between", "alpha", alpha + ".0"));
        }
        JsonNode jackknifed = json(IN_2022, "--within", "region", "--method", "jkn");
        same("gini_within", row(jackknifed, "gini_within"));
        same("gini_between", row(jackknifed, "gini_between"));
    }

    @Test
    void giniBySource() throws IOException {
        JsonNode rows = json(IN_2022, "--sources", "consumption,benefit", "--method", "jkn");
        for (String source : List.of("consumption", "benefit")) {
            for (String metric : List.of(
                    "source_share", "source_gini", "gini_correlation", "source_contribution", "marginal_effect")) {
                same(metric + " " + source, row(rows, metric, "source", source));
            }
        }
    }

    @Test
    void multidimensionalPoverty() throws IOException {
        JsonNode third = json(IN_2022, "--mpi", INDICATORS);
        JsonNode half = json(IN_2022, "--mpi", FOLDER.resolve("mpi.yaml").toString());
        assertThat(json(IN_2022, "--mpi", INDICATORS, "--cutoff", "0.5")).isEqualTo(half);
        for (String k : List.of("0.33", "0.5")) {
            JsonNode rows = k.equals("0.5") ? half : third;
            for (String metric : List.of("mpi", "mpi_headcount", "mpi_intensity")) {
                same(metric + " " + k, row(rows, metric));
            }
            for (String indicator : List.of("nutrition", "assets")) {
                same("uncensored " + indicator + " " + k, row(rows, "uncensored_headcount", "column", indicator));
                same("censored " + indicator + " " + k, row(rows, "censored_headcount", "column", indicator));
                same("contribution " + indicator + " " + k, row(rows, "mpi_contribution", "column", indicator));
            }
        }
        same(
                "mpi change",
                json(new String[0], "--mpi", INDICATORS, "--cutoff", "0.5", "--compare", "year=2018")
                        .get(0));
    }

    @Test
    void targetingOfAProgramme() throws IOException {
        JsonNode rows = json(IN_2022, "--line", "3", "--targeting", "transfer", "--benefit", "benefit");
        assertThat(rows).hasSize(10);
        for (JsonNode one : rows) {
            if (!one.get("metric").asText().equals("concentration_index")) {
                same(one.get("metric").asText(), one);
            }
        }
        same(
                "concentration_index",
                json(IN_2022, "--line", "3", "--targeting", "transfer", "--benefit", "benefit", "--method", "jkn")
                        .get(9));
    }

    @Test
    void dominanceAtSeveralLines() throws IOException {
        for (String order : List.of("1", "2", "3")) {
            JsonNode curve = json(IN_2022, "--line", "2,4", "--dominance", order);
            JsonNode change = json(new String[0], "--line", "2,4", "--dominance", order, "--compare", "year=2018");
            for (int i = 0; i < 2; i++) {
                String id = "dominance " + order + " " + (i == 0 ? 2 : 4);
                same(id, curve.get(i));
                same(id + " change", change.get(i));
            }
        }
    }

    @Test
    void changesTakenApart() throws IOException {
        String[] compared = {"--compare", "year=2018"};
        for (String kind : List.of("shapley", "growth")) {
            JsonNode rows = json(
                    compared,
                    "--line",
                    "3",
                    "--decompose",
                    kind,
                    "--metrics",
                    "headcount,poverty_gap",
                    "--method",
                    "jkn");
            for (JsonNode one : rows) {
                String component = one.get("metric").asText();
                boolean isLevel = component.equals("before") || component.equals("after");
                same(
                        one.get("parameters").get("of").asText() + " "
                                + (kind.equals("shapley") && !isLevel ? "shapley " : "") + component,
                        one);
            }
            assertThat(rows).hasSize(kind.equals("shapley") ? 8 : 10);
        }
        JsonNode sectors = json(compared, "--line", "3", "--decompose", "sectors=region", "--metrics", "headcount");
        for (String part :
                List.of("within Central", "within Coast", "within Highlands", "within South", "shift", "interaction")) {
            same("sectors " + part, row(sectors, part));
        }
        JsonNode growth = json(compared, "--line", "3", "--incidence", "0.1,0.5,0.9", "--method", "jkn");
        assertThat(growth).hasSize(4);
        for (int i = 0; i < 3; i++) {
            same("incidence " + List.of("0.1", "0.5", "0.9").get(i), growth.get(i));
        }
        same("pro-poor", growth.get(3));
        assertThat(json(compared, "--incidence")).hasSize(9);
    }

    @Test
    void optionsThatDoNotGoTogether() {
        String[][] cases = {
            {"--contributions", "--contributions are those of the groups of one --by column"},
            {"--by", "area", "--contributions", "--metrics", "gini", "none is measured; give --line Z"},
            {"--by", "area", "--by", "region", "--contributions", "--contributions are those of the groups of one --by"
            },
            {"--within", "region", "--sources", "benefit", "give one of --within and --sources at a time"},
            {"--within", "region", "--metrics", "gini", "--within has measures of its own; leave out --metrics"},
            {"--cutoff", "0.5", "--cutoff goes with --mpi FILE; give both"},
            {"--benefit", "benefit", "--benefit goes with --targeting C; give both"},
            {"--targeting", "transfer", "--targeting is at poverty lines that are numbers: give them by --line"},
            {"--dominance", "--relative-line", "0.6", "--dominance is at poverty lines that are numbers"},
            {"--dominance", "4", "--line", "3", "--dominance is of order 1, 2 or 3; was 4"},
            {"--decompose", "shapley", "--line", "3", "--decompose is of a change: give what it is compared with"},
            {"--incidence", "--incidence is of a change: give what it is compared with, such as --compare year=2018"},
            {"--incidence", "10", "--compare", "year=2018", "shares of people between 0 and 1, such as 0.1,0.5,0.9; was"
            },
            {"--decompose", "oaxaca", "--compare", "year=2018", "--line", "3", "shapley, growth or sectors=COLUMN"},
            {"--decompose", "shapley", "--compare", "year=2018", "none is measured; give --line Z"},
            {"--decompose", "shapley", "--compare", "year=2018", "--line", "3", "--over", "area", "not --over"},
            {"--mpi", INDICATORS, "--cutoff", "33", "--cutoff is a score above 0 and up to 1, such as 0.3333; was 33"},
            {"--targeting", "members", "--line", "3", "programme members must be 1 for beneficiaries and 0 for others"},
            {"--within", "regoin", "no column 'regoin'"},
        };
        for (String[] one : cases) {
            Measured.households(Arrays.copyOf(one, one.length - 1)).refused(one[one.length - 1]);
        }
    }

    private void refusedIndicators(String name, String text, String message) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
        Measured.households("--mpi", file.toString()).refused(name + message);
    }

    @Test
    void filesOfIndicatorsThatAreNone() throws IOException {
        refusedIndicators(
                "a.csv", "name,weight\nassets,1\n", ":1: no columns 'indicator' and 'weight' but name, weight");
        refusedIndicators(
                "b.csv", "indicator,weight\nassets,1/2\nhousing,1/3\n", ": the weights sum to 0.833333, not to 1");
        refusedIndicators(
                "c.csv", "indicator,weight\nassets,half\n", ":2: the weight of assets is 'half'; give a number");
        refusedIndicators(
                "d.csv", "indicator,weight\nassets,0.5\nassets,0.5\n", ":3: indicator 'assets' is listed twice");
        refusedIndicators("e.csv", "indicator,weight\nassets\n", ":2: 1 cells where the header has 2");
        refusedIndicators("f.csv", "", ": the file is empty");
        refusedIndicators("g.yaml", "indicators:\n  assets: 1\nweights: 3\n", ":3: 'weights' is not known here");
        refusedIndicators("h.yaml", "indicators:\n  assets\n", ":2: 'assets' is not understood; write cutoff: 1/3");
        refusedIndicators("i.yaml", "cutoff: 2\nindicators:\n  assets: 1\n", ":1: the cutoff is '2'");
        refusedIndicators("j.yml", "dimensions:\n  living:\n", ": dimension 'living' has no indicators");
        Measured.households("--mpi", "nowhere.csv").refused("nowhere.csv: no such file");
        Path members = Files.writeString(folder.resolve("k.csv"), "indicator,weight\nmembers,1\n");
        Measured.households("--mpi", members.toString())
                .refused("indicator members must be 0 or 1, was 3.0; is it a code for missing?");
    }

    @Test
    void tablesFitAndProgramsAndPlotsAreWritten() throws IOException {
        String[][] all = {
            {"--line", "3", "--by", "region", "--contributions", "--where", "year = 2022"},
            {"--within", "region", "--where", "year = 2022"},
            {"--sources", "consumption,benefit", "--where", "year = 2022"},
            {"--mpi", INDICATORS, "--where", "year = 2022"},
            {"--mpi", INDICATORS, "--by", "area", "--where", "year = 2022"},
            {"--line", "3", "--targeting", "transfer", "--benefit", "benefit"},
            {"--line", "2,3,4", "--dominance", "2", "--by", "area"},
            {"--line", "2,4", "--dominance", "--compare", "year=2018"},
            {"--line", "3", "--decompose", "shapley", "--compare", "year=2018"},
            {"--line", "3", "--decompose", "sectors=region", "--compare", "year=2018", "--by", "area"},
            {"--line", "3", "--incidence", "--compare", "year=2018"},
        };
        for (String[] options : all) {
            Path plot = folder.resolve("plot.svg");
            for (String style : List.of("--plot", "--percent")) {
                List<String> more = new ArrayList<>(List.of(style));
                if (style.equals("--plot")) {
                    more.add(plot.toString());
                }
                String table = run(options, more.toArray(String[]::new)).done().out();
                assertThat(table.lines()).as(table).allMatch(line -> line.length() <= 80);
            }
            assertThat(Files.readString(plot)).as(String.join(" ", options)).contains("<svg", "</svg>");
            Files.delete(plot);
        }
    }
}
