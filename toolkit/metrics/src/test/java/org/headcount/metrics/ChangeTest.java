package org.headcount.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What happened between two years, and who has how much influence on it. */
class ChangeTest {

    private static final double LINE = 70;

    /** What needs no density: its influence is the derivative by weight to many digits. */
    private static Map<String, Function<Change, Linearised>> smooth() {
        Map<String, Function<Change, Linearised>> all = new LinkedHashMap<>();
        Metric gap = Poverty.gap(LINE);
        Metric severity = Poverty.severity(LINE);
        all.put("growth of the mean", Change::growthOfMean);
        all.put("gini", change -> change.of(Inequality.gini()));
        all.put("growth component", change -> change.dattRavallion(gap).growth());
        all.put("redistribution", change -> change.dattRavallion(severity).redistribution());
        all.put("residual", change -> change.dattRavallionFromAfter(severity).residual());
        all.put("shapley", change -> change.shapley(gap).redistribution());
        all.put("watts", change -> change.shapley(Poverty.watts(LINE)).growth());
        all.put("sst", change -> change.shapley(Poverty.sst(LINE)).growth());
        all.put("third fifth", change -> change.growthOfBins(5).get(2));
        all.put("rate by watts", change -> change.rateOfProPoorGrowthByWatts(LINE));
        all.put("pegr", change -> change.povertyEquivalentGrowth(gap).rate());
        all.put("dominance", change -> change.dominance(2, LINE).get(0));
        all.put("shift", change -> change.ravallionHuppi(gap, "region").shift());
        all.put("interaction", change -> change.ravallionHuppi(gap, "region").interaction());
        all.put(
                "intra under a relative line",
                change -> change.ravallionHuppi(Poverty.gap(Line.ofMean(0.6)), "region")
                        .intra());
        return all;
    }

    @TestFactory
    Stream<DynamicTest> influenceIsTheDerivativeByWeightInBothYears() {
        People before = People.smooth(1992, 80);
        People after = People.tied(2003, 90);
        return smooth().entrySet().stream()
                .map(it -> DynamicTest.dynamicTest(it.getKey(), () -> {
                    double[] influence = it.getValue()
                            .apply(Change.between(before.distribution(), after.distribution()))
                            .influence()
                            .perRow(before.rows() + after.rows());
                    double largest =
                            Arrays.stream(influence).map(Math::abs).max().orElseThrow();
                    assertThat(largest).isPositive();
                    for (int row = 0; row < influence.length; row += 7) {
                        double slope = (value(it.getValue(), before, after, row, 1e-5)
                                        - value(it.getValue(), before, after, row, -1e-5))
                                / 2e-5;
                        assertThat(slope).as("row %d", row).isCloseTo(influence[row], within(5e-5 * largest + 1e-9));
                    }
                }));
    }

    private static double value(Function<Change, Linearised> of, People before, People after, int row, double step) {
        double[] earlier = before.weights.clone();
        double[] later = after.weights.clone();
        if (row < earlier.length) {
            earlier[row] += step;
        } else {
            later[row - earlier.length] += step;
        }
        return of.apply(Change.between(
                        before.distribution(before.welfare, earlier), after.distribution(after.welfare, later)))
                .value();
    }

    @Test
    void aHeadcountMovesWithItsLineAsTheDensityThere() {
        Distribution d = People.smooth(7, 200).distribution();
        assertThat(Line.slope(Poverty.headcount(1), d, LINE, Bandwidth.silverman()))
                .isCloseTo(d.density(LINE, Bandwidth.silverman()), within(1e-15));
        double rise =
                Poverty.gap(LINE + 1e-6).value(d) - Poverty.gap(LINE - 1e-6).value(d);
        assertThat(Line.slope(Poverty.gap(1), d, LINE, Bandwidth.silverman())).isCloseTo(rise / 2e-6, within(1e-6));
        assertThat(Line.slope(Inequality.gini(), d, LINE, Bandwidth.silverman()))
                .isZero();
    }

    /** Groups are held against everybody's line; the parts of the country then add up to the country. */
    @Test
    void contributionsUnderARelativeLineAddUp() {
        Distribution d = People.smooth(7, 200).distribution();
        Metric poor = Poverty.headcount(Line.ofMedian(0.6));
        double sum = Stream.of("north", "south", "east")
                .mapToDouble(region ->
                        Decomposition.contribution(poor, "region", region).value(d))
                .sum();
        assertThat(sum).isCloseTo(1, within(1e-12));
        Metric own = Poverty.headcount(Line.ofMedian(0.6).inEachGroup());
        assertThat(Decomposition.contribution(own, "region", "south").value(d))
                .isNotEqualTo(
                        Decomposition.contribution(poor, "region", "south").value(d));
        assertThat(own).hasToString("headcount(line=0.6 median of each group)");
    }

    @Test
    void aDecompositionWantsOneLineForBothYears() {
        Change change = Change.between(
                People.smooth(1, 50).distribution(), People.smooth(2, 50).distribution());
        assertThatThrownBy(() -> change.shapley(Inequality.gini()))
                .hasMessage("a change is decomposed at one poverty line for both years, but gini has none; give a"
                        + " number, as in Poverty.headcount(3.00)");
        assertThatThrownBy(() -> change.dattRavallion(Poverty.gap(Line.ofMedian(0.6))))
                .hasMessageContaining("poverty_gap(line=0.6 median) has a line of its own in each");
    }
}
