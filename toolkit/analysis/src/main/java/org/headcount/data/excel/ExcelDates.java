package org.headcount.data.excel;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;

/**
 * Days as Excel counts them, and which numbers are meant as days: those whose format shows a day, month or year.
 *
 * <p>After ECMA-376, part 1, 18.8.30 (formats of numbers) and 18.17.4 (days counted from 1900 and from 1904).
 *
 * @param from1904 whether days are counted from 1904, as workbooks of old Macintoshes do
 */
record ExcelDates(boolean from1904) {

    /** What the format of a cell makes of its number. */
    enum Shown {
        NUMBER,
        DATE,
        DATE_TIME
    }

    private static final LocalDate FROM_1904 = LocalDate.of(1904, 1, 1);
    private static final LocalDate FROM_1900 = LocalDate.of(1899, 12, 31);

    /** The 29th of February 1900, which Excel has and the calendar has not. */
    private static final int NO_DAY = 60;

    private static final LocalDate END = LocalDate.of(10_000, 1, 1);
    private static final double MILLIS = 86_400_000;

    /** What a format that Excel knows by number shows. */
    static Shown builtIn(int number) {
        return switch (number) {
            case 14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58 -> Shown.DATE;
            case 22 -> Shown.DATE_TIME;
            default -> Shown.NUMBER;
        };
    }

    /** What a format that is written out shows: {@code dd/mm/yyyy hh:mm}. */
    static Shown written(String format) {
        String letters = format
                // Texts, literal characters, conditions and colours; then the part for positive
                // numbers.
                .replaceAll("\"[^\"]*\"|[\\\\_*].|\\[[^\\]]*]", "")
                .replaceFirst(";.*", "")
                .toLowerCase(Locale.ROOT)
                .replace("general", "")
                .replace("am/pm", "h")
                .replace("a/p", "h");
        boolean hasTime = letters.matches("(?s).*[hs].*");
        // An m is a minute beside hours or seconds, and a month else.
        boolean hasDay = letters.matches(hasTime ? "(?s).*[yd].*" : "(?s).*[ydm].*");
        return !hasDay ? Shown.NUMBER : hasTime ? Shown.DATE_TIME : Shown.DATE;
    }

    /** A number as a date, or a date with a time, as ISO 8601 writes it; nothing if it is none. */
    Optional<String> text(double number, Shown shown) {
        double day = Math.floor(number);
        long millis = Math.round((number - day) * MILLIS);
        if (millis == (long) MILLIS) {
            day++;
            millis = 0;
        }
        if (!(day >= (from1904 ? 0 : 1)) || day > 3_000_000 || (!from1904 && day == NO_DAY)) {
            return Optional.empty();
        }
        LocalDate date =
                from1904 ? FROM_1904.plusDays((long) day) : FROM_1900.plusDays((long) day - (day > NO_DAY ? 1 : 0));
        if (!date.isBefore(END)) {
            return Optional.empty();
        }
        LocalDateTime moment = date.atStartOfDay().plusNanos(millis * 1_000_000);
        // A time that the format does not show is there all the same.
        return Optional.of(shown == Shown.DATE && millis == 0 ? date.toString() : moment.toString());
    }
}
