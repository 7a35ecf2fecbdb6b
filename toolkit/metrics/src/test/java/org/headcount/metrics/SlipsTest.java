package org.headcount.metrics;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What goes wrong is named, with what was there and what to do. */
class SlipsTest {
    private static final double[] ONE_TWO = {1, 2};

    @TestFactory
    Stream<DynamicTest> messages() {
        var d = Distribution.of(ONE_TWO, new double[] {1, 3}).with("region", Groups.of(List.of("north", "south")));
        Map<String, ThrowingCallable> slips = Map.ofEntries(
                Map.entry("line must be positive, was -1.0; did you pass a growth rate", () -> Poverty.headcount(-1)),
                Map.entry("line must be positive, was NaN", () -> Poverty.gap(Double.NaN)),
                Map.entry("line must be positive, was Infinity", () -> Poverty.watts(Double.POSITIVE_INFINITY)),
                Map.entry("fraction of a relative line must be positive, was 0.0", () -> Line.ofMedian(0)),
                Map.entry("alpha must be 0 or more, was -1.0; 0 is the headcount", () -> Poverty.fgt(-1, 3)),
                Map.entry("growth must be positive", () -> Poverty.averageExitTime(Line.of(3), 0)),
                Map.entry("needs alpha of 1 or more, was 0.0", () -> Poverty.growthElasticity(0, Line.of(3))),
                Map.entry("lies between 0 and 1, was 10.0; did you mean 0.1?", () -> Lorenz.top(10)),
                Map.entry("lies between 0 and 1, was -0.5", () -> Welfare.quantile(-0.5)),
                Map.entry("the smaller first, but they were 0.9 and 0.4", () -> Lorenz.between(0.9, 0.4)),
                Map.entry("at least one group, was 0", () -> Lorenz.shares(0)),
                Map.entry("v must be above 1, was 1.0; 2 gives the Gini", () -> Inequality.sGini(1)),
                Map.entry("alpha must be a finite number", () -> Inequality.generalizedEntropy(Double.NaN)),
                Map.entry("epsilon must be positive, was 0.0", () -> Inequality.atkinson(0)),
                Map.entry("order of dominance must be 1 or more, was 0", () -> Dominance.curve(0, 3)),
                Map.entry("there are 2 welfare values and 1 weights", () -> Distribution.of(ONE_TWO, new double[] {1})),
                Map.entry("needs at least one row", () -> Distribution.of(new double[0])),
                Map.entry(
                        "weight must be positive, was 0.0 in row 1",
                        () -> Distribution.of(ONE_TWO, new double[] {1, 0})),
                Map.entry(
                        "weight must be positive, was -2.0 in row 0",
                        () -> Distribution.of(ONE_TWO, new double[] {-2, 1})),
                Map.entry(
                        "finite number, was NaN in row 1; drop rows",
                        () -> Distribution.of(new double[] {1, Double.NaN})),
                Map.entry(
                        "weight must be 0 or of a size between 1.0E-100 and 1.0E100, was 1.0E308 in row 1; rescale it",
                        () -> Distribution.of(ONE_TWO, new double[] {1, 1e308})),
                Map.entry("was 1.0E-200 in row 0", () -> Distribution.of(ONE_TWO, new double[] {1e-200, 1})),
                Map.entry(
                        "welfare must be 0 or of a size between 1.0E-50 and 1.0E50, was 4.9E-324 in row 0",
                        () -> Distribution.of(new double[] {Double.MIN_VALUE, 0})),
                Map.entry("was -1.0E200 in row 1", () -> Distribution.of(new double[] {1, -1e200})),
                Map.entry("tax must be 0 or of a size", () -> d.with("tax", new double[] {1, 1e90})),
                Map.entry("line must be of a size between", () -> Poverty.headcount(1e-300)),
                Map.entry("column tax has 1 values for 2 rows", () -> d.with("tax", new double[] {1})),
                Map.entry(
                        "no column tax; it has [region]",
                        () -> Concentration.index("tax").value(d)),
                Map.entry(
                        "holds names of groups, such as north",
                        () -> Concentration.index("region").value(d)),
                Map.entry(
                        "no group east; there are north, south",
                        () -> Decomposition.populationShare("region", "east").value(d)),
                Map.entry("no row is left of 2", () -> d.where(row -> false)),
                Map.entry("no row has a positive weight", () -> d.reweighted(new double[2])),
                Map.entry("3 weights for 2 rows", () -> d.reweighted(new double[3])),
                Map.entry("scale factor must be positive, was 0.0", () -> d.scaled(0)),
                Map.entry("one has [region] and the other []", () -> d.merge(Distribution.of(ONE_TWO))),
                Map.entry(
                        "gini_unbiased counts rows, so all must weigh the same, but row 0 weighs 1.0 and row 1 weighs 3.0",
                        () -> Inequality.giniUnbiased().value(d)),
                Map.entry(
                        "sen1976 counts rows", () -> Poverty.sen1976(Line.of(3)).value(d)),
                Map.entry(
                        "type 7 quantile takes rows of equal weight",
                        () -> Welfare.quantile(0.5, QuantileType.LINEAR_TYPE7).value(d)),
                Map.entry(
                        "frequency weight is a whole number, was 1.5",
                        () -> Welfare.quantile(0.5, QuantileType.LINEAR_TYPE7_FREQUENCY)
                                .value(Distribution.of(ONE_TWO, new double[] {1, 1.5}))),
                Map.entry("bandwidth must be positive, was 0.0", () -> Bandwidth.of(0)),
                Map.entry("at least one source", () -> Sources.of()),
                Map.entry(
                        "rent is not a source of this income; they are [wage]",
                        () -> Sources.of("wage").share("rent")),
                Map.entry(
                        "2 dimensions and 1 cutoffs",
                        () -> AlkireFoster.ofAchievements(List.of("a", "b"), List.of(1.0), 1)),
                Map.entry(
                        "k counts deprivations, from 1 to 2, was 3.0",
                        () -> AlkireFoster.ofAchievements(List.of("a", "b"), List.of(1.0, 1.0), 3)),
                Map.entry(
                        "cutoff of b must be positive, was 0.0",
                        () -> AlkireFoster.ofAchievements(List.of("a", "b"), List.of(1.0, 0.0), 1)),
                Map.entry("summing to 0.9", () -> AlkireFoster.ofIndicators(List.of("a", "b"), List.of(0.5, 0.4), 0.3)),
                Map.entry(
                        "k is a score between 0 and 1, was 2.0; a number of indicators",
                        () -> AlkireFoster.ofIndicators(List.of("a", "b"), List.of(0.5, 0.5), 2)),
                Map.entry(
                        "c is not a dimension; they are [a]",
                        () -> AlkireFoster.ofIndicators(List.of("a"), List.of(1.0), 1)
                                .contribution("c")),
                Map.entry(
                        "indicators of 0 and 1 only say whether",
                        () -> AlkireFoster.ofIndicators(List.of("a"), List.of(1.0), 1)
                                .adjustedGap()),
                Map.entry(
                        "indicator a must be 0 or 1, was 9.0; is it a code for missing?",
                        () -> AlkireFoster.ofIndicators(List.of("a"), List.of(1.0), 1)
                                .headcount()
                                .value(d.with("a", new double[] {1, 9}))),
                Map.entry(
                        "programme p must be 1 for beneficiaries and 0 for others, was 2.0 in row 1",
                        () -> Targeting.of("p", 3).leakage().value(d.with("p", new double[] {1, 2}))),
                Map.entry(
                        "as many values before as after, so it is odd, was 4",
                        () -> Smoothing.centredAverage(new double[9], 4)),
                Map.entry(
                        "a window holds at least one value, was 0", () -> Smoothing.trailingAverage(new double[9], 0)),
                Map.entry("1 times for 2 values", () -> Smoothing.interpolate(new double[1], new double[2])),
                Map.entry("positive mean and a positive proxy, was 2.0 and 0.0", () -> LineUp.survey(2, 0)),
                Map.entry(
                        "1 strata and 2 units for the same rows",
                        () -> Design.of(new int[1], new int[2], List.of("a"))),
                Map.entry("positive mean and sigma", () -> new Lognormal(0, 1)));
        return slips.entrySet().stream()
                .map(slip -> DynamicTest.dynamicTest(
                        slip.getKey(),
                        () -> assertThatThrownBy(slip.getValue())
                                .isInstanceOf(IllegalArgumentException.class)
                                .hasMessageContaining(slip.getKey())));
    }

