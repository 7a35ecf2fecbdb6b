package org.headcount.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.headcount.document.Expression.Constant;
import org.headcount.document.Expression.Power;
import org.headcount.document.Expression.Variable;
import org.junit.jupiter.api.Test;

class ExpressionTest {

    private final Variable a = leaf("a");
    private final Variable b = leaf("b");

    private static Variable leaf(String name) {
        return new Variable(new Term.Missing(Unit.RATIO, name));
    }

    private static Function<Variable, Interval> box(Map<Variable, Interval> intervals) {
        return intervals::get;
    }

    @Test
    void aPartInsideItsTotalDoesNotWidenTheShare() {
        // (a - b) / a is 1 - b / a: from 1 - 3/4 to 1 - 2/5, where independent leaves would give 1/5 to 3/4.
        Expression rest = a.minus(b).dividedBy(a);
        Interval range = rest.range(box(Map.of(a, new Interval(4, 5), b, new Interval(2, 3))));
        assertThat(range.low()).isCloseTo(0.25, within(1e-12));
        assertThat(range.high()).isCloseTo(0.6, within(1e-12));
    }

    @Test
    void aLeafLessItselfIsNothing() {
        assertThat(a.minus(a).range(box(Map.of(a, new Interval(1, 9))))).isEqualTo(Interval.of(0));
    }

    @Test
    void aLeafThatTurnsTheValueRoundIsFollowedInPieces() {
        // a * (1 - a) has its top of 1/4 inside.
        Interval range = a.times(new Constant(1).minus(a)).range(box(Map.of(a, new Interval(0, 1))));
        assertThat(range.low()).isCloseTo(0, within(0.01));
        assertThat(range.high()).isBetween(0.25, 0.26);
    }

    @Test
    void everyValueOfTheBoxLiesInTheRange() {
        long seed = 592;
        SplittableRandom random = new SplittableRandom(seed);
        Expression mixed = a.times(b).minus(a.dividedBy(b)).plus(new Power(a, 0.5).times(b));
        for (int i = 0; i < 2_000; i++) {
            double lowA = random.nextDouble(0.1, 5);
            double lowB = random.nextDouble(0.1, 5);
            Interval boxA = new Interval(lowA, lowA + random.nextDouble());
            Interval boxB = new Interval(lowB, lowB + random.nextDouble());
            double x = boxA.low() + random.nextDouble() * (boxA.high() - boxA.low());
            double y = boxB.low() + random.nextDouble() * (boxB.high() - boxB.low());
            Interval range = mixed.range(box(Map.of(a, boxA, b, boxB)));
            double value = mixed.at(Map.of(a, x, b, y)::get);
            assertThat(range.contains(value))
                    .as("seed %d, round %d: %s", seed, i, range)
                    .isTrue();
        }
    }

    @Test
    void solvingIsTheInverseOfComputing() {
        Expression growth =
                new Power(b.dividedBy(a), 1.0 / 9).minus(new Constant(1)).times(new Constant(100));
        double rate = growth.at(Map.of(a, 12.75, b, 34.93)::get);
        Function<Variable, Interval> box = box(Map.of(a, Interval.of(12.75), b, Interval.of(34.93)));
        assertThat(growth.solve(a, Interval.of(rate), box).orElseThrow().low()).isCloseTo(12.75, within(1e-9));
        assertThat(growth.solve(b, Interval.of(rate), box).orElseThrow().high()).isCloseTo(34.93, within(1e-9));
    }

    @Test
    void whatStandsTwiceCannotBeSolvedFor() {
        Expression rest = a.minus(b).dividedBy(a);
        Function<Variable, Interval> box = box(Map.of(a, Interval.of(4), b, Interval.of(1)));
        assertThat(rest.solve(a, Interval.of(0.5), box)).isEmpty();
        assertThat(rest.solve(b, Interval.of(0.5), box)).contains(Interval.of(2));
    }

    @Test
    void formulasHaveTheBracketsTheyNeed() {
        Map<Variable, String> letters = Map.of(a, "a", b, "b");
        assertThat(a.minus(b.minus(a)).formula(letters::get)).isEqualTo("a - (b - a)");
        assertThat(a.minus(b).minus(a).formula(letters::get)).isEqualTo("a - b - a");
        assertThat(a.plus(b).times(new Constant(2)).formula(letters::get)).isEqualTo("(a + b) * 2");
        assertThat(a.dividedBy(b.times(a)).formula(letters::get)).isEqualTo("a / (b * a)");
    }
}
