package org.headcount.reading;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A number in digits or words, with the words that scale it, before any unit.
 *
 * @param from its first token
 * @param to the token after its last
 * @param value the number
 * @param place the value of one in its last printed digit; nothing for a number in words
 * @param form how it is written
 * @param scale the power of ten of the scale words in it: 9 for {@code 12.75 billion}
 */
record Numeral(int from, int to, BigDecimal value, Optional<BigDecimal> place, Form form, int scale) {

    /** How a number is written. */
    enum Form {
        /** Digits without a scale word: {@code 12,750}. */
        DIGITS,
        /** Digits with a scale word: {@code 12.75 billion}. */
        SCALED,
        /** Words: {@code forty-two}. */
        WORDS,
        /** Words with a scale: {@code three billion}. */
        SCALED_WORDS,
        /** One part of several: {@code one-fifth}, {@code half}. */
        FRACTION,
        /** A place in an order: {@code 10th}, {@code third}. */
        ORDINAL,
        /** Only a size: {@code tens of thousands}. */
        HINT
    }

    boolean isDigits() {
        return form == Form.DIGITS || form == Form.SCALED;
    }

    boolean isScaled() {
        return form == Form.SCALED || form == Form.SCALED_WORDS;
    }

    boolean isWhole() {
        return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
    }

    Numeral ending(int end) {
        return new Numeral(from, end, value, place, form, scale);
    }

    Numeral starting(int start) {
        return new Numeral(start, to, value, place, form, scale);
    }

    Numeral negated() {
        return new Numeral(from, to, value.negate(), place, form, scale);
    }

    /** The same digits, a power of ten further up. */
    Numeral scaled(int power) {
        return new Numeral(
                from,
                to,
                value.scaleByPowerOfTen(power),
                place.map(one -> one.scaleByPowerOfTen(power)),
                isDigits() ? Form.SCALED : form == Form.FRACTION ? Form.FRACTION : Form.SCALED_WORDS,
                scale + power);
    }
}
