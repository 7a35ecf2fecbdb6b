package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
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
 * Options of {@code headcount measure} give what R's package survey gives. The values are computed by {@code src/test/r/measure.R}
 * from the same data.
 */
class MeasureAgainstRTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "measure");

    private static final Map<String, double[]> EXPECTED = new HashMap<>();

    @TempDir
    private Path folder;

    @BeforeAll
    static void read() throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(FOLDER.resolve("expected.csv"))) {
            for (NamedCsvRecord line : csv) {
                String se = line.getField("se");
                EXPECTED.put(line.getField("id"), new double[] {
                    Double.parseDouble(line.getField("value")), se.isEmpty() ? Double.NaN : Double.parseDouble(se)
                });
            }
        }
    }

    private static void same(String id, JsonNode row) {
        assertThat(EXPECTED).containsKey(id);
        close(id, row.get("value").asDouble(), EXPECTED.get(id)[0]);
        close(id, row.get("se").asDouble(), EXPECTED.get(id)[1]);
    }

    private static void close(String id, double ours, double inR) {
        assertThat(ours).as(id).isCloseTo(inR, offset(2e-10 * Math.max(1e-3, Math.abs(inR))));
    }

    private static JsonNode households(String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of("--line", "3", "--format", "json"));
        all.addAll(Arrays.asList(options));
        return Measured.households(all.toArray(String[]::new)).json();
    }

    @Test
    void where() throws IOException {
        String[][] cases = {
            {"where and", "headcount", "year = 2022 and area = 'rural'"},
            {"where in", "headcount", "year = 2022 and region in ('South', 'Coast')"},
            {"where not or", "mean", "not (region = 'South' or members > 6)"},
            {"where unequal", "mean", "nutrition != 1"},
            {"where not missing", "mean", "nutrition is not missing"},
            {"where between", "mean", "members between 3 and 5"},
        };
        for (String[] one : cases) {
            same(one[0], households("--where", one[2], "--metrics", one[1]).get(0));
        }
        same(
                "where columns",
                Measured.run(
                                Measured.HOUSEHOLDS.toString(),
                                "--welfare",
                                "members",
                                "--weight",
                                "weight",
                                "--size",
                                "members",
                                "--strata",
                                "stratum",
                                "--psu",
                                "cluster",
                                "--where",
                                "consumption < line",
                                "--metrics",
                                "mean",
                                "--format",
                                "json")
                        .json()
                        .get(0));
    }

    @Test
    void severalColumnsOfGroups() throws IOException {
        JsonNode rows =
                households("--where", "year = 2022", "--by", "region", "--by", "area", "--metrics", "headcount");
        assertThat(rows).hasSize(9);
        for (int i = 1; i < rows.size(); i++) {
            same("by " + rows.get(i).get("group").asText().replace(",", ""), rows.get(i));
            assertThat(rows.get(i).get("by").asText()).isEqualTo("region, area");
        }
    }

    @Test
    void compareTwoYearsOfOneFile() throws IOException {
        for (String[] where : new String[][] {{}, {"--where", "year = 2022"}}) {
            List<String> options = new ArrayList<>(List.of(where));
            options.addAll(List.of("--compare", "year=2018", "--metrics", "headcount"));
            JsonNode change = households(options.toArray(String[]::new)).get(0);
            same("compare headcount", change);
            close("t", change.get("t").asDouble(), EXPECTED.get("compare t and p")[0]);
            close("p", change.get("p").asDouble(), EXPECTED.get("compare t and p")[1]);
            assertThat(change.get("from").asText()).isEqualTo("year = 2018");
            assertThat(change.get("to").asText()).isEqualTo("year = 2022");
        }
        same(
                "compare mean rural",
                households("--where", "area = 'rural'", "--compare", "year=2018", "--metrics", "mean")
                        .get(0));
        JsonNode over = households("--compare", "year=2018", "--over", "area", "--metrics", "headcount,mean");
        assertThat(over).hasSize(6);
        same("compare headcount", over.get(0));
        assertThat(over.get(4).get("group").asText()).isEqualTo("rural");
        assertThat(over.get(4).get("metric").asText()).isEqualTo("mean");
        same("compare mean rural", over.get(4));
    }

    @Test
    void compareTwoFiles() throws IOException {
        List<String> lines = Files.readAllLines(Measured.HOUSEHOLDS);
        Path before = folder.resolve("before.csv");
        Path after = folder.resolve("after.csv");
        Files.write(
                before, lines.stream().filter(line -> !line.startsWith("2022")).toList());
        Files.write(
                after, lines.stream().filter(line -> !line.startsWith("2018")).toList());
        JsonNode change = Measured.run(
                        after.toString(),
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
                        "--compare",
                        before.toString(),
                        "--line",
                        "3",
                        "--metrics",
                        "headcount",
                        "--format",
                        "json")
                .json()
                .get(0);
        same("compare files", change);
        assertThat(change.get("from").asText()).isEqualTo("before.csv");
    }

    @Test
    void differencesBetweenGroups() throws IOException {
        for (String correction : List.of("none", "bonferroni", "holm")) {
            JsonNode rows = households(
                    "--where",
                    "year = 2022",
                    "--by",
                    "region",
                    "--differences",
                    "--correction",
                    correction,
                    "--metrics",
                    "headcount");
            assertThat(rows).hasSize(6);
            for (JsonNode row : rows) {
                String pair = row.get("to").asText() + " " + row.get("from").asText();
                same("difference " + pair, row);
                close(correction, row.get("p").asDouble(), EXPECTED.get("none " + pair)[0]);
                close(correction, row.get("p_corrected").asDouble(), EXPECTED.get(correction + " " + pair)[0]);
            }
        }
        JsonNode fromOne = households(
                "--where", "year = 2022", "--by", "region", "--differences", "South", "--metrics", "headcount");
        assertThat(fromOne).hasSize(3);
        same("difference Central South", fromOne.get(0));
        same("difference Coast South", fromOne.get(1));
    }

    private static JsonNode file(String name, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                FOLDER.resolve(name).toString(),
                "--welfare",
                "consumption",
                "--weight",
                "weight",
                "--size",
                "members",
                "--format",
                "json"));
        all.addAll(Arrays.asList(options));
        return Measured.run(all.toArray(String[]::new)).json();
    }

    @Test
    void scalesAndPrices() throws IOException {
        String[][] cases = {
            {"scale per-capita", "--scale", "per-capita"},
            {"scale sqrt", "--scale", "sqrt"},
            {"scale 0.7", "--scale", "0.7"},
            {"scale oecd", "--scale", "oecd", "--children", "children"},
            {"deflator", "--deflator", "index"},
            {"prices and ppp", "--prices", "1.25:2017", "--ppp", "5.4:2017"},
        };
        for (String[] one : cases) {
            List<String> options =
                    new ArrayList<>(List.of("--strata", "stratum", "--psu", "cluster", "--metrics", "mean"));
            options.addAll(Arrays.asList(one).subList(1, one.length));
            same(one[0], file("scales.csv", options.toArray(String[]::new)).get(0));
        }
    }

    @Test
    void replicateWeights() throws IOException {
        String[][] cases = {
            {"jkn_", "jkn_*", "jkn"},
            {"jk1_", "jk1_*", "jk1"},
            {"brr_", "brr_*", "brr"},
            {"fay_", "fay_*", "fay=0.3"},
            {"boot_", "boot_*", "bootstrap"},
            {"scale", "fay_*", "scale=0.05"},
        };
        for (String[] one : cases) {
            JsonNode rows = file(
                    "replicates.csv",
                    "--replicates",
                    one[1],
                    "--method",
                    one[2],
                    "--line",
                    "3",
                    "--metrics",
                    "headcount,mean");
            same(one[0] + " headcount", rows.get(0));
            same(one[0] + " mean", rows.get(1));
        }
        // Made here from strata and PSUs, the jackknife has the same replicates.
        JsonNode made = file(
                "replicates.csv",
                "--strata",
                "stratum",
                "--psu",
                "cluster",
                "--method",
                "jkn",
                "--line",
                "3",
                "--metrics",
                "headcount,mean");
        same("jkn_ headcount", made.get(0));
        same("jkn_ mean", made.get(1));
    }
}
