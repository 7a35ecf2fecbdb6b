package org.headcount.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headcount.document.Fixtures.number;

import org.headcount.recorded.RecordedAuditTest;
import org.junit.jupiter.api.Test;

class GradeTest {

    private final Figure rate = number("percent/year", 11.9, 0.05).figure();

    @Test
    void aValueThatRoundsToTheClaimIsExact() {
        assertThat(Grade.of(rate, 11.93, Interval.around(11.93, 0.5))).isEqualTo(Grade.EXACT_POINT);
        assertThat(Grade.of(rate, 11.85, Interval.of(11.85))).isEqualTo(Grade.EXACT_POINT);
        assertThat(Grade.of(rate, 11.95, Interval.of(11.95)))
                .as("rounds to 12.0")
                .isEqualTo(Grade.WITHIN_ROUNDING);
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
        assertThat(bound(7, 8)).isEqualTo(Grade.BOUND_HOLDS);
        assertThat(bound(8, 8)).isEqualTo(Grade.BOUND_HOLDS);
        assertThat(bound(0, 0)).isEqualTo(Grade.BOUND_HOLDS);
        assertThat(bound(9, 8)).isEqualTo(Grade.FAILS);
        assertThat(bound(-10, -5)).isEqualTo(Grade.BOUND_HOLDS);
        assertThat(bound(-5, -10)).isEqualTo(Grade.FAILS);
        Figure nearly = number("persons", 20, 0).hedged(Hedge.NEARLY).figure();
        assertThat(Grade.ofBound(new Bound.PartOf(number("persons", 18, 0).figure(), nearly).excess()))
                .isEqualTo(Grade.BOUND_POSSIBLE);
    }

    private static Grade bound(double part, double whole) {
        return Grade.ofBound(new Bound.PartOf(
                        number("persons", part, 0).figure(),
                        number("persons", whole, 0).figure())
                .excess());
    }

    @Test
    void aFractionInWordsIsNearerThanTheNext() {
        Figure fifth = RecordedAuditTest.figure("press-conference-2021", "f002-004");
        assertThat(Grade.of(fifth, 18.6, Interval.of(18.6))).isEqualTo(Grade.EXACT_POINT);
        assertThat(Grade.of(fifth, 18.1, Interval.of(18.1))).isEqualTo(Grade.FAILS);
        assertThat(Grade.of(fifth, 22.3, Interval.of(22.3))).isEqualTo(Grade.FAILS);
    }
}
