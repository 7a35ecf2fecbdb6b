package org.headcount.recorded;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headcount.data.Row;
import org.headcount.data.fault.DataException;
import org.headcount.document.Figure;
import org.headcount.document.Hedge;
import org.headcount.document.Kind;

/**
 * Reads the number out of a printed phrase, to hold the recorded figure against its own print: a
 * digit that is wrong in one of the two shows.
 */
final class NumberPhrase {

    private static final Map<String, Integer> WORDS = Map.ofEntries(
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("decade", 10));

    private static final Map<String, Integer> SCALES =
            Map.of("thousand", 3, "million", 6, "billion", 9, "trillion", 12);

    private static final Map<String, Integer> PARTS = Map.of(
            "half", 2, "third", 3, "quarter", 4, "fifth", 5, "sixth", 6, "seventh", 7, "eighth", 8, "ninth", 9, "tenth",
            10);

    private static final String DIGITS = "[0-9]+(?:,[0-9]{3})*(?:\\.[0-9]+)?";
    private static final Pattern NUMBER = Pattern.compile("(?<digits>" + DIGITS + ")|(?<word>[a-z]+)");
    private static final Pattern FRACTION = Pattern.compile(
            "\\b(" + String.join("|", WORDS.keySet()) + ")[ -](" + String.join("|", PARTS.keySet()) + ")s?\\b");
    private static final Pattern LAST_NUMBER =
            Pattern.compile("(?s).*(?:" + DIGITS + "|\\b(?:" + String.join("|", WORDS.keySet()) + ")\\b)");
    private static final Pattern SCALE =
            Pattern.compile("[ -](?<scale>" + String.join("|", SCALES.keySet()) + ")\\b| ?(?:percent|per cent|%)");
    private static final Pattern JOINED = Pattern.compile(" to | and |-|–");

    /** In the place of a power of ten: the number is a percentage, and as exact as its digits. */
    private static final int PERCENT = Integer.MIN_VALUE;

    /** Words of number that this grammar does not know. */
    private static final Pattern BEYOND = Pattern.compile(
            "\\b(?:half|dozens?|hundreds?|decades|twice|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
                    + "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|minus|lakhs?|crores?|mn|bn|tn|cr"
                    + "|thousands|millions|billions|trillions|points?|pence|cents?|double[ds]?|triple[ds]?|quadrupled?"
                    + "|halved|tenths?|quarters?|thirds?|minutes?|hours?|seconds?|mins?|secs?|hrs?|in|out)\\b|[0-9] ?(?:bn|mn|tn|m|k|p)\\b"
                    + "|fold\\b|[½¼¾⅓⅔⅛×±:/^°¢‰⁰¹²³⁴-⁹\u00a0\u2009\u202f]|[-\u2212] ?[0-9$£€₹]|\\([^)]*[0-9]|[0-9],[0-9]{2},"
                    + "|[0-9] [0-9]{3}\\b");

    private static final Pattern YEAR = Pattern.compile("(?:1[89]|20)[0-9]{2}");

    /** A phrase in parentheses or after a minus may be negative, or its amount where a sentence says that it fell. */
    private static final Pattern SIGNED = Pattern.compile("^[^0-9]*[(\\-\u2212\u2013]");

    /** The powers of ten of scales that headers state: thousand, lakh, million, crore, billion, trillion. */
    private static final List<Integer> POWERS = List.of(3, 5, 6, 7, 9, 12);

    private static final PhraseGrammar GRAMMAR = PhraseGrammar.installed();

    /** Bare whole numbers below this, or with fewer trailing zeros than two, are counts, exact as printed. */
    private static final BigDecimal COUNTED = BigDecimal.valueOf(1000);

    private NumberPhrase() {}

    /** A number as printed, with half of its last digit's place; a fraction in words has no digits. */
    private record Printed(BigDecimal value, Optional<BigDecimal> halfUnit) {}

    /** Refuses a quantity whose phrase says another number than the row. */
    static void check(Row row, Figure figure) {
        if (figure.kind() == Kind.DATE) {
            checkYears(row, figure);
        } else if (figure.kind().isQuantity()) {
            checkNumber(row, figure);
        }
    }

