package org.headcount.document;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Figures for tests, told in a line: {@code money(12.75e9, 5e6).in(2001).covering("china")}. */
record Fixtures(Figure figure) {

    static Fixtures money(double value, double half) {
        return number("CNY", value, half);
    }

    static Fixtures number(String unit, double value, double half) {
        Unit of = Unit.parse(unit);
        return new Fixtures(new Figure(
                unit + "-" + value,
                new Provenance.Printed("test", 1, 0, 1),
                Wording.amount(value, of),
                value,
                value,
                of,
                Hedge.EXACT,
                of.isMoney() ? Kind.MONEY : Kind.COUNT,
                OptionalDouble.of(half),
                Period.UNSTATED,
                "",
                Scope.UNSTATED,
                "",
                List.of()));
    }

    Fixtures in(int year) {
        return in(year, year);
    }

    Fixtures in(int from, int to) {
        return with(figure.hedge(), Period.years(from, to), figure.topic(), figure.scope());
    }

    Fixtures until(int year) {
        return with(
                figure.hedge(),
                Period.parse(Optional.empty(), Optional.of(Integer.toString(year))),
                figure.topic(),
                figure.scope());
    }

    Fixtures about(String topic) {
        return with(figure.hedge(), figure.period(), topic, figure.scope());
    }

    Fixtures covering(String scope) {
        return with(figure.hedge(), figure.period(), figure.topic(), Scope.parse(scope));
    }

    Fixtures hedged(Hedge hedge) {
        return with(hedge, figure.period(), figure.topic(), figure.scope());
    }

    private Fixtures with(Hedge hedge, Period period, String topic, Scope scope) {
        return new Fixtures(new Figure(
                figure.id() + "-" + scope,
                figure.provenance(),
                hedge.words() + figure.text(),
                figure.low(),
                figure.high(),
                figure.unit(),
                hedge,
                figure.kind(),
                figure.halfUnit(),
                period,
                topic,
                scope,
                figure.description(),
                figure.caveats()));
    }
}
