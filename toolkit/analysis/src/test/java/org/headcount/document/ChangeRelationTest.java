package org.headcount.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.headcount.document.Fixtures.money;
import static org.headcount.document.Fixtures.number;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Total change, points, multiples, rates, and numbers read in another unit. */
class ChangeRelationTest {

    private static Objection.Reason refusal(Relation relation) {
        return relation.objections().get(0).reason();
    }

    @Test
    void totalGrowthAndDeclineArePercentOfTheFirstValue() {
        Figure first = number("persons", 12_000_000, 50_000).in(2010).figure();
        Figure last = number("persons", 15_800_000, 50_000).in(2015).figure();
        Derivation growth = new Trend.TotalGrowth(first, last).derive();
        assertThat(growth.value()).isCloseTo(31.6667, within(1e-4));
        assertThat(growth.formula()).isEqualTo("(a / b - 1) * 100");
        assertThat(growth.unit()).isEqualTo(Unit.PERCENT);
        Figure less = number("persons", 9_000_000, 50_000).in(2015).figure();
        assertThat(new Trend.TotalDecline(first, less).derive().value()).isEqualTo(25);
        assertThat(new Trend.Decline(first, less, 5).derive().value()).isCloseTo(5.5913, within(1e-3));
    }

    @Test
    void changesNeedOneThingInOneUnit() {
        Figure persons = number("persons", 12, 0).figure();
        assertThat(refusal(new Trend.TotalGrowth(persons, money(5, 0).figure())))
                .isEqualTo(Objection.Reason.UNIT);
        assertThat(refusal(new Trend.TotalDecline(
                        number("USD", 5, 0).figure(), money(5, 0).figure())))
                .isEqualTo(Objection.Reason.CURRENCY);
        assertThat(refusal(new Trend.TotalGrowth(number("persons", 0, 0).figure(), persons)))
                .isEqualTo(Objection.Reason.VALUE);
        Figure income = money(5, 0).about("income").figure();
        Figure spending = money(6, 0).about("spending").figure();
        assertThat(refusal(new Trend.TotalGrowth(income, spending))).isEqualTo(Objection.Reason.TOPIC);
    }

    @Test
    void pointsAreBetweenPercentages() {
        Figure before = number("percent", 10.2, 0.05).figure();
        Figure after = number("percent", 12.7, 0.05).figure();
        assertThat(Composition.Points.percentage(after, before).derive().value())
                .isCloseTo(2.5, within(1e-9));
        assertThat(Composition.Points.percentage(after, before).unit()).hasToString("percentage_points");
        assertThat(Composition.Points.basis(after, before).derive().value()).isCloseTo(250, within(1e-9));
        assertThat(refusal(Composition.Points.percentage(
                        after, number("persons", 3, 0).figure())))
                .isEqualTo(Objection.Reason.UNIT);
    }

    @Test
    void multiplesAveragesAndRates() {
        Figure three = number("schools", 30, 0).figure();
        Figure one = number("schools", 10, 0).figure();
        assertThat(new Proportion.Multiple(three, one).derive().value()).isEqualTo(3);
        assertThat(refusal(new Proportion.Multiple(three, money(3, 0).figure())))
                .isEqualTo(Objection.Reason.UNIT);
        assertThat(new Composition.Average(List.of(three, one)).derive().value())
                .isEqualTo(20);
        Figure cases = number("cases", 420, 0).figure();
        Figure people = number("persons", 1_200_000, 50_000).figure();
        Derivation rate = new Proportion.PerPopulation(cases, people, 100_000).derive();
        assertThat(rate.value()).isCloseTo(35, within(1e-9));
        assertThat(rate.unit()).hasToString("cases/person");
    }

    @Test
    void aNumberIsReadWithTheNounOfItsClaimAndNeverAsAnotherMeasure() {
        Figure women = number("women", 340, 0).figure();
        Unit persons = Unit.parse("persons");
        Figure all = number("persons", 1_000, 50).figure();
        assertThat(new Proportion.Share(Restatement.ReadAs.in(persons, women), all)
                        .derive()
                        .value())
                .isEqualTo(34);
        assertThat(Restatement.ReadAs.in(persons, all)).isSameAs(all);
        assertThat(refusal(new Restatement.ReadAs(money(5, 0).figure(), persons)))
                .isEqualTo(Objection.Reason.UNIT);
        assertThat(refusal(new Restatement.ReadAs(number("km", 5, 0).figure(), persons)))
                .isEqualTo(Objection.Reason.UNIT);
        Relation growth = new Trend.Growth(
                money(5, 0).in(2001).figure(), money(6, 0).in(2003).figure(), 2);
        assertThat(new Restatement.ReadAs(growth, Unit.PERCENT).objections()).isEmpty();
    }

