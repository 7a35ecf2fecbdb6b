package org.headcount.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GrowthTest {

    private static final double NONE = Double.NaN;

    @Test
    void nineStepsBetween2001And2010() {
        assertThat(Growth.compound(12.75, 34.93, 9)).isCloseTo(0.118490, within(1e-6));
        assertThat(Growth.total(12.75, 34.93)).isCloseTo(1.739608, within(1e-6));
    }

    @Test
    void growthGoesFromTheFirstValueToTheLastThatAreThere() {
        double[] times = {2000, 2001, 2005, 2010};
        assertThat(Growth.compound(times, new double[] {NONE, 100, NONE, 200}))
                .isCloseTo(Math.pow(2, 1 / 9.0) - 1, within(1e-15));
        assertThat(Growth.compound(times, new double[] {NONE, 100, NONE, NONE})).isNaN();
        assertThat(Growth.compound(times, new double[] {NONE, NONE, NONE, NONE}))
                .isNaN();
    }

    @Test
    void allGrowthsAgreeOnAnExponential() {
        long seed = 832;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            double rate = random.nextDouble(-0.3, 0.5);
            double[] times = random.ints(8, 1, 4).asDoubleStream().toArray();
            Arrays.parallelPrefix(times, Double::sum);
            double[] values = Arrays.stream(times)
                    .map(time -> 7 * Math.pow(1 + rate, time))
                    .toArray();
            assertThat(Growth.compound(times, values)).as("seed %d", seed).isCloseTo(rate, within(1e-12));
            assertThat(Growth.leastSquares(times, values)).as("seed %d", seed).isCloseTo(rate, within(1e-12));
        }
    }

    @Test
    void ratesDoNotDependOnTheScale() {
        double[] times = {1, 2, 3, 5};
        double[] values = {3, 5, 4, 9};
        double[] thousands = Arrays.stream(values).map(value -> 1000 * value).toArray();
        assertThat(Growth.leastSquares(times, thousands)).isCloseTo(Growth.leastSquares(times, values), within(1e-14));
        assertThat(Growth.change(thousands)).usingComparatorWithPrecision(1e-14).containsExactly(Growth.change(values));
    }

    @Test
    void whatNeedsAMissingValueIsMissing() {
        double[] values = {1, NONE, 3, 6};
        assertThat(Growth.change(values)).containsExactly(NONE, NONE, NONE, 1);
        assertThat(Growth.difference(values)).containsExactly(NONE, NONE, NONE, 3);
        assertThat(Growth.cumulative(values)).containsExactly(1, NONE, NONE, NONE);
        assertThat(Growth.index(values, 2))
                .usingComparatorWithPrecision(1e-12)
                .containsExactly(100 / 3.0, NONE, 100, 200);
    }

    @Test
    void deflationTakesOutTheGrowthOfPrices() {
        double[] prices = {100, 110, 121};
        assertThat(Growth.deflate(prices, prices, 100)).containsExactly(100, 100, 100);
    }

    @Test
    void errorsNameTheSlip() {
        assertThatThrownBy(() -> Growth.compound(0, 1, 2))
                .hasMessage("compound growth needs positive values, and was given 0.0 and 1.0");
        assertThatThrownBy(() -> Growth.compound(1, 2, 0)).hasMessageContaining("are the times in order?");
        assertThatThrownBy(() -> Growth.compound(new double[] {1}, new double[] {1, 2}))
                .hasMessage("as many times as values are needed: 1 times, 2 values");
        assertThatThrownBy(() -> Growth.leastSquares(new double[] {2, 2}, new double[] {1, 2}))
                .hasMessage("times must rise: 2.0 follows 2.0 at position 1");
        assertThatThrownBy(() -> Growth.leastSquares(new double[] {1, 2}, new double[] {1, -2}))
                .hasMessage("least-squares growth needs positive values, and was given -2.0");
        assertThatThrownBy(() -> Growth.deflate(new double[2], new double[1], 1))
                .hasMessage("as many prices as values are needed: 2 values, 1 prices");
    }
}
