package org.headcount.app;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers for other programs. */
final class Numbers {

    /** Later digits of a double come from its binary form, not from the number. */
    private static final MathContext DIGITS = new MathContext(12);

    private Numbers() {}

    /** A finite number in decimal digits, whole where it is whole. */
    static BigDecimal decimal(double value) {
        BigDecimal number = BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