    @TestFactory
    Stream<DynamicTest> seriesFillOnlyWhatTheyCan() {
        double gap = Double.NaN;
        return Stream.of(
                check("inside", Smoothing.interpolate(years(4), new double[] {gap, 2, gap, 4}), gap, 2, 3, 4),
                check("a gap of two", Smoothing.interpolate(years(4), new double[] {1, gap, gap, 4}), 1, 2, 3, 4),
                check(
                        "uneven years",
                        Smoothing.interpolate(new double[] {2000, 2003, 2004}, new double[] {1, gap, 5}),
                        1,
                        4,
                        5),
                check(
                        "trailing",
                        Smoothing.trailingAverage(new double[] {1, 2, 3, gap, 5}, 2),
                        gap,
                        1.5,
                        2.5,
                        gap,
                        gap),
                check("centred", Smoothing.centredAverage(new double[] {1, 2, 6, 7}, 3), gap, 3, 5, gap));
    }

    private static double[] years(int n) {
        double[] years = new double[n];
        Arrays.setAll(years, i -> 2000 + i);
        return years;
    }

    private static DynamicTest check(String name, double[] got, double... wanted) {
        return DynamicTest.dynamicTest(
                name, () -> org.assertj.core.api.Assertions.assertThat(got).isEqualTo(wanted));
    }
}
