package org.headcount.kernel;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Documentation as people write it in source, made plain text: neither markup nor tags are left to read over. */
final class Javadoc {
    private static final Pattern INLINE = Pattern.compile("\\{@(\\w+)\\s*([^{}]*)\\}");
    private static final Pattern BLOCK = Pattern.compile("(?m)^\\s*@(\\w+)\\s+");
    private static final Map<String, String> ENTITIES =
            Map.of("&lt;", "<", "&gt;", ">", "&quot;", "\"", "&nbsp;", " ", "&#64;", "@", "&le;", "≤", "&ge;", "≥");
    private static final Map<String, String> HEADINGS = Map.of(
            "param",
            "Parameter ",
            "return",
            "Returns ",
            "throws",
            "Throws ",
            "exception",
            "Throws ",
            "since",
            "Since ",
            "see",
            "See ");

    private Javadoc() {}

    /** The text of a comment, without the comment's stars. */
    static String text(String comment) {
        String text = inline(comment);
        text = text.replaceAll("(?i)\\s*<(p|/p|/ul|/ol|/dl|br/?|h\\d[^>]*|/h\\d|/blockquote|/table)>\\s*", "\n\n");
        text = text.replaceAll("(?i)\\s*<(li|dt|tr)[^>]*>\\s*", "\n- ").replaceAll("(?i)<dd[^>]*>\\s*", ": ");
        text = text.replaceAll("</?[a-zA-Z][^<>]*>", "");
        text = BLOCK.matcher(text).replaceAll(found -> Matcher.quoteReplacement("\n" + heading(found.group(1))));
        for (Map.Entry<String, String> entity : ENTITIES.entrySet()) {
            text = text.replace(entity.getKey(), entity.getValue());
        }
        return text.replace("&amp;", "&")
                .lines()
                .map(String::strip)
                .reduce("", (lines, line) -> lines + "\n" + line)
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    private static String heading(String tag) {
        return HEADINGS.getOrDefault(tag, tag + " ");
    }

    /** Tags inside tags are resolved from the innermost out. */
    private static String inline(String comment) {
        String text = comment;
        for (Matcher tag = INLINE.matcher(text); tag.find(); tag = INLINE.matcher(text)) {
            text = tag.replaceFirst(found -> Matcher.quoteReplacement(shown(found.group(1), found.group(2))));
        }
        return text;
    }

    /** A link shows its label, or else its target as one would write it. */
    private static String shown(String tag, String words) {
        String content = words.strip();
        if (!tag.startsWith("link")) {
            return escape(content);
        }
        Matcher parts = Pattern.compile("(\\S+?(?:\\([^)]*\\))?)(?:\\s+(.+))?", Pattern.DOTALL)
                .matcher(content);
        if (!parts.matches()) {
            return escape(content);
        }
        return parts.group(2) != null
                ? parts.group(2)
                : escape(parts.group(1).replaceFirst("^#", "").replace('#', '.'));
    }

    /** Text in a tag is escaped, so that it is not read as markup. */
    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;");
    }
}
