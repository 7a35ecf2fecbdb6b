package org.headcount.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.headcount.data.Tables;
import org.headcount.metrics.Poverty;
import org.headcount.metrics.SinglePsu;
import org.headcount.metrics.Welfare;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** Finite population corrections that are easily lost; values of R's survey 4.1. */
class CorrectionCasesTest {

    private static Survey of(String file) {
        return Survey.of(Tables.read(Path.of("src", "test", "resources", "cases", file)))
                .welfare("welfare")
                .weight("weight");
    }

    private static void estimated(Estimate found, double value, double se) {
        assertThat(found.value()).isCloseTo(value, within(1e-10));
        assertThat(found.se()).isCloseTo(se, within(1e-10));
    }

    @Test
    void aStratumWithAllItsUnitsNeedsNoPolicy() {
        Survey survey = of("certainty-fpc.csv").strata("stratum").psu("psu").fpc("units");
        Estimates found = survey.estimate(Poverty.headcount(4), Welfare.mean());
        estimated(found.get(0), 6.0 / 11, 0.202942630708);
        estimated(found.get(1), 38.0 / 11, 0.336618377759);
        assertThat(found.get(0).uncertainty().orElseThrow().df()).isEqualTo(2);
    }

    @Test
    void certaintyStrataOfOneAndOfTwoUnitsBesideASampledOne() {
        Table table = Table.create(
                "three strata",
                IntColumn.create("h", 1, 1, 2, 2, 3, 3, 3, 3),
                IntColumn.create("p", 1, 1, 2, 3, 4, 5, 6, 6),
                IntColumn.create("N", 1, 1, 2, 2, 10, 10, 10, 10),
                IntColumn.create("w", 1, 1, 1, 1, 3, 3, 3, 3),
                DoubleColumn.create("y", 5, 8, 2, 9, 1, 4, 3, 7));
        Survey survey =
                Survey.of(table).welfare("y").weight("w").strata("h").psu("p").fpc("N");
        for (SinglePsu policy : SinglePsu.values()) {
            estimated(survey.singlePsu(policy).estimate(Welfare.mean()).get(0), 4.3125, 0.645095633581);
        }
        // With 3 villages in the stratum of one sampled village its variance is unknown again.
        table.intColumn("N").set(0, 3).set(1, 3);
        assertThatThrownBy(() -> Survey.of(table)
                        .welfare("y")
                        .weight("w")
                        .strata("h")
                        .psu("p")
                        .fpc("N")
                        .estimate(Welfare.mean()))
                .hasMessageContaining("only one primary sampling unit in stratum 1");
    }

    @Test
    void aCorrectionAloneIsASimpleRandomSample() {
        Survey survey = of("fpc-srs.csv").fpc("N");
        Estimates found = survey.estimate(Welfare.mean(), Poverty.headcount(3));
        estimated(found.get(0), 3.4, 0.891627725006);
        estimated(found.get(1), 0.4, 0.212132034356);
        assertThat(found.get(0).uncertainty().orElseThrow().df()).isEqualTo(4);
        assertThat(found.notes()).anyMatch(note -> note.contains("5 rows, each its own PSU, finite population by N"));
    }

    @Test
    void aPopulationSmallerThanTheSampleIsRefused() {
        Table table = Table.create("small", IntColumn.create("N", 2, 2, 2), DoubleColumn.create("welfare", 1, 2, 3));
        assertThatThrownBy(() -> Survey.of(table).welfare("welfare").fpc("N").estimate(Welfare.mean()))
                .hasMessageContaining("has 3 sampled units but only 2.0 in the population");
    }
}