    /**
     * The row's number must be one that the phrase says, times the scale that the row states for it; both ends of a range. A
     * phrase that this grammar does not know, such as half a million, is read by the reader's.
     */
    private static void checkNumber(Row row, Figure figure) {
        BigDecimal scale = statedScale(row);
        if (scale.compareTo(BigDecimal.ONE) != 0 && !isCell(figure.text())) {
            throw row.fault("scale", "the phrase '" + figure.text() + "' has words of its own", "leave it blank");
        }
        List<Printed> printed = known(figure.text(), scale);
        if (!has(printed, figure.low()) || !has(printed, figure.high())) {
            requireSaid(row, figure, scale, printed);
            return;
        }
        Printed low = match(row, "low", figure.low(), printed);
        Printed high = match(row, "high", figure.high(), printed);
        boolean limit = figure.hedge() == Hedge.AT_MOST && figure.halfUnit().orElse(-1) == 0;
        if (!limit && low.halfUnit().isPresent()) {
            double half = figure.halfUnit()
                    .orElseThrow(() -> row.fault(
                            "half_unit", "blank, although digits are printed", "write half of the last digit's place"));
            if (!isHalf(half, low, figure, scale) && !isHalf(half, high, figure, scale)) {
                throw wrong(row, "half_unit", low.halfUnit().get());
            }
        }
    }

    /** Whether it is half of the last digit's place; a cell's whole number may be rounded to units of its column. */
    private static boolean isHalf(double half, Printed printed, Figure figure, BigDecimal scale) {
        double own = printed.halfUnit().map(BigDecimal::doubleValue).orElse(Double.NaN);
        boolean rounded = own == 0 && isCell(figure.text()) && half == 0.5 * scale.doubleValue();
        return half == own || rounded;
    }

    /** The scale that the row states, of the table's header or of the sentence: 1000000 where it says million. */
    private static BigDecimal statedScale(Row row) {
        if (!row.cells().containsKey("scale")) {
            return BigDecimal.ONE;
        }
        BigDecimal scale = row.optionalNumber("scale").orElse(BigDecimal.ONE);
        BigDecimal plain = scale.stripTrailingZeros();
        if (scale.signum() <= 0
                || plain.precision() != 1
                || !plain.unscaledValue().equals(BigInteger.ONE)) {
            throw row.fault("scale", "no power of ten", "write 1000 for thousands, 1000000 for millions");
        }
        return scale;
    }

    /** The numbers of a phrase that this grammar knows, times a scale. */
    private static List<Printed> known(String phrase, BigDecimal scale) {
        if (BEYOND.matcher(phrase.toLowerCase(Locale.ROOT)).find()) {
            return List.of();
        }
        return read(phrase).stream()
                .map(number -> new Printed(
                        number.value().multiply(scale), number.halfUnit().map(half -> half.multiply(scale))))
                .toList();
    }

    private static boolean has(List<Printed> printed, double recorded) {
        return printed.stream().anyMatch(number -> number.value().doubleValue() == recorded);
    }

    private static void requireSaid(Row row, Figure figure, BigDecimal scale, List<Printed> printed) {
        Optional<String> other = otherNumber(figure, scale);
        if (other.isPresent()) {
            String column = has(printed, figure.low()) ? "high" : "low";
            throw row.fault(
                    column,
                    other.get(),
                    isCell(figure.text())
                            ? "correct the number or the phrase, or state the scale of the table's header in a column 'scale'"
                            : "correct the number or the phrase");
        }
    }

    /** What a phrase says, if the reader's grammar reads another number in it than the figure's. */
    static Optional<String> otherNumber(Figure figure, BigDecimal scale) {
        List<PhraseGrammar.Reading> readings = GRAMMAR.read(figure.text());
        boolean signed = SIGNED.matcher(figure.text()).find();
        double factor = scale.doubleValue();
        boolean said = readings.stream()
                .anyMatch(reading -> isNear(reading.low() * factor, reading.high() * factor, figure)
                        || (signed && isNear(-reading.high() * factor, -reading.low() * factor, figure)));
        if (said) {
            return Optional.empty();
        }
        List<Printed> printed = known(figure.text(), scale);
        Optional<BigDecimal> first = printed.stream()
                .map(Printed::value)
                .findFirst()
                .or(() -> readings.stream()
                        .findFirst()
                        .map(reading -> BigDecimal.valueOf(reading.low()).multiply(scale)));
        return Optional.of(first.map(value -> "the phrase '" + figure.text() + "' gives "
                        + value.stripTrailingZeros().toPlainString())
                .orElse("the phrase '" + figure.text() + "' says no number"));
    }

    private static boolean isNear(double low, double high, Figure figure) {
        return isNear(low, figure.low()) && isNear(high, figure.high());
    }

    private static boolean isNear(double one, double other) {
        return Math.abs(one - other) <= 1e-12 * Math.max(Math.abs(one), Math.abs(other));
    }

