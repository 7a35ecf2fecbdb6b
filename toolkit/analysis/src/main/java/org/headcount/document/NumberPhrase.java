package org.headcount.document;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headcount.data.DataException;
import org.headcount.data.Row;

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
     * The row's number must be one that the phrase prints; both ends of a range. A phrase whose number
     * this grammar cannot read (a dozen, half a million) is left to the reader.
     */
    private static void checkNumber(Row row, Figure figure) {
        List<Printed> printed = read(figure.text());
        if (printed.isEmpty()
                || BEYOND.matcher(figure.text().toLowerCase(Locale.ROOT)).find()) {
            return;
        }
        if (isCell(figure.text())) {
            printed = scaled(printed, figure);
        }
        Printed low = match(row, "low", figure.low(), printed);
        Printed high = match(row, "high", figure.high(), printed);
        boolean limit = figure.hedge() == Hedge.AT_MOST && figure.halfUnit().orElse(-1) == 0;
        // How exact the cell of a table is, its header and its column tell too.
        if (!limit && !isCell(figure.text()) && low.halfUnit().isPresent()) {
            double half = figure.halfUnit()
                    .orElseThrow(() -> row.fault(
                            "half_unit", "blank, although digits are printed", "write half of the last digit's place"));
            boolean ofHigh =
                    high.halfUnit().filter(other -> half == other.doubleValue()).isPresent();
            if (half != low.halfUnit().get().doubleValue() && !ofHigh) {
                throw wrong(row, "half_unit", low.halfUnit().get());
            }
        }
    }

    /** Whether the phrase is digits alone, as the cell of a table, whose scale stands in the header. */
    private static boolean isCell(String phrase) {
        return phrase.chars().noneMatch(Character::isLetter);
    }

    /** The numbers in thousands, lakhs, millions, crores and so on, if the figure is that. */
    private static List<Printed> scaled(List<Printed> printed, Figure figure) {
        for (int power : List.of(0, 3, 5, 6, 7, 9, 12)) {
            List<Printed> scaled = printed.stream()
                    .map(number -> new Printed(
                            number.value().scaleByPowerOfTen(power),
                            number.halfUnit().map(half -> half.scaleByPowerOfTen(power))))
                    .toList();
            if (scaled.stream().anyMatch(number -> number.value().doubleValue() == figure.low())) {
                return scaled;
            }
        }
        return printed;
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
