package org.headcount.data.column;

import java.util.Arrays;
import java.util.Optional;

/**
 * What numbers are written with beside digits and decimals, where a reader is set so: groups of digits, a percent or a
 * currency sign.
 *
 * @param group the character between groups of digits; 0 for none
 * @param kind the sign that the numbers of a column have
 */
public record NumberSigns(char group, Kind kind) {

    /** The sign of a number. */
    public enum Kind {
        PLAIN,
        /** Each number has a percent sign, and is read as its hundredth part: 12.5% is 0.125. */
        PERCENT,
        /** Numbers have a currency sign or not; parentheses make them negative. */
        MONEY
    }

    /** Digits and decimals only. */
    static final NumberSigns NONE = new NumberSigns((char) 0, Kind.PLAIN);

    NumberSigns of(Kind other) {
        return new NumberSigns(group, other);
    }

    /** Whether there is nothing to take away. */
    boolean isNone() {
        return group == 0 && kind == Kind.PLAIN;
    }

    /** The number without these signs, with digits and decimals only; nothing where the signs do not fit. */
    Optional<char[]> plain(char[] text, int from, int to, char mark) {
        String written = new String(text, from, to - from);
        Optional<String> bare = switch (kind) {
            case PLAIN -> Optional.of(written);
            case PERCENT ->
                written.endsWith("%")
                        ? Optional.of(written.substring(0, written.length() - 1).strip() + "e-2")
                        : Optional.empty();
            case MONEY -> withoutCurrency(written);
        };
        return bare.flatMap(digits -> withoutGroups(digits, mark)).map(String::toCharArray);
    }

    private static Optional<String> withoutCurrency(String written) {
        boolean isNegative = written.startsWith("(") && written.endsWith(")");
        String inner = isNegative ? written.substring(1, written.length() - 1).strip() : written;
        if (inner.startsWith("-")) {
            isNegative = true;
            inner = inner.substring(1).strip();
        }
        int from = 0;
        int to = inner.length();
        while (from < to && isCurrency(inner.charAt(from))) {
            from++;
        }
        while (to > from && isCurrency(inner.charAt(to - 1))) {
            to--;
        }
        boolean isTooLong = from > 4 || inner.length() - to > 4;
        String digits = inner.substring(from, to).strip();
        if (digits.startsWith("-")) {
            isNegative = true;
            digits = digits.substring(1);
        }
        return isTooLong || digits.isEmpty() ? Optional.empty() : Optional.of((isNegative ? "-" : "") + digits);
    }

    /** Signs such as $ and letters such as USD, with blanks between them and the digits. */
    private static boolean isCurrency(char c) {
        return Character.getType(c) == Character.CURRENCY_SYMBOL || Character.isLetter(c) || isBlank(c);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\u00a0' || c == '\u202f' || c == '\u2009';
    }

    private boolean isGroup(char c) {
        return group == c
                || (group == ' ' && isBlank(c))
                || ((group == '\'' || group == '\u2019') && (c == '\'' || c == '\u2019'));
    }

    /** Groups must be of three digits, those between the first and the last of two or three, as in India. */
    private Optional<String> withoutGroups(String written, char mark) {
        int point = written.indexOf(mark);
        int end = point < 0 ? written.length() : point;
        int exponent = written.substring(0, end).indexOf('e');
        end = exponent < 0 ? end : exponent;
        String whole = written.substring(0, end);
        if (group == 0 || whole.chars().noneMatch(c -> isGroup((char) c))) {
            return Optional.of(written);
        }
        StringBuilder separated = new StringBuilder();
        whole.chars().forEach(c -> separated.append(isGroup((char) c) ? '\u0000' : (char) c));
        String[] groups = separated.toString().split("\u0000", -1);
        boolean isGrouped = groups[0].matches("[-+]?[1-9][0-9]{0,2}")
                && groups[groups.length - 1].matches("[0-9]{3}")
                && Arrays.stream(groups, 1, groups.length - 1).allMatch(digits -> digits.matches("[0-9]{2,3}"));
        return isGrouped ? Optional.of(String.join("", groups) + written.substring(end)) : Optional.empty();
    }
}
