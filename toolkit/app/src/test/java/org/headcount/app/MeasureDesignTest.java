package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

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
 * Finite populations, two stages, certainty units and strata with one PSU give what R's package survey gives. The data and values
 * are written by {@code src/test/r/design.R}.
 */
class MeasureDesignTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "measure");

    private static final Map<String, double[]> EXPECTED = new HashMap<>();

    @TempDir
    private Path folder;

    @BeforeAll
    static void read() throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(FOLDER.resolve("designs.csv"))) {
            for (NamedCsvRecord line : csv) {
                EXPECTED.put(line.getField("id"), new double[] {
                    Double.parseDouble(line.getField("value")), Double.parseDouble(line.getField("se"))
                });
            }
        }
    }

    private static Measured file(Path file, String... options) {
        List<String> all = new ArrayList<>(List.of(
                file.toString(),
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
                "--metrics",
                "headcount,mean"));
        all.addAll(Arrays.asList(options));
        return Measured.run(all.toArray(String[]::new));
    }

    private static void same(String id, String file, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of("--format", "json"));
        all.addAll(Arrays.asList(options));
        JsonNode rows = file(FOLDER.resolve(file), all.toArray(String[]::new)).json();
        for (int i = 0; i < 2; i++) {
            String name = id + (i == 0 ? " headcount" : " mean");
            double[] inR = EXPECTED.get(name);
            assertThat(rows.get(i).get("value").asDouble()).as(name).isCloseTo(inR[0], offset(2e-10 * inR[0]));
            assertThat(rows.get(i).get("se").asDouble()).as(name).isCloseTo(inR[1], offset(2e-10 * inR[1]));
        }
    }

    @Test
    void finitePopulationsOfOneStageAndOfTwo() throws IOException {
        same("one stage", "stages.csv", "--fpc", "npsus");
        same("two stages", "stages.csv", "--fpc", "npsus", "--fpc-within", "nhouseholds");
        same("two stages of dwellings", "stages.csv", "--fpc", "npsus", "--ssu", "pair", "--fpc-within", "npairs");
        same(
                "two stages South",
                "stages.csv",
                "--fpc",
                "npsus",
                "--fpc-within",
                "nhouseholds",
                "--where",
                "region = 'South'");
    }

    @Test
    void strataWithOnePsu() throws IOException {
        same("certainty units", "lonely.csv", "--fpc", "nfew");
        for (String policy : List.of("certainty", "adjust", "average")) {
            same(policy, "lonely.csv", "--single-psu", policy);
        }
        file(FOLDER.resolve("lonely.csv"))
                .refused("only one primary sampling unit in stratum 1, 2, so its variance cannot be estimated");
    }

    @Test
    void whatTwoStagesNeed() throws IOException {
        Path stages = FOLDER.resolve("stages.csv");
        file(stages, "--ssu", "pair").refused("--ssu names the units of a second stage");
        file(stages, "--fpc-within", "npairs").refused("--fpc-within is of the second stage: give --psu C and --fpc C");
        file(stages, "--fpc", "npsus", "--fpc-within", "members")
                .refused("stages.csv:3, column 'members': stratum (within PSU");
        Path one = Files.writeString(
                folder.resolve("one.csv"),
                "consumption,weight,members,stratum,cluster,n,m\n1,1,1,a,1,9,5\n2,1,1,a,2,9,5\n3,1,1,a,2,9,5\n");
        file(one, "--fpc", "n", "--fpc-within", "m")
                .refused(
                        "only one primary sampling unit in stratum (within PSU 1), so its variance cannot be estimated");
        assertThat(file(stages, "--fpc", "npsus", "--fpc-within", "nhouseholds")
                        .done()
                        .out()
                        .replaceAll("\\s+", " "))
                .contains("finite population by npsus, two stages with 768 units in the PSUs, of nhouseholds");
        file(stages, "--fpc", "npsus", "--fpc-within", "nhouseholds", "--code", "python")
                .refused("no program for PYTHON is written for two stages");
        assertThat(file(stages, "--fpc", "npsus", "--ssu", "pair", "--fpc-within", "npairs", "--code", "stata")
                        .done()
                        .out())
                .contains("svyset cluster [pweight=popweight], strata(stratum) fpc(npsus) || pair, fpc(npairs)");
        assertThat(file(stages, "--fpc", "npsus", "--fpc-within", "nhouseholds", "--code", "r")
                        .done()
                        .out())
                .contains(
                        "d$ssu <- seq_len(nrow(d))",
                        "ids = ~cluster + ssu, strata = ~stratum, weights = ~popweight, fpc = ~npsus + nhouseholds");
        assertThat(file(stages, "--fpc", "npsus", "--ssu", "pair", "--fpc-within", "npairs", "--code", "java")
                        .done()
                        .out())
                .contains(".fpc(\"npsus\")", ".ssu(\"pair\")", ".fpcWithin(\"npairs\")");
    }
}
