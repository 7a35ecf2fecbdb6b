package org.headcount.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headcount.document.Fixtures.number;

import org.junit.jupiter.api.Test;

class GradeTest {

    private final Figure rate = number("percent/year", 11.9, 0.05).figure();

    @Test
    void aValueThatRoundsToTheClaimIsExact() {
        assertThat(Grade.of(rate, 11.93, Interval.around(11.93, 0.5))).isEqualTo(Grade.EXACT_POINT);
        assertThat(Grade.of(rate, 11.85, Interval.of(11.85))).isEqualTo(Grade.EXACT_POINT);
    }

    @Test
    void aValueThatOnlyRoundingBringsThereIsWithinRounding() {
        assertThat(Grade.of(rate, 11.849, new Interval(11.842, 11.856))).isEqualTo(Grade.WITHIN_ROUNDING);
    }

    @Test
    void aValueThatNothingBringsThereFails() {
        assertThat(Grade.of(rate, 10.6, new Interval(10.59, 10.61))).isEqualTo(Grade.FAILS);
    }

    @Test
    void aCountIsTheWholeNumberThatTheValueRoundsTo() {
        Figure count = number("counties", 592, 0).figure();
        assertThat(Grade.of(count, 592, Interval.of(592))).isEqualTo(Grade.EXACT_POINT);
        assertThat(Grade.of(count, 593, Interval.of(593))).isEqualTo(Grade.FAILS);
    }

    @Test
    void aOneSidedClaimIsABound() {
        Figure many = number("persons", 50, 0).hedged(Hedge.MORE_THAN).figure();
        assertThat(Grade.of(many, 60, Interval.around(60, 5))).isEqualTo(Grade.BOUND_HOLDS);
        assertThat(Grade.of(many, 48, Interval.around(48, 5))).isEqualTo(Grade.BOUND_POSSIBLE);
        assertThat(Grade.of(many, 40, Interval.around(40, 5))).isEqualTo(Grade.FAILS);
    }

    @Test
    void aPartMayNotExceedItsWhole() {
        assertThat(Grade.ofBound(new Interval(0.7, 0.8))).isEqualTo(Grade.BOUND_HOLDS);
        assertThat(Grade.ofBound(new Interval(0.9, 1.1))).isEqualTo(Grade.BOUND_POSSIBLE);
        assertThat(Grade.ofBound(new Interval(1.01, 1.02))).isEqualTo(Grade.FAILS);
    }
}
