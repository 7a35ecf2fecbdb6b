package org.headcount.document;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Numbers and units in plain English, with as many digits as it takes to decide and no more. */
final class Wording {

    private static final int FEWEST_DIGITS = 4;
    private static final int MOST_DIGITS = 12;

    private static final List<String> SMALL = List.of(
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private static final Map<String, String> CURRENCIES = Map.of("CNY", "yuan", "USD", "U.S. dollars");

    private Wording() {}

    /** A number without exponent or superfluous zeros. */
    static String plain(double value) {
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            return Double.toString(value);
        }
        return decimal(value, MOST_DIGITS).toPlainString();
    }

    /** The number rounded to so many significant digits, without superfluous zeros. */
    static BigDecimal decimal(double value, int digits) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_UP));
        return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    }

    /** A small whole number in letters. */
    static String small(int n) {
        return n >= 0 && n < SMALL.size() ? SMALL.get(n) : Integer.toString(n);
    }

    /** So many of something: {@code nine steps}. */
    static String count(int n, String noun) {
        return small(n) + " " + (n == 1 ? noun : Unit.plural(noun));
    }

    /** A unit in words: {@code yuan per county}, {@code percent a year}. */
    static String noun(Unit unit) {
        String over = unit.powers().entrySet().stream()
                .filter(power -> power.getValue() > 0)
                .map(power -> word(power.getKey()))
                .collect(Collectors.joining(" "));
        String under = unit.powers().entrySet().stream()
                .filter(power -> power.getValue() < 0)
                .map(power -> power.getKey().equals("years") ? "a year" : "per " + word(Unit.singular(power.getKey())))
                .collect(Collectors.joining(" "));
        return (over + " " + under).strip();
    }

    private static String word(String base) {
        return switch (base) {
            case "year", "date", "weekday", "day_of_month", "ordinal" -> "";
            default -> CURRENCIES.getOrDefault(base, base.replace('_', ' '));
        };
    }

    /** A number with its unit: {@code 145.72 billion yuan}. */
    static String amount(double value, Unit unit) {
        return amount(value, unit, digits(value, DoubleStream.empty()));
    }

    static String amount(double value, Unit unit, int digits) {
        return (number(value, unit, digits) + " " + noun(unit)).strip();
    }

    /** A number for reading: scaled by words above a million, grouped below, a calendar year as it is. */
    static String number(double value, Unit unit, int digits) {
        if (unit.isPoint()) {
            return plain(value);
        }
        double size = Math.abs(value);
        if (size >= 1e9) {
            return grouped(decimal(value / 1e9, digits)) + " billion";
        }
        if (size >= 1e6) {
            return grouped(decimal(value / 1e6, digits)) + " million";
        }
        return grouped(decimal(value, Math.max(digits, integerDigits(size))));
    }

    private static int integerDigits(double size) {
        return size < 1 ? 1 : (int) Math.floor(Math.log10(size)) + 1;
    }

    private static String grouped(BigDecimal number) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMaximumFractionDigits(MOST_DIGITS + 4);
        return format.format(number);
    }

    /**
     * How many significant digits a value needs so that, rounded to them, it stands on the same side
     * of each of some limits as it does in full: 11.849 against a limit of 11.85, not 11.85.
     */
    static int digits(double value, DoubleStream limits) {
        double[] all = limits.filter(Double::isFinite).toArray();
        for (int digits = FEWEST_DIGITS; digits < MOST_DIGITS; digits++) {
            double rounded = decimal(value, digits).doubleValue();
            boolean decided = true;
            for (double limit : all) {
                decided &= Math.signum(value - limit) == Math.signum(rounded - limit) || near(value, limit);
            }
            if (decided) {
                return digits;
            }
        }
        return MOST_DIGITS;
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= 1e-9 * Math.abs(b);
    }

    /**
     * A value with its interval, with digits enough to tell them apart and from the limits:
     * {@code 11.849 percent a year (11.842 to 11.856)}; where an end is open, the end that is not.
     */
    static String value(double value, Interval interval, Unit unit, DoubleStream limits) {
        DoubleStream ends = DoubleStream.of(interval.low(), interval.high());
        int digits = digits(value, DoubleStream.concat(ends, limits));
        if (interval.isPoint() || near(interval.low(), interval.high())) {
            return amount(value, unit, digits);
        }
        if (Double.isInfinite(interval.high()) && Double.isInfinite(interval.low())) {
            return amount(value, unit, digits) + " as printed, open on both sides";
        }
        if (Double.isInfinite(interval.high())) {
            return "at least " + amount(interval.low(), unit, digits) + asPrinted(value, interval.low(), unit, digits);
        }
        if (interval.low() == 0 || Double.isInfinite(interval.low())) {
            return "at most " + amount(interval.high(), unit, digits) + asPrinted(value, interval.high(), unit, digits);
        }
        return amount(value, unit, digits) + " (" + range(interval, unit, digits) + ")";
    }

    private static String asPrinted(double value, double end, Unit unit, int digits) {
        return near(value, end) ? "" : " (" + number(value, unit, digits) + " with the numbers as printed)";
    }

    /** Two ends in words; what comes in whole things is narrowed to whole numbers. */
    static String range(Interval interval, Unit unit, int digits) {
        double low = interval.low();
        double high = interval.high();
        if (isWhole(unit) && Math.ceil(low) <= Math.floor(high)) {
            low = Math.ceil(low);
            high = Math.floor(high);
        }
        if (Double.isInfinite(high)) {
            return "at least " + number(low, unit, digits);
        }
        if (low == 0 || Double.isInfinite(low)) {
            return "at most " + number(high, unit, digits);
        }
        return number(low, unit, digits) + " to " + number(high, unit, digits);
    }

    /** Whether the unit is of things that cannot be split: counties, but not yuan, years, hectares or a mean. */
    private static boolean isWhole(Unit unit) {
        return unit.bases().size() == 1
                && unit.powers().containsValue(1)
                && unit.currencies().isEmpty()
                && !unit.isPercent()
                && !unit.isPoint()
                && !List.of("years", "months", "days", "hectares", "mu", "km", "m2", "percentage_points")
                        .contains(unit.bases().iterator().next());
    }

    /** The text with a capital in front. */
    static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}
