package org.headcount.survey;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalInt;
import org.headcount.metrics.MetricEntry;
import org.headcount.metrics.Metrics;

/**
 * How a table prints numbers.
 *
 * @param decimals digits after the decimal point; empty for as many as a number is worth
 * @param percent whether shares, poverty gaps and squared gaps are printed in percent
 */
public record NumberStyle(OptionalInt decimals, boolean percent) {

    /** As many digits as a number is worth, shares as fractions. */
    public static final NumberStyle USUAL = new NumberStyle(OptionalInt.empty(), false);

    private static final int MOST = 12;

    /** Digits must be 0 to 12. */
    public NumberStyle {
        if (decimals.isPresent() && (decimals.getAsInt() < 0 || decimals.getAsInt() > MOST)) {
            throw new IllegalArgumentException(
                    "digits after the decimal point are 0 to " + MOST + ", was " + decimals.getAsInt());
        }
    }

    /** So many digits after the decimal point. */
    public NumberStyle decimals(int digits) {
        return new NumberStyle(OptionalInt.of(digits), percent);
    }

    /** Shares in percent. */
    public NumberStyle inPercent() {
        return new NumberStyle(decimals, true);
    }

    /** Whether this style prints a metric in percent. */
    boolean isPercent(String metric, boolean isShare) {
        return percent
                && (isShare
                        || Metrics.find(metric).filter(MetricEntry::isInPercent).isPresent());
    }

    /**
     * A number as text; thousands are grouped where the digits are chosen.
     *
     * @param value the number, of which a share is a fraction
     * @param size a number to whose places it is printed: the estimate, for the end of its interval
     */
    String text(double value, double size, boolean inPercent) {
        double factor = inPercent ? 100 : 1;
        if (!Double.isFinite(value)) {
            return Numbers.brief(value, size);
        }
        if (decimals.isEmpty()) {
            return inPercent ? fixed(100 * value, 2) : Numbers.brief(value, size);
        }
        return fixed(factor * value, decimals.getAsInt());
    }

    /** Rounded half up in decimal digits, as a reader would round what is printed in more of them. */
    private static String fixed(double value, int digits) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
        String text = String.format(Locale.ROOT, "%,." + digits + "f", rounded);
        return rounded.signum() == 0 && text.startsWith("-") ? text.substring(1) : text;
    }
}
