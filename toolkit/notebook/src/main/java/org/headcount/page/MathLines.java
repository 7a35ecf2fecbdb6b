package org.headcount.page;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts formulas of several lines on one: to TeX a line's end is a blank, and to Markdown a line that begins with a
 * minus or a plus is a list, and one of equals signs makes a heading of what is above.
 */
final class MathLines {
    /** A fence, or the beginning of a formula of its own. */
    private static final Pattern BEGIN = Pattern.compile(
            "(?m)^ {0,3}(?<fence>`{3,}|~{3,})|(?<code>`+)|\\$\\$|\\\\\\\\\\[|\\\\begin\\{([A-Za-z]+\\*?)}");

    private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t]*(?=\\n)");
    private static final int LONGEST = 5_000;

    private MathLines() {}

    /** The text with each formula on one line, where no blank line is in it. */
    static String joined(String markdown) {
        String text = markdown.replace("\r\n", "\n");
        if (!text.contains("$$") && !text.contains("\\begin{") && !text.contains("\\\\[")) {
            return markdown;
        }
        StringBuilder joined = new StringBuilder();
        Matcher begin = BEGIN.matcher(text);
        int from = 0;
        while (begin.find(from)) {
            joined.append(text, from, begin.start());
            int end = end(text, begin);
            String found = text.substring(begin.start(), end);
            boolean isCode = begin.group("fence") != null || begin.group("code") != null;
            joined.append(isCode ? found : found.replaceAll("[ \\t]*\\n[ \\t]*", " "));
            from = end;
        }
        return joined.append(text, from, text.length()).toString();
    }

    /** Where what begins here ends; behind its beginning where it has no end. */
    private static int end(String text, Matcher begin) {
        if (begin.group("fence") != null) {
            int close = text.indexOf("\n" + begin.group("fence").strip(), begin.end());
            return close < 0 ? text.length() : close + 1 + begin.group("fence").length();
        }
        String opening = begin.group().strip();
        String closing = begin.group("code") != null
                ? begin.group("code")
                : opening.equals("$$") ? "$$" : opening.equals("\\\\[") ? "\\\\]" : "\\end{" + begin.group(3) + "}";
        String near = text.substring(begin.end(), Math.min(text.length(), begin.end() + LONGEST));
        Matcher blank = BLANK_LINE.matcher(near);
        String within = blank.find() ? near.substring(0, blank.start()) : near;
        return Optional.of(within.indexOf(closing))
                .filter(place -> place >= 0)
                .map(place -> begin.end() + place + closing.length())
                .orElse(begin.end());
    }
}
