package org.headcount.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IntervalTest {

    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void theResultsOfNumbersInsideLieInside() {
        long seed = 20111116;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            Interval a = any(random);
            Interval b = any(random);
            double x = inside(a, random);
            double y = inside(b, random);
            String what = "seed " + seed + ", round " + i + ": " + x + " in " + a + ", " + y + " in " + b;
            assertThat(a.plus(b).contains(x + y)).as(what).isTrue();
            assertThat(a.minus(b).contains(x - y)).as(what).isTrue();
            assertThat(a.times(b).contains(x * y)).as(what).isTrue();
            assertThat(y == 0 || a.over(b).contains(x / y)).as(what).isTrue();
            assertThat(x < 0 || a.power(1 / 9.0).contains(Math.pow(x, 1 / 9.0)))
                    .as(what)
                    .isTrue();
            assertThat(x <= 0 || a.power(-2).contains(Math.pow(x, -2))).as(what).isTrue();
        }
    }

    private static Interval any(SplittableRandom random) {
        double from = random.nextDouble(-10, 10);
        return new Interval(from, from + random.nextDouble(0, 5));
    }

    private static double inside(Interval interval, SplittableRandom random) {
        return interval.low() + random.nextDouble() * (interval.high() - interval.low());
    }

    @Test
    void anOpenEndStaysOpen() {
        Interval atLeastFour = new Interval(4, INF);
        assertThat(new Interval(3, 3).over(atLeastFour)).isEqualTo(new Interval(0, 0.75));
        assertThat(atLeastFour.times(new Interval(2, 3))).isEqualTo(new Interval(8, INF));
        assertThat(atLeastFour.times(Interval.of(0))).isEqualTo(Interval.of(0));
        assertThat(new Interval(1, 2).over(new Interval(0, 4))).isEqualTo(new Interval(0.25, INF));
    }

    @Test
    void divisionByWhatMayBeZeroGivesAnything() {
        assertThat(new Interval(1, 2).over(new Interval(-1, 1))).isEqualTo(Interval.ALL);
    }

    @Test
    void anEndThatDecimalDigitsCannotReachExactlyStillCounts() {
        assertThat(Interval.around(11.9, 0.05).contains(11.85)).isTrue();
        assertThat(Interval.around(11.9, 0.05).contains(11.8499)).isFalse();
    }

    @Test
    void refusesWhatIsNoInterval() {
        assertThatThrownBy(() -> new Interval(2, 1)).hasMessage("not an interval: from 2.0 to 1.0");
        assertThatThrownBy(() -> new Interval(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
