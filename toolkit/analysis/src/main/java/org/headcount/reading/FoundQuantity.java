package org.headcount.reading;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import org.headcount.document.Hedge;
import org.headcount.document.Kind;
import org.headcount.document.Period;

/**
 * A quantity found in a sentence, by tokens.
 *
 * @param from its first token, with its hedge
 * @param to the token after its last, with its noun
 * @param numberFrom the first token of the number and its unit
 * @param numberTo the token after the number and its unit
 * @param low the number, or the lower of two
 * @param high the number, or the higher of two
 * @param halfUnit half of the last printed digit's place; nothing where no digit is printed
 * @param unit what it measures or counts, as {@link org.headcount.document.Unit#parse} reads it
 * @param kind what sort of statement it is
 * @param hedge how it is meant
 * @param noun what it counts, if that is printed
 * @param period the time it speaks of
 */
record FoundQuantity(
        int from,
        int to,
        int numberFrom,
        int numberTo,
        BigDecimal low,
        BigDecimal high,
        OptionalDouble halfUnit,
        String unit,
        Kind kind,
        Hedge hedge,
        Optional<CountedNoun> noun,
        Period period) {

    FoundQuantity as(Kind other) {
        return new FoundQuantity(from, to, numberFrom, numberTo, low, high, halfUnit, unit, other, hedge, noun, period);
    }

    /** The number in the unit and scale that a table prints for it elsewhere. */
    FoundQuantity in(UnitPhrase table) {
        MeasureUnits.Entry entry = table.unit().orElse(new MeasureUnits.Entry(unit, kind, BigDecimal.ONE));
        BigDecimal factor = entry.factor().scaleByPowerOfTen(table.scale());
        boolean coarse = table.scale() > 0 || entry.kind() == Kind.SHARE || entry.kind() == Kind.RATE;
        double half = halfUnit.orElse(0);
        OptionalDouble scaled = halfUnit.isEmpty()
                ? halfUnit
                : OptionalDouble.of((half == 0 && coarse ? 0.5 : half) * factor.doubleValue());
        return new FoundQuantity(
                from,
                to,
                numberFrom,
                numberTo,
                low.multiply(factor),
                high.multiply(factor),
                scaled,
                entry.unit(),
                entry.kind(),
                hedge,
                noun,
                period);
    }

    FoundQuantity of(String other, Kind otherKind) {
        return new FoundQuantity(
                from, to, numberFrom, numberTo, low, high, halfUnit, other, otherKind, hedge, noun, period);
    }

    /** The number of a noun that is printed further on. */
    FoundQuantity counting(CountedNoun counted) {
        return new FoundQuantity(
                from,
                counted.to(),
                numberFrom,
                numberTo,
                low,
                high,
                halfUnit,
                Nouns.unitName(counted.head()),
                kind,
                hedge,
                Optional.of(counted),
                period);
    }

    FoundQuantity negated() {
        return new FoundQuantity(
                from, to, numberFrom, numberTo, high.negate(), low.negate(), halfUnit, unit, kind, hedge, noun, period);
    }

    FoundQuantity with(Hedge other) {
        return new FoundQuantity(from, to, numberFrom, numberTo, low, high, halfUnit, unit, kind, other, noun, period);
    }

    FoundQuantity at(Period other) {
        return new FoundQuantity(from, to, numberFrom, numberTo, low, high, halfUnit, unit, kind, hedge, noun, other);
    }
}
