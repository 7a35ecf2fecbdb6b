package org.headcount.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Numbers as a reader wants them: millions and billions by name, no more digits than were printed, a unit. */
final class PlotNumbers {

    /** What survives the sums of binary fractions. */
    private static final int SURE_DIGITS = 12;

    /** A number of so many digits was printed like that; one of more was computed, and is rounded. */
    private static final int PRINTED_DIGITS = 6;

    private static final int SHOWN_DIGITS = 4;

    private PlotNumbers() {}

    /**
     * A size by which numbers are divided, and its name.
     *
     * @param divisor the size
     * @param word its name; blank for ones
     */
    record Size(double divisor, String word) {

        static Size of(double value) {
            double size = Math.abs(value);
            if (size >= 1e12) {
                return new Size(1e12, "trillion");
            }
            if (size >= 1e9) {
                return new Size(1e9, "billion");
            }
            return size >= 1e6 ? new Size(1e6, "million") : new Size(1, "");
        }

        /** The unit of the divided numbers: {@code billion yuan}. */
        String unit(String unit) {
            return (word + " " + unit).strip();
        }
    }

    /** A number with its unit: {@code 204.38 billion yuan}, {@code 71.3%}, {@code 13,600 villages}. */
    static String text(double value, String unit) {
        Size size = Size.of(value);
        String number = plain(value / size.divisor());
        return size.word().isEmpty() ? joined(number, unit) : joined(number + " " + size.word(), unit);
    }

    /** A number without unit, its size by name. */
    static String text(double value) {
        return text(value, "");
    }

    /** Number and unit; a percent sign leans on its number. */
    static String joined(String number, String unit) {
        if (unit.equals("percent") || unit.startsWith("percent ")) {
            return number + "%" + unit.substring("percent".length());
        }
        return unit.isEmpty() ? number : number + " " + unit;
    }

    /** Both ends with their unit: {@code 11.842 to 11.856%}; of an open one the end that there is. */
    static String range(PlottedAmount amount, String unit) {
        if (amount.isExact()) {
            return text(amount.value(), unit);
        }
        if (amount.isOpenAbove() && amount.isOpenBelow()) {
            return text(amount.value(), unit) + " or any other";
        }
        if (amount.isOpenAbove()) {
            return "at least " + text(amount.low(), unit);
        }
        if (amount.isOpenBelow()) {
            return "at most " + text(amount.high(), unit);
        }
        Size size = Size.of(amount.high());
        return between(amount.low() / size.divisor(), amount.high() / size.divisor()) + ending(size, unit);
    }

    private static String ending(Size size, String unit) {
        return joined(size.word().isEmpty() ? "" : " " + size.word(), unit);
    }

    /** Two ends with digits enough to distinguish them. */
    private static String between(double low, double high) {
        double width = high - low;
        int decimals = width > 0 ? (int) Math.max(0, Math.ceil(1 - Math.log10(width) - 1e-6)) : 0;
        return decimal(low, decimals) + " to " + decimal(high, decimals);
    }

    /** The value alone where it has two ends; of an open one the end that there is. */
    static String brief(PlottedAmount amount, String unit) {
        return amount.isOpenAbove() || amount.isOpenBelow() ? range(amount, unit) : text(amount.value(), unit);
    }

    /** The value with both ends in brackets, unless these are negligible. */
    static String full(PlottedAmount amount, String unit) {
        if (amount.isExact() || amount.high() - amount.low() <= 1e-9 * Math.abs(amount.value())) {
            return text(amount.value(), unit);
        }
        if (amount.isOpenAbove() || amount.isOpenBelow()) {
            return range(amount, unit);
        }
        return text(amount.value(), unit) + " (" + range(amount, "") + ")";
    }

    /**
     * Numbers that are shown beside each other, where one of them was computed, to one decimal place: that of the fourth
     * digit of the largest. A difference that is only rounding becomes 0. Numbers that were all printed stay as they are.
     */
    static double[] alike(double... values) {
        boolean printed = DoubleStream.of(values)
                .allMatch(value -> sure(value).stripTrailingZeros().precision() <= PRINTED_DIGITS);
        double largest = DoubleStream.of(values).map(Math::abs).max().orElse(0);
        if (printed || largest == 0) {
            return values;
        }
        int places = Math.max(0, SHOWN_DIGITS - 1 - (int) Math.floor(Math.log10(largest)));
        return DoubleStream.of(values)
                .map(value -> new BigDecimal(value)
                        .setScale(places, RoundingMode.HALF_UP)
                        .doubleValue())
                .toArray();
    }

    private static BigDecimal sure(double value) {
        return new BigDecimal(value).round(new MathContext(SURE_DIGITS, RoundingMode.HALF_UP));
    }

    /** A number with commas and without superfluous zeros. */
    static String plain(double value) {
        BigDecimal exact = sure(value);
        if (exact.signum() == 0) {
            return "0";
        }
        exact = exact.stripTrailingZeros();
        if (exact.precision() > PRINTED_DIGITS) {
            int whole = exact.precision() - exact.scale();
            exact = exact.round(new MathContext(Math.max(SHOWN_DIGITS, whole), RoundingMode.HALF_UP))
                    .stripTrailingZeros();
        }
        return decimal(exact.doubleValue(), Math.max(0, exact.scale()));
    }

    /** A number with commas and so many decimals, its minus sign as long as a plus. */
    static String decimal(double value, int decimals) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        String text = format.format(Math.abs(value));
        boolean zero = text.chars().allMatch(c -> "0.,".indexOf(c) >= 0);
        return value < 0 && !zero ? "\u2212" + text : text;
    }

    /** A year, or a year and its part, without a comma. */
    static String year(double value) {
        BigDecimal exact =
                new BigDecimal(value).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return exact.toPlainString();
    }
}
