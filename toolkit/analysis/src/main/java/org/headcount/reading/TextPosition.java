package org.headcount.reading;

/** A place in a text that only moves forward, counted in code points and in lines that are not blank. */
final class TextPosition {

    private final String text;
    private int index;
    private int codePoints;
    private int paragraph;
    private boolean counted;

    TextPosition(String text) {
        this.text = text;
    }

    /** Moves to an index at or after the present one; a figure that starts before it keeps its own count. */
    void move(int to) {
        if (to < index) {
            codePoints -= text.codePointCount(to, index);
            index = to;
            return;
        }
        for (int i = index; i < to; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                counted = false;
            } else if (!counted && !Character.isWhitespace(c)) {
                counted = true;
                paragraph++;
            }
        }
        codePoints += text.codePointCount(index, to);
        index = to;
    }

    int codePoints() {
        return codePoints;
    }

    /** The number of the line, counting those that are not blank, from 1. */
    int paragraph() {
        return counted ? paragraph : paragraph + 1;
    }
}
