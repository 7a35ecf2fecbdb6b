package org.headcount.kernel;

import org.headcount.engine.Comments;

/** Positions in source as clients count them, which is by characters, and as Java does, by half pairs. */
final class CodePoints {
    private static final int INDENT = 4;

    private CodePoints() {}

    /** Where Java sees the position that a client means; positions past the end are the end. */
    static int index(String text, int codePoints) {
        int all = text.codePointCount(0, text.length());
        return text.offsetByCodePoints(0, Math.max(0, Math.min(codePoints, all)));
    }

    /** The number of code points before a position. */
    static int codePoints(String text, int index) {
        return text.codePointCount(0, index);
    }

    /** What to begin the line with that follows unfinished source. */
    static String indent(String source) {
        String code = Comments.blanked(source);
        String line = source.substring(source.lastIndexOf('\n') + 1);
        String opened = code.substring(code.lastIndexOf('\n') + 1);
        int depth = 0;
        for (int i = 0; i < opened.length(); i++) {
            char c = opened.charAt(i);
            depth += "{([".indexOf(c) >= 0 ? 1 : "})]".indexOf(c) >= 0 && depth > 0 ? -1 : 0;
        }
        String present = line.substring(0, line.length() - line.stripLeading().length());
        return present + " ".repeat(depth > 0 ? INDENT : 0);
    }
}
