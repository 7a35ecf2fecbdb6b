package org.headcount.app;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text as a CSV cell that a spreadsheet shows and does not run.
 *
 * <p>The rule, for all CSV that the command writes:
 *
 * <ul>
 *   <li>Numbers are written as numbers, and so is text that is a number and nothing else ({@code -3.5}).
 *   <li>Other text that begins with {@code =}, {@code +}, {@code -} or {@code @}, or with the full-width
 *       forms of these, gets an apostrophe before it. Blanks and apostrophes before the character count as the
 *       beginning too, so that removing one apostrophe restores the text.
 *   <li>Control characters other than tab and line feed, and characters that change the direction of text, are
 *       written as {@code \}{@code u001B}.
 * </ul>
 *
 * <p>Source: OWASP, "CSV Injection", https://owasp.org/www-community/attacks/CSV_Injection.
 */
final class SpreadsheetText {
    private static final Pattern FORMULA =
            Pattern.compile("['\\s\\u00a0]*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

    private SpreadsheetText() {}

    static String cell(String text) {
        String visible = visible(text);
        return FORMULA.matcher(visible).matches() && !NUMBER.matcher(visible).matches() ? "'" + visible : visible;
    }

    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isHidden(c)) {
                visible.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
            } else {
                visible.append(c);
            }
        }
        return visible.toString();
    }

    private static boolean isHidden(char c) {
        boolean isDirection = (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
        return isDirection || (Character.isISOControl(c) && c != '\n' && c != '\t');
    }
}
