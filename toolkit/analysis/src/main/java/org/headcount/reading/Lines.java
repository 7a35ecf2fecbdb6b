package org.headcount.reading;

import java.util.Arrays;

/** The lines of a text, without their line ends and the white space around them. */
final class Lines {

    private final String text;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int[] begins = new int[64];
    private int count;

    private Lines(String text) {
        this.text = text;
    }

    /** Lines end with a line feed, a carriage return, both, a form feed, or a line or paragraph separator. */
    static Lines of(String text) {
        Lines lines = new Lines(text);
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isEnd(text.charAt(i))) {
                lines.add(from, i);
                boolean pair = text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
                i += pair ? 1 : 0;
                from = i + 1;
            }
        }
        if (from < text.length()) {
            lines.add(from, text.length());
        }
        return lines;
    }

    static boolean isEnd(char c) {
        return c == '\n' || c == '\r' || c == '\f' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    private void add(int from, int to) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            begins = Arrays.copyOf(begins, count * 2);
        }
        int start = from;
        int end = to;
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        begins[count] = from;
        starts[count] = start;
        ends[count++] = end;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\ufeff';
    }

    int count() {
        return count;
    }

    /** The first character that is not white space. */
    int start(int line) {
        return starts[line];
    }

    /** After the last character that is not white space. */
    int end(int line) {
        return ends[line];
    }

    /** Where the line begins, with its white space. */
    int begin(int line) {
        return begins[line];
    }

    /** Where the line ends, with its white space. */
    int limit(int line) {
        int limit = ends[line];
        while (limit < text.length() && !isEnd(text.charAt(limit))) {
            limit++;
        }
        return limit;
    }

    int indent(int line) {
        return starts[line] - begins[line];
    }

    /** How wide the line is, with its indent. */
    int length(int line) {
        return ends[line] - begins[line];
    }

    boolean isBlank(int line) {
        return starts[line] == ends[line];
    }

    boolean has(int line, char c) {
        for (int i = starts[line]; i < ends[line]; i++) {
            if (text.charAt(i) == c) {
                return true;
            }
        }
        return false;
    }
}
