package org.headcount.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Indices against their definitions, written out plainly and slowly. */
class OracleTest {

    /** sum w_i w_j |x_i - x_j| / (2 N^2), the Gini times the mean. */
    private static double halfMeanDifference(double[] x, double[] w) {
        double people = Arrays.stream(w).sum();
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                sum += w[i] * w[j] * Math.abs(x[i] - x[j]);
            }
        }
        return sum / (2 * people * people);
    }

    private static double average(double[] w, IntFunction<Double> of) {
        return IntStream.range(0, w.length).mapToDouble(i -> w[i] * of.apply(i)).sum()
                / Arrays.stream(w).sum();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 22, 333, 4444})
    void giniIsHalfTheRelativeMeanDifference(long seed) {
        for (People people : List.of(People.smooth(seed, 120), People.heaped(seed, 90))) {
            double[] shifted = Arrays.stream(people.welfare).map(x -> x - 60).toArray();
            for (double[] x : List.of(people.welfare, shifted)) {
                double wanted = halfMeanDifference(x, people.weights) / average(people.weights, i -> x[i]);
                assertThat(Inequality.gini().value(Distribution.of(x, people.weights)))
                        .as("seed %d", seed)
                        .isCloseTo(wanted, within(1e-12 * Math.max(1, Math.abs(wanted))));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 66, 777})
    void povertyIndicesOfSenAndShorrocksMultiplyOut(long seed) {
        for (People people : List.of(People.smooth(seed, 120), People.heaped(seed, 90))) {
            double z = 75;
            double[] w = people.weights;
            double[] gaps = Arrays.stream(people.welfare)
                    .map(x -> Math.max(z - x, 0) / z)
                    .toArray();
            Distribution d = people.distribution();
            double gap = average(w, i -> gaps[i]);
            double sst = gap * (1 + halfMeanDifference(gaps, w) / gap);
            assertThat(Poverty.sst(z).value(d)).isCloseTo(sst, within(1e-12));

            int[] poor = IntStream.range(0, people.rows())
                    .filter(i -> people.welfare[i] < z)
                    .toArray();
            double[] x = Arrays.stream(poor).mapToDouble(i -> people.welfare[i]).toArray();
            double[] v = Arrays.stream(poor).mapToDouble(i -> w[i]).toArray();
            double headcount = Arrays.stream(v).sum() / Arrays.stream(w).sum();
            double income = gap / headcount;
            double gini = halfMeanDifference(x, v) / average(v, i -> x[i]);
            assertThat(Poverty.sen(z).value(d)).isCloseTo(headcount * (income + (1 - income) * gini), within(1e-12));
        }
    }

    @Test
    void aPoorPopulationWithoutIncomeHasASenIndex() {
        var d = Distribution.of(new double[] {0, 0, 10, 20});
        // H = 1/2, everybody poor has the full gap, and (1 - I) G is nothing.
        assertThat(Poverty.sen(5).value(d)).isCloseTo(0.5, within(1e-15));
        assertThat(Poverty.sen(5).value(Distribution.of(new double[] {6, 7}))).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 99, 1010})
    void quantilesInvertTheDistributionFunction(long seed) {
        for (People people : List.of(People.smooth(seed, 83), People.heaped(seed, 64))) {
            Distribution d = people.distribution();
            Integer[] order = IntStream.range(0, people.rows())
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> people.welfare[i]))
                    .toArray(Integer[]::new);
            double all = Arrays.stream(people.weights).sum();
            for (double p = 0.01; p < 1; p += 0.07) {
                double cumulative = 0;
                int k = -1;
                while (cumulative < p * all * (1 - 1e-12)) {
                    cumulative += people.weights[order[++k]];
                }
                assertThat(Welfare.quantile(p, QuantileType.INVERSE_CDF).value(d))
                        .as("p %s, seed %d", p, seed)
                        .isEqualTo(people.welfare[order[k]]);
            }
        }
    }

    @Test
    void aShareMetExactlyAveragesTwoValues() {
        var d = Distribution.of(new double[] {4, 1, 2, 3}, new double[] {1, 1, 1, 1});
        assertThat(Welfare.median().value(d)).isEqualTo(2.5);
        assertThat(Welfare.quantile(0.5, QuantileType.INVERSE_CDF).value(d)).isEqualTo(2);
        // Ten tenths added up are not quite one: the slack sees that 0.3 of ten people are three.
        var ten = Distribution.of(IntStream.rangeClosed(1, 10).asDoubleStream().toArray(), filled(10, 0.1));
        assertThat(Welfare.quantile(0.3).value(ten)).isEqualTo(3.5);
        assertThat(Welfare.quantile(0.1 + 0.2).value(ten)).isEqualTo(3.5);
        assertThat(Welfare.quantile(0).value(ten)).isEqualTo(1);
        assertThat(Welfare.quantile(1).value(ten)).isEqualTo(10);
    }

    @Test
    void typeSevenInterpolatesBetweenOrderStatistics() {
        double[] x = {3, 1, 4, 1, 5, 9, 2, 6};
        var rows = Distribution.of(x);
        // Sorted 1 1 2 3 4 5 6 9: place 7p.
        assertThat(Welfare.quantile(0.25, QuantileType.LINEAR_TYPE7).value(rows))
                .isCloseTo(1.75, within(1e-12));
        assertThat(Welfare.quantile(0.9, QuantileType.LINEAR_TYPE7).value(rows)).isCloseTo(6.9, within(1e-12));
        assertThat(Welfare.quantile(1, QuantileType.LINEAR_TYPE7).value(rows)).isEqualTo(9);
        assertThat(Welfare.quantile(0, QuantileType.LINEAR_TYPE7).value(rows)).isEqualTo(1);
        var heaped = Distribution.of(new double[] {1, 2, 10}, new double[] {2, 1, 1});
        // Repeated 1 1 2 10: place 3 * 0.75.
        assertThat(Welfare.quantile(0.75, QuantileType.LINEAR_TYPE7_FREQUENCY).value(heaped))
                .isCloseTo(4, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 17})
    void theLorenzPolygonSplitsTheHouseholdAstride(long seed) {
        var people = People.heaped(seed, 40);
        int[] order = IntStream.range(0, people.rows())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> people.welfare[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double all = Arrays.stream(people.weights).sum();
        double income = average(people.weights, i -> people.welfare[i]) * all;
        for (double p : new double[] {0, 0.013, 0.2, 0.5, 0.777, 1}) {
            double left = p * all;
            double sum = 0;
            for (int i : order) {
                double taken = Math.min(left, people.weights[i]);
                sum += taken * people.welfare[i];
                left -= taken;
            }
            assertThat(Lorenz.ordinate(p).value(people.distribution())).isCloseTo(sum / income, within(1e-12));
        }
    }

    @Test
    void negativeIncomesHaveGapsAboveOne() {
        var d = Distribution.of(new double[] {-10, 5, 20});
        assertThat(Poverty.gap(10).value(d)).isCloseTo((2 + 0.5) / 3, within(1e-15));
        assertThat(Poverty.headcount(5).value(d)).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(Poverty.headcountAtOrBelow(5).value(d)).isCloseTo(2.0 / 3, within(1e-15));
    }

    @Test
    void whatALogarithmCannotTakeIsLeftOutAndCounted() {
        var d = Distribution.of(new double[] {-3, 0, 0, 10, 20});
        Linearised kept = Inequality.generalizedEntropy(0).of(d);
        assertThat(kept.value()).isInfinite();
        assertThat(kept.leftOut()).containsOnly(java.util.Map.entry("negative welfare", 1));
        Linearised dropped = Inequality.generalizedEntropy(0, Zeros.DROP).of(d);
        assertThat(dropped.value())
                .isEqualTo(Inequality.generalizedEntropy(0).value(Distribution.of(new double[] {10, 20})));
        assertThat(dropped.leftOut())
                .containsOnly(java.util.Map.entry("negative welfare", 1), java.util.Map.entry("zero welfare", 2));
        assertThat(Inequality.atkinson(1).value(Distribution.of(new double[] {0, 5})))
                .isEqualTo(1);
        assertThat(Inequality.atkinson(2).value(Distribution.of(new double[] {0, 5})))
                .isEqualTo(1);
        assertThat(Inequality.generalizedEntropy(-1).value(Distribution.of(new double[] {0, 5})))
                .isInfinite();
        assertThat(Poverty.watts(5).of(d).leftOut()).containsOnly(java.util.Map.entry("negative welfare", 1));
        assertThat(Poverty.watts(5).value(d)).isInfinite();
        assertThat(Poverty.wattsIgnoringZeros(Line.of(15)).value(d)).isCloseTo(Math.log(1.5) / 4, within(1e-15));
        assertThat(Poverty.watts(15, Zeros.DROP).value(d)).isCloseTo(Math.log(1.5) / 2, within(1e-15));
    }

    @Test
    void undefinedIsNotANumber() {
        var rich = Distribution.of(new double[] {10, 20});
        assertThat(Poverty.incomeGapRatio(5).value(rich)).isNaN();
        assertThat(Poverty.averageExitTime(5, 0.03).value(rich)).isNaN();
        assertThat(Poverty.relativeMedianGap(Line.of(5)).value(rich)).isNaN();
        assertThat(Inequality.gini().value(Distribution.of(new double[] {0, 0})))
                .isNaN();
        assertThat(Poverty.headcount(5).value(rich)).isZero();
    }

    @Test
    void everybodyEqualHasNoInequality() {
        var equal = Distribution.of(filled(7, 4), new double[] {1, 2, 3, 4, 5, 6, 7});
        for (Metric index : List.of(
                Inequality.gini(),
                Inequality.sGini(3),
                Inequality.theil(),
                Inequality.meanLogDeviation(),
                Inequality.generalizedEntropy(2),
                Inequality.atkinson(0.5),
                Inequality.atkinson(1),
                Inequality.hoover(),
                Inequality.coefficientOfVariation(),
                Inequality.wolfson())) {
            assertThat(index.value(equal)).as(index.name()).isCloseTo(0, within(1e-15));
        }
        assertThat(Lorenz.palma().value(equal)).isCloseTo(0.25, within(1e-14));
    }

    private static double[] filled(int n, double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }
}