    @Test
    void moneyIsExchangedAtThePrintedRateOnly() {
        Figure dollars = number("USD", 1_000_000, 0).figure();
        Figure rupees = number("INR", 83_200_000, 0).figure();
        Figure rate = number("INR/USD", 83.2, 0.05).figure();
        Derivation there = new Restatement.Exchange(dollars, rate).derive();
        assertThat(there.value()).isCloseTo(83_200_000, within(1e-3));
        assertThat(there.unit()).hasToString("INR");
        Derivation back = new Restatement.Exchange(rupees, rate).derive();
        assertThat(back.value()).isCloseTo(1_000_000, within(1e-3));
        assertThat(back.unit()).hasToString("USD");
        assertThat(refusal(new Restatement.Exchange(money(5, 0).figure(), rate)))
                .isEqualTo(Objection.Reason.CURRENCY);
    }

    @Test
    void measuresAreConverted() {
        Figure miles = number("miles", 26.2, 0.05).figure();
        assertThat(new Restatement.Conversion(miles, Unit.parse("km")).derive().value())
                .isCloseTo(42.16, within(0.01));
        Figure acres = number("acres", 100, 0).figure();
        assertThat(new Restatement.Conversion(acres, Unit.parse("hectares"))
                        .derive()
                        .value())
                .isCloseTo(40.47, within(0.01));
    }

    private static Interval rounded(Kind kind, String unit, double value) {
        return inWords(kind, unit, value, Hedge.EXACT).rounded();
    }

    private static Figure inWords(Kind kind, String unit, double value, Hedge hedge) {
        return new Figure(
                "words",
                new Provenance.Printed("test", 1, 0, 1),
                "in words",
                value,
                value,
                Unit.parse(unit),
                hedge,
                kind,
                OptionalDouble.empty(),
                Period.UNSTATED,
                "",
                Scope.UNSTATED,
                "",
                List.of());
    }

    @Test
    void aHedgedFractionInWordsIsOpenOnTheSideOfItsHedge() {
        Figure moreThanHalf = inWords(Kind.SHARE, "percent", 50, Hedge.MORE_THAN);
        assertThat(Grade.of(moreThanHalf, 73.9, Interval.around(73.9, 0.1))).isEqualTo(Grade.BOUND_HOLDS);
        assertThat(Grade.of(moreThanHalf, 45, Interval.around(45, 0.1))).isEqualTo(Grade.FAILS);
        Figure nearlyASeventh = inWords(Kind.SHARE, "percent", 100.0 / 7, Hedge.NEARLY);
        assertThat(Grade.of(nearlyASeventh, 13.4, Interval.around(13.4, 0.05))).isEqualTo(Grade.BOUND_HOLDS);
        assertThat(Grade.of(nearlyASeventh, 14.6, Interval.around(14.6, 0.05))).isEqualTo(Grade.FAILS);
        Figure upToAFifth = inWords(Kind.SHARE, "percent", 20, Hedge.AT_MOST);
        assertThat(Grade.of(upToAFifth, 3, Interval.around(3, 0.5))).isEqualTo(Grade.BOUND_HOLDS);
    }

    @Test
    void fractionsAndMultiplesInWordsAreAsExactAsTheirNeighboursAllow() {
        assertThat(rounded(Kind.SHARE, "percent", 20).contains(18.6)).isTrue();
        assertThat(rounded(Kind.SHARE, "percent", 20).contains(17)).isFalse();
        Interval twoThirds = rounded(Kind.SHARE, "percent", 200.0 / 3);
        assertThat(twoThirds.contains(66.9)).isTrue();
        assertThat(twoThirds.contains(50)).isFalse();
        Interval threeQuarters = rounded(Kind.SHARE, "percent", 75);
        assertThat(threeQuarters.contains(76.5)).isTrue();
        assertThat(threeQuarters.contains(66.7)).isFalse();
        assertThat(rounded(Kind.SHARE, "percent", 90).contains(91.5)).isTrue();
        assertThat(rounded(Kind.RATIO, "ratio", 2).contains(2.1)).isTrue();
        assertThat(rounded(Kind.RATIO, "ratio", 2).contains(2.4)).isFalse();
        assertThat(rounded(Kind.RATIO, "ratio", 0.5).contains(0.62)).isFalse();
    }
}
