package org.headcount.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CNY",
                "CNY/county",
                "percent/year",
                "CNY/month/person",
                "persons/ethnic_group",
                "percentage_points",
                "CNY/USD",
                "ratio",
                "m2/person",
                "events/year"
            })
    void isWrittenAsItWasRead(String text) {
        assertThat(Unit.parse(text)).hasToString(text);
    }

    @Test
    void cancels() {
        Unit grant = Unit.parse("CNY/village");
        assertThat(grant.times(Unit.parse("villages"))).isEqualTo(Unit.parse("CNY"));
        assertThat(Unit.parse("CNY").per(Unit.parse("CNY"))).isEqualTo(Unit.RATIO);
        assertThat(Unit.parse("CNY/person").per(Unit.parse("CNY/month/person"))).isEqualTo(Unit.parse("months"));
    }

    @Test
    void aYearIsAPlaceAndYearsAreASpan() {
        assertThat(Unit.parse("year").isPoint()).isTrue();
        assertThat(Unit.parse("year").difference()).isEqualTo(Unit.YEARS);
        assertThat(Unit.parse("years").isPoint()).isFalse();
    }

    @Test
    void refusesWhatIsNoUnit() {
        assertThatThrownBy(() -> Unit.parse("CNY//county")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Unit.parse("ABC")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void periodsAreAsPreciseAsTheyAreGiven() {
        Period period = Period.parse(Optional.of("2009"), Optional.of("2011-07-31"));
        assertThat(period).hasToString("2009 to 2011-07-31");
        assertThat(period.inclusiveYears()).hasValue(3);
        assertThat(Period.parse(Optional.empty(), Optional.of("2010")).inclusiveYears())
                .isEmpty();
        assertThatThrownBy(() -> Period.years(2010, 2001)).hasMessage("period ends before it begins: 2010 to 2001");
        assertThatThrownBy(() -> Period.parse(Optional.of("soon"), Optional.empty()))
                .hasMessage("not a year, month or day: 'soon'");
    }

    @Test
    void scopesContainWhatGoesOnFromThem() {
        Scope china = Scope.parse("china");
        Scope west = Scope.parse("china/central/west");
        assertThat(china.contains(west)).isTrue();
        assertThat(west.contains(china)).isFalse();
        assertThat(Scope.parse("china/key").isNestedWith(west)).isFalse();
        assertThat(Scope.UNSTATED.contains(west)).isTrue();
        assertThat(west.common(Scope.parse("china/central/east"))).hasToString("china/central");
    }
}
