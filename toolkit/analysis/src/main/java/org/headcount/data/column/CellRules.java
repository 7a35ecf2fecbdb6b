package org.headcount.data.column;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tech.tablesaw.columns.dates.PackedLocalDate;

/**
 * How the cells of a file are written.
 *
 * @param mark the decimal mark
 * @param signs what else a number is written with: groups of digits, a percent sign
 * @param dates how dates are written, where they are not {@code 2015-03-01}
 * @param codes texts and numbers that mean a missing value in every column
 */
public record CellRules(char mark, NumberSigns signs, Optional<DateTimeFormatter> dates, Codes codes) {

    /** What means missing where other cells are numbers, dates or truths; in a column of texts each is a text. */
    private static final List<String> WORDS = List.of("NA", "N/A", "NaN", "nan", "NULL", "null", ".", "..");

    /** A point before decimals, dates as in ISO 8601, no codes. */
    public static final CellRules PLAIN = new CellRules('.', NumberSigns.NONE, Optional.empty(), Codes.NONE);

    /** The same for a column whose numbers have other signs, and with codes of its own. */
    public CellRules of(NumberSigns.Kind kind, List<String> more) {
        return new CellRules(mark, signs.of(kind), dates, codes.and(more, mark));
    }

    boolean isCode(char[] text, int from, int to) {
        return codes.has(text, from, to, mark);
    }

    static boolean isWord(char[] text, int from, int to) {
        for (String word : WORDS) {
            if (is(word, text, from, to)) {
                return true;
            }
        }
        return false;
    }

    static boolean is(String word, char[] text, int from, int to) {
        if (word.length() != to - from) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) != text[from + i]) {
                return false;
            }
        }
        return true;
    }

    /** The cell as a packed date, or {@link Numerals#NOT_A_DATE}. */
    int date(char[] text, int from, int to) {
        if (dates.isEmpty()) {
            return Numerals.date(text, from, to);
        }
        try {
            return PackedLocalDate.pack(LocalDate.parse(new String(text, from, to - from), dates.get()));
        } catch (DateTimeException e) {
            return Numerals.NOT_A_DATE;
        }
    }

    /** 1 for true, 0 for false, -1 for neither: spelt out in lower or upper case, or with a capital. */
    static int truth(char[] text, int from, int to) {
        if (to - from < 4 || to - from > 5) {
            return -1;
        }
        String word = new String(text, from, to - from);
        if (!word.equals(word.toUpperCase(Locale.ROOT))
                && !word.substring(1).equals(word.substring(1).toLowerCase(Locale.ROOT))) {
            return -1;
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true" -> 1;
            case "false" -> 0;
            default -> -1;
        };
    }

    /** A number with a needless zero in front is a code, such as that of a district, and would lose it. */
    static boolean looksLikeCode(char[] text, int from, int to) {
        int first = text[from] == '-' ? from + 1 : from;
        return to - first > 1 && text[first] == '0' && text[first + 1] >= '0' && text[first + 1] <= '9';
    }

    /** The narrowest kind that a cell with something in it fits. */
    public CellKind kind(char[] text, int from, int to) {
        if (date(text, from, to) != Numerals.NOT_A_DATE) {
            return CellKind.DATE;
        }
        if (Numerals.dateTime(text, from, to) != Numerals.NOT_A_DATE_TIME) {
            return CellKind.DATE_TIME;
        }
        if (looksLikeCode(text, from, to) || isTooLong(text, from, to)) {
            return CellKind.TEXT;
        }
        long whole = Numerals.whole(text, from, to);
        if (whole != Numerals.NOT_WHOLE) {
            // Tablesaw marks missing with the smallest number of each width.
            return whole > Integer.MIN_VALUE && whole <= Integer.MAX_VALUE ? CellKind.INTEGER : CellKind.LONG;
        }
        if (!Double.isNaN(Numerals.decimal(text, from, to, mark))) {
            return CellKind.DOUBLE;
        }
        return truth(text, from, to) < 0 ? CellKind.TEXT : CellKind.BOOLEAN;
    }

    /** Digits only, and more than a whole number of 64 bits has: an identifier, which a double would round. */
    static boolean isTooLong(char[] text, int from, int to) {
        int first = text[from] == '-' || text[from] == '+' ? from + 1 : from;
        if (to - first < 19 || Numerals.whole(text, from, to) != Numerals.NOT_WHOLE) {
            return false;
        }
        for (int i = first; i < to; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return false;
            }
        }
        return true;
    }
}
