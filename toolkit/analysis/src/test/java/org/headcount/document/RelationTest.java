package org.headcount.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.headcount.document.Fixtures.money;
import static org.headcount.document.Fixtures.number;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What relations compute, and what they refuse by name. */
class RelationTest {

    private final Figure national =
            number("counties", 592, 0).covering("china/key-counties/national").figure();
    private final Figure aided = number("counties", 481, 0)
            .covering("china/key-counties/national/aided")
            .figure();

    private static void refuses(Relation relation, Objection.Reason reason, String message) {
        assertThat(relation.objections()).extracting(Objection::reason).contains(reason);
        assertThatThrownBy(relation::derive)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void yuanAreNotAddedToDollars() {
        Figure dollars = number("USD", 1.4e9, 5e7).figure();
        refuses(
                Composition.Sum.of(money(4.44e9, 5e6).figure(), dollars),
                Objection.Reason.CURRENCY,
                "4.44 billion yuan is in CNY and 1.4 billion U.S. dollars in USD: no exchange rate is printed");
        refuses(
                new Proportion.Ratio(money(4.44e9, 5e6).figure(), dollars),
                Objection.Reason.CURRENCY,
                "no exchange rate is printed");
        refuses(
                new Proportion.Mean(money(4.44e9, 5e6).figure(), dollars),
                Objection.Reason.CURRENCY,
                "no exchange rate is printed");
    }

    @Test
    void countiesAreNotAddedToYuan() {
        refuses(
                Composition.Sum.of(money(1, 0).figure(), national),
                Objection.Reason.UNIT,
                "1 yuan is in CNY and 592 counties in counties");
    }

    @Test
    void whatLiesInsideAnotherIsNotAddedToIt() {
        refuses(
                Composition.Sum.of(national, aided),
                Objection.Reason.SCOPE,
                "481 counties (china/key-counties/national/aided) lies inside 592 counties (china/key-counties/national):"
                        + " added, it would count twice");
        Figure overlap = number("counties", 440, 0).figure();
        refuses(new Composition.Union(national, aided, overlap), Objection.Reason.SCOPE, "added, it would count twice");
    }

    @Test
    void aShareIsOfItsOwnWhole() {
        Figure keyCounties = money(145.72e9, 5e6).covering("china/key-counties").figure();
        Figure central = money(144.04e9, 5e6).covering("china/central").figure();
        Figure total = money(204.38e9, 5e6).covering("china").figure();
        refuses(
                new Proportion.Share(keyCounties, central),
                Objection.Reason.SCOPE,
                "145.72 billion yuan covers china/key-counties, which is no part of china/central");
        assertThat(new Proportion.Share(keyCounties, total).derive().words())
                .isEqualTo("71.2986 percent (71.2944 to 71.3028)");
    }

    @Test
    void aMeanCountsAllThatItsTotalCovers() {
        Figure keyCounties = money(145.72e9, 5e6).covering("china/key-counties").figure();
        refuses(
                new Proportion.Mean(keyCounties, national),
                Objection.Reason.SCOPE,
                "covers china/key-counties, which is no part of china/key-counties/national");
    }

    @Test
    void moneyOfOneTimeIsNoPartOfMoneyOfAnother() {
        refuses(
                new Bound.PartOf(
                        money(3e9, 0)
                                .covering("china/central/dew")
                                .in(2004, 2010)
                                .figure(),
                        money(10e9, 0).covering("china/central").in(2001).figure()),
                Objection.Reason.PERIOD,
                "3 billion yuan is of 2004 to 2010, which is not within 2001");
    }

    @Test
    void growthIsOfOneQuantityInOneScope() {
        Figure total2001 =
                money(12.75e9, 5e6).in(2001).about("input").covering("china").figure();
        Figure central2010 = money(22.27e9, 5e6)
                .in(2010)
                .about("central_input")
                .covering("china/central")
                .figure();
        Relation mixed = Trend.Growth.between(total2001, central2010);
        refuses(
                mixed,
                Objection.Reason.TOPIC,
                "12.75 billion yuan is a value of input, but 22.27 billion yuan of central_input");
        assertThat(mixed.objections()).extracting(Objection::reason).contains(Objection.Reason.SCOPE);
    }

    @Test
    void growthCountsSteps() {
        Figure first = money(12.75e9, 5e6).in(2001).figure();
        Figure last = money(34.93e9, 5e6).in(2010).figure();
        assertThat(Trend.Growth.between(first, last).steps()).isEqualTo(9);
        refuses(
                new Trend.Growth(first, last, 10),
                Objection.Reason.PERIOD,
                "from the first year to the last there are nine yearly steps, not ten");
        refuses(new Trend.Growth(last, first, -9), Objection.Reason.PERIOD, "growth needs at least one step");
        refuses(
                Trend.Growth.between(money(0, 0).in(2001).figure(), last),
                Objection.Reason.VALUE,
                "growth is not defined for 0 yuan");
        assertThatThrownBy(() -> Trend.Growth.between(money(1, 0).figure(), last))
                .hasMessage("growth from 1 yuan to 34.93 billion yuan needs the years of both, or a number of steps");
    }

    @Test
    void nothingIsComputedWithoutAnInputThatIsNeeded() {
        Term world = new Term.Missing(Unit.parse("persons"), "the population of the world");
        assertThatThrownBy(
                        () -> new Proportion.Share(number("persons", 1.3e9, 0).figure(), world).derive())
                .hasMessageContaining("the population of the world is printed nowhere");
        assertThatThrownBy(() -> new Proportion.PerYear(
                                number("persons", 7.7e6, 5e4).until(2010).figure())
                        .derive())
                .hasMessageContaining("the number of years of 7.7 million persons is printed nowhere");
    }

    @Test
    void hedgesStayOpen() {
        Figure trained = number("persons", 4e6, 5e5).hedged(Hedge.MORE_THAN).figure();
        Derivation perTrainee = new Proportion.Mean(money(3e9, 5e8).figure(), trained).derive();
        assertThat(perTrainee.interval()).isEqualTo(new Interval(0, 875));
        assertThat(perTrainee.words()).isEqualTo("at most 875 yuan per person (750 with the numbers as printed)");
        Figure loans = money(200e9, 5e10).hedged(Hedge.NEARLY).figure();
        assertThat(loans.interval()).isEqualTo(new Interval(150e9, 200e9));
    }

    @Test
    void unitsFollowFromThoseOfTheInputs() {
        Figure villages = number("villages", 13600, 50).figure();
        Figure grant = number("CNY/village", 150000, 5000).figure();
        assertThat(new Composition.Product(villages, grant).unit()).isEqualTo(Unit.parse("CNY"));
        assertThat(new Proportion.Mean(money(1, 0).figure(), national).unit()).hasToString("CNY/county");
        Figure placed = number("percent", 80, 0.5).figure();
        assertThat(new Composition.Product(number("persons", 100, 0).figure(), placed)
                        .derive()
                        .value())
                .isEqualTo(80);
        assertThat(new Restatement.Conversion(number("mu", 30, 0).figure(), Unit.parse("hectares"))
                        .derive()
                        .value())
                .isEqualTo(2);
        assertThat(new Restatement.Conversion(number("CNY/month", 300, 0).figure(), Unit.parse("CNY/year"))
                        .derive()
                        .value())
                .isEqualTo(3600);
        refuses(
                new Restatement.Conversion(national, Unit.parse("hectares")),
                Objection.Reason.UNIT,
                "no factor is known from counties");
    }

    @Test
    void datesAndYearsGiveSpans() {
        Figure target = number("year", 2030, 0).figure();
        Figure done = number("year", 2020, 0).figure();
        assertThat(new Composition.Difference(target, done).derive().words()).isEqualTo("10 years");
        Figure span = number("years", 40, 0).figure();
        assertThat(new Composition.Difference(done, span).derive().words()).isEqualTo("1980");
        assertThat(new Trend.InclusiveYears(done, target).derive().value()).isEqualTo(11);
    }

    @Test
    void relationsNestAndShareTheirInputs() {
        Figure total = money(204.38e9, 5e6).covering("china").figure();
        Figure central = money(144.04e9, 5e6).covering("china/central").figure();
        Derivation local = new Proportion.Share(new Composition.Difference(total, central), total).derive();
        assertThat(local.formula()).isEqualTo("(a - b) / a * 100");
        double low = (1 - 144.045 / 204.375) * 100;
        double high = (1 - 144.035 / 204.385) * 100;
        assertThat(local.interval().contains(new Interval(low, high))).isTrue();
        assertThat(new Interval(low, high).contains(local.interval())).isTrue();
    }

    @Test
    void sensitivityToTheNumberOfSteps() {
        Figure first = money(12.75e9, 5e6).in(2001).figure();
        Figure last = money(34.93e9, 5e6).in(2010).figure();
        List<Trend.Growth> others = Trend.Growth.between(first, last).otherSteps();
        assertThat(others).extracting(Trend.Growth::steps).containsExactly(8, 10);
    }
}
