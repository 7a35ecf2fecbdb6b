package org.headcount.engine;

import java.util.ArrayList;
import java.util.List;

/** Java source with comments and literals replaced by blanks. */
public final class Comments {
    private Comments() {}

    /** The source with every character of a comment, string or character literal made a blank. */
    public static String blanked(String source) {
        return covered(source, ' ');
    }

    /** The source with every character of a comment made a blank, and of a literal a quote: so it still counts as code. */
    public static String outlined(String source) {
        return covered(source, '"');
    }

    /** Where the comments begin that end with their line. */
    public static List<Integer> lineComments(String source) {
        List<Integer> starts = new ArrayList<>();
        prose(source, (start, end) -> {
            if (source.startsWith("//", start)) {
                starts.add(start);
            }
        });
        return starts;
    }

    private static String covered(String source, char literal) {
        StringBuilder code = new StringBuilder(source);
        prose(source, (start, end) -> {
            char cover = source.charAt(start) == '/' ? ' ' : literal;
            for (int i = start; i < end; i++) {
                if (code.charAt(i) != '\n') {
                    code.setCharAt(i, cover);
                }
            }
        });
        return code.toString();
    }

    @FunctionalInterface
    private interface Visitor {
        void prose(int start, int end);
    }

    private static void prose(String source, Visitor visitor) {
        int at = 0;
        while (at < source.length()) {
            int end = endOfProse(source, at);
            if (end > at) {
                visitor.prose(at, end);
            }
            at = Math.max(at + 1, end);
        }
    }

    /** Where the comment or literal ends that starts here, or here where none does. */
    private static int endOfProse(String source, int at) {
        if (source.startsWith("//", at)) {
            return endOfLine(source, at);
        }
        if (source.startsWith("/*", at)) {
            return after(source, "*/", at + 2);
        }
        if (source.startsWith("\"\"\"", at)) {
            return afterQuote(source, "\"\"\"", source.length(), at + 3);
        }
        if (source.startsWith("\"", at)) {
            return afterQuote(source, "\"", endOfLine(source, at), at + 1);
        }
        return source.startsWith("'", at) ? afterQuote(source, "'", endOfLine(source, at), at + 1) : at;
    }

    private static int after(String source, String end, int from) {
        int found = source.indexOf(end, from);
        return found < 0 ? source.length() : found + end.length();
    }

    private static int endOfLine(String source, int at) {
        int end = source.indexOf('\n', at);
        return end < 0 ? source.length() : end;
    }

    /** An unclosed comment or literal ends at the end of its line, so that later code is still read. */
    private static int afterQuote(String source, String quote, int latest, int from) {
        int at = from;
        while (at < latest && !source.startsWith(quote, at)) {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(latest, at + quote.length());
    }
}
