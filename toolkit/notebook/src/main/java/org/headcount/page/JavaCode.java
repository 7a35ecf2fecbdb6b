package org.headcount.page;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Highlights Java: comments, strings, numbers, keywords, annotations. */
final class JavaCode {

    /** The words of the language, and those that are words of it only in their place, as {@code var} is. */
    private static final Set<String> KEYWORDS = Set.of(
            ("abstract assert boolean break byte case catch char class const continue default do double else enum"
                            + " extends false final finally float for goto if implements import instanceof int"
                            + " interface long native new null package private protected public record return"
                            + " sealed short static strictfp super switch synchronized this throw throws"
                            + " transient true try var void volatile when while yield permits")
                    .split(" ", -1));

    private static final Pattern TOKEN = Pattern.compile("(?<comment>//[^\\n]*|/\\*(?s:.*?)(?:\\*/|\\z))"
            + "|(?<string>\"\"\"(?s:(?:\\\\.|(?!\"\"\").)*+)(?:\"\"\"|\\z)|\"(?:\\\\.|[^\"\\\\\\n])*+\"?|'(?:\\\\.|[^'\\\\\\n])*+'?)"
            + "|(?<note>@[\\p{L}_$][\\p{L}\\p{N}_$.]*)"
            + "|(?<number>(?<![\\p{L}\\p{N}_$])(?:0[xXbB][0-9a-fA-F_]+|(?:[0-9][0-9_]*\\.?[0-9_]*|\\.[0-9][0-9_]*)(?:[eE][+-]?[0-9_]+)?)[lLfFdD]?)"
            + "|(?<word>[\\p{L}_$][\\p{L}\\p{N}_$]*)");

    private JavaCode() {}

    static String html(String source) {
        StringBuilder html = new StringBuilder(source.length() * 2);
        Matcher token = TOKEN.matcher(source);
        int from = 0;
        while (token.find()) {
            html.append(HtmlEscape.escape(source.substring(from, token.start())));
            span(html, kind(token), token.group());
            from = token.end();
        }
        return html.append(HtmlEscape.escape(source.substring(from))).toString();
    }

    private static String kind(Matcher token) {
        for (String kind : new String[] {"comment", "string", "note", "number"}) {
            if (token.group(kind) != null) {
                return kind;
            }
        }
        return KEYWORDS.contains(token.group()) ? "keyword" : "";
    }

    private static void span(StringBuilder html, String kind, String text) {
        if (kind.isEmpty()) {
            html.append(HtmlEscape.escape(text));
        } else {
            html.append("<span class=\"j-").append(kind).append("\">");
            html.append(HtmlEscape.escape(text)).append("</span>");
        }
    }
}