    /** The power of ten by which a figure's number exceeds the digits of its phrase; 1 for a phrase with words. */
    static BigDecimal scale(Figure figure) {
        if (!isCell(figure.text()) || otherNumber(figure, BigDecimal.ONE).isEmpty()) {
            return BigDecimal.ONE;
        }
        return POWERS.stream()
                .map(power -> BigDecimal.ONE.scaleByPowerOfTen(power))
                .filter(scale -> otherNumber(figure, scale).isEmpty())
                .findFirst()
                .orElse(BigDecimal.ONE);
    }

    /** Whether the phrase is digits alone, as the cell of a table, whose scale its header states. */
    private static boolean isCell(String phrase) {
        return phrase.chars().noneMatch(Character::isLetter);
    }

    private static Printed match(Row row, String column, double recorded, List<Printed> printed) {
        return printed.stream()
                .filter(number -> number.value().doubleValue() == recorded)
                .findFirst()
                .orElseThrow(() -> wrong(row, column, printed.get(0).value()));
    }

    private static DataException wrong(Row row, String column, BigDecimal printed) {
        return row.fault(
                column,
                "the phrase '" + row.text("text") + "' gives "
                        + printed.stripTrailingZeros().toPlainString(),
                "correct the number or the phrase");
    }

    private static void checkYears(Row row, Figure figure) {
        Matcher years = YEAR.matcher(figure.text());
        while (years.find()) {
            int year = Integer.parseInt(years.group());
            if (figure.unit().isPoint() && (year < figure.low() || year > figure.high())) {
                throw row.fault(
                        "low", "the phrase '" + figure.text() + "' says " + year, "correct the year or the phrase");
            }
        }
    }

    /** The numbers of a phrase, each with its scale word or percent; what only the last of two has, both share. */
    private static List<Printed> read(String phrase) {
        List<Printed> numbers = new ArrayList<>();
        String text = phrase.toLowerCase(Locale.ROOT);
        Matcher fraction = FRACTION.matcher(text);
        if (fraction.find()) {
            BigDecimal percent = BigDecimal.valueOf(100L * WORDS.get(fraction.group(1)))
                    .divide(BigDecimal.valueOf(PARTS.get(fraction.group(2))), MathContext.DECIMAL64);
            return List.of(new Printed(percent, Optional.empty()));
        }
        Matcher matcher = NUMBER.matcher(text);
        int last = scale(LAST_NUMBER.matcher(text).replaceFirst(""));
        while (matcher.find()) {
            Optional<BigDecimal> value = Optional.ofNullable(matcher.group("digits"))
                    .map(digits -> new BigDecimal(digits.replace(",", "")))
                    .or(() -> Optional.ofNullable(WORDS.get(matcher.group("word")))
                            .map(BigDecimal::valueOf));
            if (value.isPresent()) {
                String rest = text.substring(matcher.end());
                int scale = JOINED.matcher(rest).lookingAt() ? last : scale(rest);
                numbers.add(printed(value.get(), scale, matcher.group("digits") == null));
            }
        }
        return numbers;
    }

    private static int scale(String rest) {
        Matcher scale = SCALE.matcher(rest);
        if (!scale.lookingAt()) {
            return 0;
        }
        return scale.group("scale") == null ? PERCENT : SCALES.get(scale.group("scale"));
    }

    private static Printed printed(BigDecimal value, int scale, boolean word) {
        if (scale == 0 && value.scale() <= 0) {
            return new Printed(value, Optional.of(word ? BigDecimal.ZERO : halfUnit(value.toPlainString())));
        }
        int power = Math.max(scale, 0);
        BigDecimal scaled = value.scaleByPowerOfTen(power);
        BigDecimal place = value.scale() > 0 || power == 0
                ? BigDecimal.ONE.scaleByPowerOfTen(power - value.scale())
                : trailing(value).scaleByPowerOfTen(power);
        return new Printed(scaled, Optional.of(place.divide(BigDecimal.valueOf(2))));
    }

    /** Half of the last printed digit's place: zeros at the end of a large number are taken as not meant. */
    static BigDecimal halfUnit(String digits) {
        BigDecimal value = new BigDecimal(digits);
        if (value.scale() > 0) {
            return BigDecimal.ONE.scaleByPowerOfTen(-value.scale()).divide(BigDecimal.valueOf(2));
        }
        BigDecimal place = trailing(value);
        boolean counted = value.abs().compareTo(COUNTED) < 0 || place.compareTo(BigDecimal.valueOf(100)) < 0;
        return counted ? BigDecimal.ZERO : place.divide(BigDecimal.valueOf(2));
    }

    /** The place of the last digit that is not a zero. */
    private static BigDecimal trailing(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.signum() == 0 ? BigDecimal.ONE : BigDecimal.ONE.scaleByPowerOfTen(-stripped.scale());
    }
}
