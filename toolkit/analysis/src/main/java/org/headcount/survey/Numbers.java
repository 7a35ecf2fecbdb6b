package org.headcount.survey;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as a reader wants them. */
final class Numbers {
    private Numbers() {}

    /** What a metric was told: {@code 3} for 3.0, {@code 0.333333} for a third. */
    static String told(Object value) {
        return value instanceof Double number && Double.isFinite(number)
                ? BigDecimal.valueOf(number)
                        .round(new MathContext(6))
                        .stripTrailingZeros()
                        .toPlainString()
                : String.valueOf(value);
    }

    /** Six significant digits, never more than eleven characters. */
    static String brief(double value) {
        return brief(value, Math.abs(value));
    }

    /** The same to the places of a number of another size: the end of an interval near zero, beside the estimate. */
    static String brief(double value, double size) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "-" : Double.toString(value);
        }
        if (value != 0 && (size < 1e-4 || Math.abs(value) >= 1e9)) {
            return String.format(Locale.ROOT, "%.4e", value);
        }
        int whole = Math.abs(value) < 1 ? 1 : (int) Math.floor(Math.log10(Math.abs(value))) + 1;
        return String.format(Locale.ROOT, "%." + Math.max(0, Math.min(4, 6 - whole)) + "f", value);
    }
}
