package org.headcount.reading;

import java.math.BigDecimal;

/** The value of digits as printed, whatever separates them. */
final class DigitText {

    private DigitText() {}

    /** Reads a number token: {@code 12,750.5}, {@code 1 234 567}, {@code 5,00}, {@code 1.2e6}. */
    static BigDecimal value(String printed) {
        StringBuilder plain = new StringBuilder(printed.length());
        int decimal = decimalMark(printed);
        for (int i = 0; i < printed.length(); i++) {
            char c = printed.charAt(i);
            if (Tokenizer.isDigit(c)) {
                plain.append((char) ('0' + Character.digit(c, 10)));
            } else if (i == decimal) {
                plain.append('.');
            } else if (c == 'e' || c == 'E' || c == '-' || c == '+') {
                plain.append(c);
            }
        }
        return new BigDecimal(plain.toString());
    }

    /** The index of the decimal point or comma, or -1. */
    private static int decimalMark(String printed) {
        int stop = printed.indexOf('.');
        int comma = printed.indexOf(',');
        if (stop >= 0 && printed.indexOf('.', stop + 1) >= 0) {
            return comma;
        }
        if (stop >= 0) {
            return Math.max(stop, comma);
        }
        boolean groups = comma < 0 || printed.indexOf(',', comma + 1) >= 0 || digitsAfter(printed, comma) == 3;
        return groups ? -1 : comma;
    }

    private static int digitsAfter(String printed, int from) {
        int n = 0;
        while (from + n + 1 < printed.length() && Tokenizer.isDigit(printed.charAt(from + n + 1))) {
            n++;
        }
        return n;
    }
}
