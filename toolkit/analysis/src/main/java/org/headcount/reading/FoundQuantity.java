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

    FoundQuantity with(Hedge other) {
        return new FoundQuantity(from, to, numberFrom, numberTo, low, high, halfUnit, unit, kind, other, noun, period);
    }

    FoundQuantity at(Period other) {
        return new FoundQuantity(from, to, numberFrom, numberTo, low, high, halfUnit, unit, kind, hedge, noun, other);
    }
}
