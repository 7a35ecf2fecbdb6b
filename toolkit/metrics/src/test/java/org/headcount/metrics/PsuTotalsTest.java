package org.headcount.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PsuTotalsTest {
    private static final int[] STRATUM = {0, 0, 0, 1, 1, 1, 2};
    private static final int[] PSU = {1, 1, 2, 1, 2, 3, 1};
    private static final Design DESIGN = Design.of(STRATUM, PSU, List.of("coast", "hills", "island"));

    private static PsuTotals totals(Design design, double... perRow) {
        var totals = new PsuTotals(design);
        for (int row = 0; row < perRow.length; row++) {
            totals.add(row, 1, perRow[row]);
        }
        return totals;
    }

    @Test
    void unitsAreNestedInStrata() {
        assertThat(DESIGN.psus()).isEqualTo(6);
        assertThat(DESIGN.strata()).isEqualTo(3);
        assertThat(DESIGN.psusIn(1)).isEqualTo(3);
        assertThat(DESIGN.psuOf(0)).isEqualTo(DESIGN.psuOf(1)).isNotEqualTo(DESIGN.psuOf(3));
    }

    @Test
    void manyUnitsKeepTheirStrata() {
        int n = 10_000;
        int[] stratum = new int[n];
        int[] psu = new int[n];
        for (int i = 0; i < n; i++) {
            stratum[i] = i % 7;
            psu[i] = i % 900 - 450;
        }
        var design = Design.of(stratum, psu, List.of("a", "b", "c", "d", "e", "f", "g"));
        assertThat(design.psus()).isEqualTo(6300);
        for (int i = 0; i < n; i++) {
            assertThat(design.stratumOf(design.psuOf(i))).isEqualTo(stratum[i]);
            if (i >= 6300) {
                assertThat(design.psuOf(i)).isEqualTo(design.psuOf(i - 6300));
            }
        }
    }

    /** Totals: coast 3 and 5, hills 1, 2 and 6, island 4. */
    private static final PsuTotals TOTALS = totals(DESIGN, 1, 2, 5, 1, 2, 6, 4);

    @Test
    void aLoneUnitStopsUnlessAPolicyIsChosen() {
        assertThatThrownBy(() -> TOTALS.variance(SinglePsu.FAIL))
                .isInstanceOf(SinglePsuException.class)
                .hasMessageContaining("stratum island")
                .hasMessageContaining("CERTAINTY, ADJUST or AVERAGE");
        // Coast: 2/1 (1 + 1); hills: 3/2 (4 + 1 + 9); the mean of all units is 3.5.
        double others = 4 + 21;
        assertThat(TOTALS.variance(SinglePsu.CERTAINTY)).isCloseTo(others, within(1e-12));
        assertThat(TOTALS.variance(SinglePsu.ADJUST)).isCloseTo(others + 0.25, within(1e-12));
        assertThat(TOTALS.variance(SinglePsu.AVERAGE)).isCloseTo(others * 3 / 2, within(1e-12));
    }

    @Test
    void aFinitePopulationVariesLess() {
        var corrected = DESIGN.withUnitsInPopulation(new double[] {4, 6, 1});
        double variance = totals(corrected, 1, 2, 5, 1, 2, 6, 4).variance(SinglePsu.CERTAINTY);
        assertThat(variance).isCloseTo(4 * (1 - 2.0 / 4) + 21 * (1 - 3.0 / 6), within(1e-12));
        assertThatThrownBy(() -> DESIGN.withUnitsInPopulation(new double[] {4, 2, 1}))
                .hasMessageContaining("stratum hills has 3 sampled units but only 2.0 in the population");
    }

    @Test
    void aStratumDrawnWholeAddsNothing() {
        // The island's only unit is all that the island has; the coast's two are all of the coast.
        double hills = 21 * (1 - 3.0 / 6);
        PsuTotals whole = totals(DESIGN.withUnitsInPopulation(new double[] {2, 6, 1}), 1, 2, 5, 1, 2, 6, 4);
        for (SinglePsu policy : SinglePsu.values()) {
            assertThat(whole.variance(policy)).as(policy.name()).isCloseTo(hills, within(1e-12));
        }
        PsuTotals sampled = totals(DESIGN.withUnitsInPopulation(new double[] {2, 6, 3}), 1, 2, 5, 1, 2, 6, 4);
        assertThatThrownBy(() -> sampled.variance(SinglePsu.FAIL)).hasMessageContaining("stratum island");
    }

    @Test
    void piecesAddUpAndDifferencesCovary() {
        var random = new SplittableRandom(12);
        double[] a = random.doubles(7).toArray();
        double[] b = random.doubles(7).toArray();
        var whole = totals(DESIGN, a);
        var left = new PsuTotals(DESIGN);
        var right = new PsuTotals(DESIGN);
        for (int row = 0; row < 7; row++) {
            (row % 2 == 0 ? left : right).add(row, 1, a[row]);
        }
        left.add(right);
        assertThat(left.variance(SinglePsu.ADJUST)).isEqualTo(whole.variance(SinglePsu.ADJUST));

        var other = totals(DESIGN, b);
        var difference = whole.times(1);
        difference.add(other.times(-1));
        for (SinglePsu policy : List.of(SinglePsu.CERTAINTY, SinglePsu.ADJUST, SinglePsu.AVERAGE)) {
            double wanted = whole.variance(policy) + other.variance(policy) - 2 * whole.covariance(other, policy);
            assertThat(difference.variance(policy)).isCloseTo(wanted, within(1e-12));
        }
        assertThatThrownBy(() -> whole.covariance(totals(Design.ofRows(7), a), SinglePsu.FAIL))
                .hasMessageContaining("two samples");
    }
}
