package org.headcount.data.column;

import java.util.regex.Pattern;
import org.headcount.data.fault.Advice;
import org.headcount.data.fault.Setting;

/** Why a cell is not read as a number, and which setting would read it. */
public final class Misread {

    private static final Pattern POINT_GROUPS = Pattern.compile("[-+]?[0-9]{1,3}(\\.[0-9]{3})+,[0-9]+");
    private static final Pattern MANY_POINT_GROUPS = Pattern.compile("[-+]?[0-9]{1,3}(\\.[0-9]{3}){2,}");
    private static final Pattern COMMA_GROUPS = Pattern.compile("[-+]?[0-9]{1,3}(,[0-9]{2,3})*,[0-9]{3}(\\.[0-9]+)?");
    private static final Pattern OTHER_GROUPS =
            Pattern.compile("[-+]?[0-9]{1,3}([ \u00a0\u202f\u2009'\u2019_])[0-9]{3}.*");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?[0-9]*,[0-9]+");
    private static final Pattern PERCENT = Pattern.compile("[-+]?[0-9., ]+ ?%");
    private static final Pattern MONEY = Pattern.compile(
            "[-+(]?\\s*(\\p{Sc}|[A-Z]{1,3}\\p{Sc}?|Rs\\.?)?\\s*[-+]?[0-9][0-9., ]*\\s*(\\p{Sc}|[A-Z]{3})?\\s*\\)?");

    private Misread() {}

    /** What to do about a cell of a column of numbers that is none: which setting would read it, or that it is missing. */
    public static Advice asNumber(String column, String found) {
        String text = found.strip();
        Advice byHand = Advice.of("correct the cell, or read it with");
        if (POINT_GROUPS.matcher(text).matches()) {
            return byHand.or(Setting.THOUSANDS_AND_DECIMAL_COMMA, ".");
        }
        if (MANY_POINT_GROUPS.matcher(text).matches()) {
            return byHand.or(Setting.THOUSANDS, ".");
        }
        if (COMMA_GROUPS.matcher(text).matches()) {
            return text.indexOf(',') == text.lastIndexOf(',') && text.indexOf('.') < 0
                    ? byHand.or(Setting.THOUSANDS, ",").or(Setting.DECIMAL_COMMA, "")
                    : byHand.or(Setting.THOUSANDS, ",");
        }
        if (DECIMAL_COMMA.matcher(text).matches()) {
            return byHand.or(Setting.DECIMAL_COMMA, "");
        }
        var groups = OTHER_GROUPS.matcher(text);
        if (groups.matches()) {
            String sign = Character.isSpaceChar(groups.group(1).charAt(0)) ? " " : groups.group(1);
            return text.indexOf(',') > 0
                    ? byHand.or(Setting.THOUSANDS_AND_DECIMAL_COMMA, sign)
                    : byHand.or(Setting.THOUSANDS, sign);
        }
        if (PERCENT.matcher(text).matches()) {
            return byHand.or(Setting.PERCENT, column);
        }
        boolean isSigned = text.startsWith("(") || !text.matches("[-+0-9., ]*");
        if (isSigned && MONEY.matcher(text).matches()) {
            return byHand.or(Setting.MONEY, column);
        }
        return Advice.of("correct the cell, or name it as a missing value").or(Setting.MISSING, found.strip());
    }

    /** What to do about a cell that does not fit its column's kind. */
    public static Advice as(CellKind kind, String column, String found) {
        String text = found.strip();
        boolean isDecimal = !Double.isNaN(Numerals.decimal(text.toCharArray(), 0, text.length(), '.'));
        if (kind.isNumber() && isDecimal) {
            return Advice.of("correct the cell, or read the column as numbers of any size")
                    .or(Setting.NUMBER, column);
        }
        return kind.isNumber()
                ? asNumber(column, found)
                : Advice.of("correct the cell, name it as a missing value, or read the column as text")
                        .or(Setting.MISSING, found.strip())
                        .or(Setting.TEXT, column);
    }
}
