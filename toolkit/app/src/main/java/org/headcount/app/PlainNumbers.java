package org.headcount.app;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as other programs read them. */
final class PlainNumbers {

    /** Later digits of a double come from its binary form, not from the number. */
    private static final MathContext DIGITS = new MathContext(12);

    private PlainNumbers() {}

    /** A finite number in decimal digits, whole where it is whole. */
    static BigDecimal decimal(double value) {
        BigDecimal number = BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
