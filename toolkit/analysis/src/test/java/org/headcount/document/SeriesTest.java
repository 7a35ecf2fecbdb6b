package org.headcount.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.headcount.recorded.Recorded;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class SeriesTest {

    private static final Unit YUAN = Unit.parse("CNY");

    private static Series series(String name, Unit unit, String scope, double... values) {
        int[] years = {2001, 2002, 2003, 2004};
        Table table = Table.create(
                "test",
                IntColumn.create("year", java.util.Arrays.copyOf(years, values.length)),
                DoubleColumn.create(name, values));
        return Series.of(table, "year", name, unit, Scope.parse(scope));
    }

    private final Series total = series("total", YUAN, "china", 100, 110, 121, 133.1);
    private final Series central = series("central", YUAN, "china/central", 80, 82, 84, 86);
    private final Series local = series("local", YUAN, "china/local", 20, 28, 37, 47.1);
    private final Series people = series("people", Unit.parse("persons"), "china", 10, 10, 11, 11);

    @Test
    void growthInItsThreeSenses() {
        assertThat(total.totalGrowth()).isCloseTo(33.1, within(1e-9));
        assertThat(total.annualGrowth()).isCloseTo(10, within(1e-9));
        assertThat(total.leastSquaresGrowth()).isCloseTo(10, within(1e-9));
    }

    @Test
    void sharesPerHeadIndexAndSum() {
        assertThat(central.shareOf(total).at(2001)).isEqualTo(80);
        assertThat(central.shareOf(total).unit()).isEqualTo(Unit.PERCENT);
        assertThat(total.per(people).unit()).hasToString("CNY/person");
        assertThat(total.per(people).at(2003)).isEqualTo(11);
        assertThat(total.index(2002).at(2001)).isCloseTo(90.909, within(1e-3));
        assertThat(total.cumulative().at(2003)).isEqualTo(331);
        assertThat(central.plus(local).at(2002)).isEqualTo(110);
        assertThat(total.minus(central).at(2002)).isEqualTo(28);
    }

    @Test
    void sharesChangeInPoints() {
        Series change = central.shareOf(total).change();
        assertThat(change.unit()).hasToString("percentage_points");
        assertThat(change.years()).containsExactly(2002, 2003, 2004);
        assertThat(change.at(2002)).isCloseTo(82 / 1.1 - 80, within(1e-9));
    }

    @Test
    void deflationIsByANamedSeries() {
        Series prices = series("consumer prices", Unit.RATIO, "china", 100, 104, 105, 110);
        Series real = total.deflate(prices, 2001);
        assertThat(real.topic()).isEqualTo("total at prices of 2001 by consumer prices");
        assertThat(real.at(2004)).isCloseTo(121, within(1e-9));
        assertThatThrownBy(() -> people.deflate(prices, 2001))
                .hasMessage("'people' is in persons: only money is deflated");
        assertThatThrownBy(() -> total.deflate(series("prices", Unit.RATIO, "china", 100, 104), 2001))
                .hasMessageContaining("has no value of 2003");
    }

    @Test
    void refusesWhatDoesNotGoTogether() {
        Series dollars = series("aid", Unit.parse("USD"), "china/aid", 1, 2, 3, 4);
        assertThatThrownBy(() -> total.plus(dollars)).hasMessageContaining("no exchange rate is printed");
        assertThatThrownBy(() -> total.plus(central)).hasMessageContaining("added, it would count twice");
        assertThatThrownBy(() -> local.shareOf(central))
                .hasMessageContaining("'local' covers china/local, which is no part of china/central");
        assertThatThrownBy(() -> total.per(series("rural people", Unit.parse("persons"), "china/rural", 6, 6, 6, 6)))
                .hasMessageContaining("which is no part of china/rural");
    }

    @Test
    void aTableThatIsNoSeriesIsRefused() {
        Table table = Table.create(
                "t",
                IntColumn.create("year", 2001, 2001),
                DoubleColumn.create("x", 1, 2),
                StringColumn.create("s", "a", "b"));
        assertThatThrownBy(() -> Series.of(table, "year", "x", YUAN, Scope.UNSTATED))
                .hasMessageStartingWith("the year 2001 occurs twice in column 'year' of table 't'");
        assertThatThrownBy(() -> Series.of(table, "year", "y", YUAN, Scope.UNSTATED))
                .hasMessage("table 't' has no column 'y'; it has year, x, s");
        assertThatThrownBy(() -> Series.of(table, "year", "s", YUAN, Scope.UNSTATED))
                .hasMessage("column 's' of table 't' holds STRING, not numbers");
    }

    @Test
    void theContextHoldsSeriesOfVerifiedFactsOnly() {
        Series poor = Recorded.builtIn().figures("context").series("rural_poor_2010_standard");
        assertThat(poor.years()).contains(2012, 2014, 2019).doesNotContain(1978, 2013, 2016);
        Series old = Recorded.builtIn().figures("context").series("rural_poor");
        assertThat(old.annualGrowth()).isCloseTo(-11.788, within(1e-3));
    }
}
