package org.headcount.page;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tables in sanitised HTML made readable on every screen: each scrolls in a box, and numbers, dates and ids stay whole. */
final class TableHtml {
    /** More rows than this scroll inside the page. */
    private static final int TALL = 40;

    /** A cell that needs no second line, and one that needs room for its sentences. */
    private static final int SHORT = 18;

    private static final int LONG = 60;

    private static final Pattern TABLE = Pattern.compile("<table[^>]*>");
    private static final Pattern ROW = Pattern.compile("<tr\\b");
    private static final Pattern CELL = Pattern.compile("<td([^>]*)>([^<]*)</td>");
    private static final Pattern CAPTION = Pattern.compile("\\G\\s*<caption[^>]*>([^<]{1,200})</caption>");

    /** Text between tags. */
    private static final Pattern TEXT = Pattern.compile(">([^<]+)<");

    /** A token that a browser would break at its hyphen: f001-017, 2011-11-16, 2001-2010. */
    private static final Pattern TOKEN = Pattern.compile(
            "(?<![\\p{L}\\p{N}-])[\\p{L}\\p{N}]{0,12}\\p{N}[\\p{L}\\p{N}.,]{0,12}(?:-[\\p{L}\\p{N}.,]{0,12}\\p{N})+(?![\\p{L}\\p{N}-])");

    private TableHtml() {}

    /** The HTML of the sanitiser, which writes every tag in one way and closes every table that it opened. */
    static String boxed(String clean) {
        String html = clean.contains("<table") ? cells(boxes(clean)) : clean;
        return html.contains("-")
                ? TEXT.matcher(html)
                        .replaceAll(text -> ">"
                                + Matcher.quoteReplacement(
                                        TOKEN.matcher(text.group(1)).replaceAll("<span class=\"whole\">$0</span>"))
                                + "<")
                : html;
    }

    private static String boxes(String clean) {
        return TABLE.matcher(clean)
                .replaceAll(table -> Matcher.quoteReplacement(box(clean, table) + table.group()))
                .replace("</table>", "</table></div>");
    }

    private static String box(String clean, MatchResult table) {
        int end = clean.indexOf("</table>", table.end());
        String content = clean.substring(table.end(), end < 0 ? clean.length() : end);
        Matcher caption = CAPTION.matcher(content);
        return "<div class=\"box" + (ROW.matcher(content).results().count() > TALL ? " tall" : "")
                + "\" tabindex=\"0\" role=\"group\" aria-label=\""
                + (caption.find() ? caption.group(1).strip() : "Table") + "\">";
    }

    private static String cells(String html) {
        return CELL.matcher(html).replaceAll(cell -> {
            int length = cell.group(2).strip().length();
            String kind = length <= SHORT ? " class=\"short\"" : length > LONG ? " class=\"long\"" : "";
            return Matcher.quoteReplacement("<td" + cell.group(1) + kind + ">" + cell.group(2) + "</td>");
        });
    }
}
