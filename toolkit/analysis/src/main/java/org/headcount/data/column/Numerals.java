package org.headcount.data.column;

/** Numbers and dates as they are written in files, read in place: no text is made of a cell that fits. */
public final class Numerals {

    /** What {@link #whole} gives for what is no whole number, or one beyond 64 bits. */
    static final long NOT_WHOLE = Long.MIN_VALUE;

    /** What {@link #date} gives for what is no date; no date of Tablesaw's is packed as this. */
    static final int NOT_A_DATE = Integer.MIN_VALUE;

    /** What {@link #dateTime} gives for what is no date with a time. */
    static final long NOT_A_DATE_TIME = Long.MIN_VALUE;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private Numerals() {}

    /** Digits with a sign or none. */
    static long whole(char[] text, int from, int to) {
        int at = from;
        boolean negative = at < to && text[at] == '-';
        if (negative || (at < to && text[at] == '+')) {
            at++;
        }
        if (at == to || to - at > 19) {
            return NOT_WHOLE;
        }
        long value = 0;
        for (; at < to; at++) {
            int digit = text[at] - '0';
            // Nineteen digits can pass 2^63 once, and then show it by their sign.
            if (digit < 0 || digit > 9 || value < 0) {
                return NOT_WHOLE;
            }
            value = value * 10 + digit;
        }
        if (value < 0) {
            return NOT_WHOLE;
        }
        return negative ? -value : value;
    }

    /**
     * A decimal number: digits with a sign or none, a decimal mark, a power of ten ({@code -1.5e-3}). NaN for anything
     * else, a number beyond the range of doubles among it.
     *
     * <p>Exact: with at most 2^53 for digits and 10^22 for the power, one division or multiplication of two exact
     * doubles rounds once (Clinger 1990, <i>How to read floating point numbers accurately</i>); the rest is left to the
     * JDK.
     */
    public static double decimal(char[] text, int from, int to, char mark) {
        int at = from;
        boolean negative = at < to && text[at] == '-';
        if (negative || (at < to && text[at] == '+')) {
            at++;
        }
        long digits = 0;
        int count = 0;
        int point = -1;
        for (; at < to; at++) {
            char c = text[at];
            if (c >= '0' && c <= '9') {
                // Wraps for long ones, which are not taken from here.
                digits = digits * 10 + (c - '0');
                count++;
            } else if (c == mark && point < 0) {
                point = count;
            } else {
                break;
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        int power = point < 0 ? 0 : point - count;
        if (at < to) {
            if ((text[at] | 0x20) != 'e') {
                return Double.NaN;
            }
            long exponent = whole(text, at + 1, Math.min(to, at + 8));
            if (exponent == NOT_WHOLE || to - at > 7) {
                return Double.NaN;
            }
            power += (int) exponent;
        }
        if (count <= 18 && digits <= 1L << 53 && power >= -22 && power <= 22) {
            double value = power < 0 ? digits / POWERS[-power] : digits * POWERS[power];
            return negative ? -value : value;
        }
        String written = new String(text, from, to - from);
        double value = Double.parseDouble(mark == '.' ? written : written.replace(mark, '.'));
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    /** {@code 2015-03-01} as Tablesaw packs a date: year, month and day in 16, 8 and 8 bits. */
    static int date(char[] text, int from, int to) {
        if (to - from != 10 || text[from + 4] != '-' || text[from + 7] != '-') {
            return NOT_A_DATE;
        }
        int century = two(text, from);
        int year = two(text, from + 2);
        int month = two(text, from + 5);
        int day = two(text, from + 8);
        if ((century | year | month | day) < 0 || month < 1 || month > 12 || day < 1) {
            return NOT_A_DATE;
        }
        int full = century * 100 + year;
        return day > days(full, month) ? NOT_A_DATE : (full << 16) | (month << 8) | day;
    }

    /**
     * {@code 2015-03-01T10:30}, with seconds and up to three decimals of them or without, a blank in place of the T, as
     * Tablesaw packs it: the date above the milliseconds of the minute, the minute and the hour.
     */
    static long dateTime(char[] text, int from, int to) {
        int length = to - from;
        if (length < 16 || (text[from + 10] != 'T' && text[from + 10] != ' ') || text[from + 13] != ':') {
            return NOT_A_DATE_TIME;
        }
        int date = date(text, from, from + 10);
        int hour = two(text, from + 11);
        int minute = two(text, from + 14);
        int second = 0;
        int millis = 0;
        if (length > 16) {
            if (length < 19 || text[from + 16] != ':') {
                return NOT_A_DATE_TIME;
            }
            second = two(text, from + 17);
            if (length > 19) {
                if (text[from + 19] != '.' || length == 20 || length > 23) {
                    return NOT_A_DATE_TIME;
                }
                for (int i = 0; i < 3; i++) {
                    int digit = from + 20 + i < to ? text[from + 20 + i] - '0' : 0;
                    if (digit < 0 || digit > 9) {
                        return NOT_A_DATE_TIME;
                    }
                    millis = millis * 10 + digit;
                }
            }
        }
        if (date == NOT_A_DATE || (hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59) {
            return NOT_A_DATE_TIME;
        }
        return packed(date, hour, minute, second * 1000 + millis);
    }

    /** A date and a time in one number, the way Tablesaw keeps them. */
    static long packed(int date, int hour, int minute, int millisOfMinute) {
        return ((long) date << 32) | ((long) hour << 24) | ((long) minute << 16) | millisOfMinute;
    }

    private static int two(char[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    private static int days(int year, int month) {
        if (month == 2) {
            boolean isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            return isLeap ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }
}
