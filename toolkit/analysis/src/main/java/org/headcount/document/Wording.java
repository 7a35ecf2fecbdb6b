package org.headcount.document;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Numbers and units in plain English, with as many digits as it takes to decide and no more. */
public final class Wording {

    private static final int FEWEST_DIGITS = 4;
    private static final int MOST_DIGITS = 12;

    /** Beyond this part of a value to either side, one number says less than two. */
    private static final double WIDE = 0.05;

    private static final List<String> SMALL = List.of(
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private static final Map<String, String> CURRENCIES = Map.of("CNY", "yuan", "USD", "U.S. dollars");

    private static final Map<String, String> ONE_OF_CURRENCY = Map.of("CNY", "yuan", "USD", "U.S. dollar");

    private static final Set<String> DIVISIBLE =
            Set.of("years", "months", "days", "hectares", "mu", "km", "m2", "percentage_points");

    private Wording() {}

    /** A number without exponent or superfluous zeros. */
    public static String plain(double value) {
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(MOST_DIGITS, RoundingMode.HALF_UP));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** A constant as data files and JSON write it: in lower case, with underscores. */
    public static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A small whole number in letters. */
    static String small(int n) {
        return n >= 0 && n < SMALL.size() ? SMALL.get(n) : Integer.toString(n);
    }

    /** So many of something: {@code nine steps}. */
    public static String count(int n, String noun) {
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
                .map(power -> power.getKey().equals("years")
                        ? "a year"
                        : "per " + ONE_OF_CURRENCY.getOrDefault(power.getKey(), word(Unit.singular(power.getKey()))))
                .collect(Collectors.joining(" "));
        return (over + " " + under).strip();
    }

    private static String word(String base) {
        return switch (base) {
            case "year", "date", "weekday", "day_of_month", "ordinal" -> "";
            default -> CURRENCIES.getOrDefault(base, base.replace('_', ' '));
        };
    }

    /** How numbers of one size are printed: divided by a power of a thousand, to so many decimals. */
    private record Scale(double divisor, String word, int decimals) {

        /** The scale for numbers near one value, with a number of significant digits. */
        static Scale of(double value, int digits) {
            double size = Math.abs(value);
            double divisor = size >= 1e12 ? 1e12 : size >= 1e9 ? 1e9 : size >= 1e6 ? 1e6 : 1;
            String word = size >= 1e12 ? " trillion" : size >= 1e9 ? " billion" : size >= 1e6 ? " million" : "";
            double scaled = size / divisor;
            int before = scaled == 0 ? 1 : (int) Math.floor(Math.log10(scaled)) + 1;
            return new Scale(divisor, word, Math.max(0, digits - before));
        }

        /** The value of one in the last decimal. */
        double step() {
            return divisor * Math.pow(10, -decimals);
        }

        /** What the number becomes when it is printed so. */
        double rounded(double value) {
            return decimal(value).doubleValue() * divisor;
        }

        private BigDecimal decimal(double value) {
            return new BigDecimal(value / divisor).setScale(decimals, RoundingMode.HALF_UP);
        }

        /** The number alone: as printed where it is exact, else to the scale's decimals. */
        String number(double value) {
            BigDecimal exact = new BigDecimal(value / divisor)
                    .round(new MathContext(MOST_DIGITS, RoundingMode.HALF_UP))
                    .stripTrailingZeros();
            BigDecimal shown = exact.scale() <= decimals ? exact : decimal(value);
            DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
            format.setMinimumFractionDigits(Math.max(0, shown.scale()));
            format.setMaximumFractionDigits(Math.max(0, shown.scale()));
            return format.format(shown);
        }
    }

    /** A number in full with its unit: {@code 145.72 billion yuan}. */
    public static String amount(double value, Unit unit) {
        return amount(value, unit, Scale.of(value, MOST_DIGITS));
    }

    private static String amount(double value, Unit unit, Scale scale) {
        String number = unit.isPoint() ? plain(value) : scale.number(value) + scale.word();
        String noun = value == 1 ? Unit.singular(noun(unit)) : noun(unit);
        return (number + " " + noun).strip();
    }

    /**
     * The scale on which a value needs so few digits that, rounded, it is still on the same side of
     * some limits (11.849 against a limit of 11.85, not 11.85), and its last digit is no more than a
     * tenth of its interval.
     */
    private static Scale decisive(double value, Interval interval, DoubleStream limits) {
        double[] all = limits.filter(limit -> Double.isFinite(limit) && !near(limit, value))
                .toArray();
        double width = interval.high() - interval.low();
        for (int digits = FEWEST_DIGITS; digits < MOST_DIGITS; digits++) {
            Scale scale = Scale.of(value, digits);
            double rounded = scale.rounded(value);
            boolean decided =
                    DoubleStream.of(all).allMatch(limit -> Math.signum(value - limit) == Math.signum(rounded - limit));
            if (decided && (isNegligible(width, value) || scale.step() <= width / 10)) {
                return scale;
            }
        }
        return Scale.of(value, MOST_DIGITS);
    }

    /** An interval of which nothing is left after binary rounding, or that is open, asks for no digits. */
    private static boolean isNegligible(double width, double value) {
        return Double.isInfinite(width) || width <= 1e-9 * Math.abs(value);
    }

    private static boolean near(double a, double b) {
        return a == b || (Double.isFinite(a) && Double.isFinite(b) && Math.abs(a - b) <= 1e-9 * Math.abs(b));
    }

    /**
     * A value with its interval, with digits enough to distinguish them and some limits:
     * {@code 11.849 percent a year (11.842 to 11.856)}; where an end is open, the end that is not.
     */
    static String value(double value, Interval interval, Unit unit, DoubleStream limits) {
        Scale scale = decisive(value, interval, limits);
        if (unit.isPoint() || near(interval.low(), interval.high())) {
            return amount(value, unit, scale);
        }
        if (interval.equals(Interval.ALL)) {
            return amount(value, unit, scale) + " as printed, open on both sides";
        }
        if (Double.isInfinite(interval.high())) {
            return "at least " + amount(interval.low(), unit, scale) + asPrinted(value, interval.low(), scale);
        }
        if (interval.low() == 0 || Double.isInfinite(interval.low())) {
            return "at most " + amount(interval.high(), unit, scale) + asPrinted(value, interval.high(), scale);
        }
        return amount(value, unit, scale) + " (" + scale.number(interval.low()) + " to " + scale.number(interval.high())
                + ")";
    }

    /** A value to the place that its interval leaves certain; of an interval wider than a tenth of it, the two ends. */
    static String brief(double value, Interval interval, Unit unit) {
        double half = (interval.high() - interval.low()) / 2;
        if (interval.equals(Interval.ALL)) {
            return value(value, interval, unit, DoubleStream.empty());
        }
        if (half > WIDE * Math.abs(value)) {
            return range(interval, unit);
        }
        int digits = FEWEST_DIGITS;
        while (digits > 1 && Scale.of(value, digits).step() < half) {
            digits--;
        }
        return amount(value, unit, Scale.of(value, digits));
    }

    private static String asPrinted(double value, double end, Scale scale) {
        return scale.number(value).equals(scale.number(end))
                ? ""
                : " (" + scale.number(value) + scale.word() + " with the numbers as printed)";
    }

    /** Two ends with their unit; what comes in whole things is narrowed to whole numbers. */
    static String range(Interval interval, Unit unit) {
        double low = interval.low();
        double high = interval.high();
        if (Double.isInfinite(low) && Double.isInfinite(high)) {
            return "any number of " + noun(unit);
        }
        if (isWhole(unit) && Math.ceil(low) <= Math.floor(high)) {
            low = Math.ceil(low);
            high = Math.floor(high);
        }
        if (Double.isInfinite(high)) {
            return "at least " + amount(low, unit, Scale.of(low, FEWEST_DIGITS));
        }
        if (low == 0 || Double.isInfinite(low)) {
            return "at most " + amount(high, unit, Scale.of(high, FEWEST_DIGITS));
        }
        Scale scale = decisive(high, new Interval(low, high), DoubleStream.empty());
        if (scale.number(low).equals(scale.number(high))) {
            return amount(high, unit, scale);
        }
        return scale.number(low) + " to " + amount(high, unit, scale);
    }

    /** Whether the unit is of things that cannot be split: counties, but not yuan, years, hectares or a mean. */
    private static boolean isWhole(Unit unit) {
        return unit.bases().size() == 1
                && unit.powers().containsValue(1)
                && unit.currencies().isEmpty()
                && !unit.isPercent()
                && !unit.isPoint()
                && !DIVISIBLE.contains(unit.bases().iterator().next());
    }

    /** The text as a sentence: a capital in front, a full stop behind. */
    static String sentence(String text) {
        int letter = text.startsWith("(") ? 1 : 0;
        return text.substring(0, letter) + Character.toUpperCase(text.charAt(letter)) + text.substring(letter + 1)
                + ".";
    }
}
