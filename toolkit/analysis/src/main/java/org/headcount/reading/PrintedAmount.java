package org.headcount.reading;

import java.math.BigDecimal;
import java.util.Optional;
import org.headcount.document.Kind;

/**
 * A number with the unit that is printed beside it.
 *
 * @param from its first token, with a currency or sign before it
 * @param to the token after its last
 * @param numeral the number
 * @param unit what it measures, if a unit is printed
 */
record PrintedAmount(int from, int to, Numeral numeral, Optional<MeasureUnits.Entry> unit) {

    boolean isMoney() {
        return unit.map(MeasureUnits.Entry::kind).orElse(Kind.COUNT) == Kind.MONEY;
    }

    /** The number in units. */
    BigDecimal value() {
        BigDecimal factor = unit.map(MeasureUnits.Entry::factor).orElse(BigDecimal.ONE);
        return factor.compareTo(BigDecimal.ONE) == 0
                ? numeral.value()
                : numeral.value().multiply(factor);
    }

    PrintedAmount with(Optional<MeasureUnits.Entry> other) {
        return new PrintedAmount(from, to, numeral, other);
    }

    PrintedAmount with(Numeral other) {
        return new PrintedAmount(from, to, other, unit);
    }
}
