package org.headcount.reading;

import java.math.BigDecimal;
import java.util.OptionalDouble;

/** How precisely a number is printed. */
final class Rounding {

    private Rounding() {}

    /** Half of the last printed digit's place; zeros at the end of a large whole number are taken as not meant. */
    static OptionalDouble halfUnit(PrintedAmount amount, String unit) {
        Numeral number = amount.numeral();
        BigDecimal factor = amount.unit().map(MeasureUnits.Entry::factor).orElse(BigDecimal.ONE);
        boolean percent = unit.equals("percent") || unit.equals("percentage_points");
        if (number.form() == Numeral.Form.FRACTION) {
            return OptionalDouble.empty();
        }
        BigDecimal half = new BigDecimal("0.5");
        if (number.place().isEmpty() && !number.isScaled()) {
            return OptionalDouble.of(percent ? 0.5 : 0);
        }
        boolean decimals = number.place().isPresent()
                && number.place().get().compareTo(BigDecimal.ONE.scaleByPowerOfTen(number.scale())) < 0;
        if (decimals) {
            return OptionalDouble.of(
                    number.place().get().multiply(half).multiply(factor).doubleValue());
        }
        BigDecimal trailing = trailing(number.value());
        if (number.isScaled()) {
            return OptionalDouble.of(trailing.multiply(half).multiply(factor).doubleValue());
        }
        if (percent) {
            return OptionalDouble.of(0.5);
        }
        boolean counted = number.value().abs().compareTo(BigDecimal.valueOf(1000)) < 0
                || trailing.compareTo(BigDecimal.valueOf(100)) < 0;
        return OptionalDouble.of(
                counted ? 0 : trailing.multiply(half).multiply(factor).doubleValue());
    }

    private static BigDecimal trailing(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.signum() == 0
                ? BigDecimal.ONE
                : BigDecimal.ONE.scaleByPowerOfTen(Math.max(0, -stripped.scale()));
    }
}
