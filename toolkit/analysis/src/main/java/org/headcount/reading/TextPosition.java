package org.headcount.reading;

/** A place in a text that only moves forward, counted in lines that are not blank. */
final class TextPosition {

    private final String text;
    private int index;
    private int paragraph;
    private boolean counted;

    TextPosition(String text) {
        this.text = text;
    }

    /** Moves to an index; one before the present place changes nothing. */
    void move(int to) {
        for (int i = index; i < to; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                counted = false;
            } else if (!counted && !Character.isWhitespace(c)) {
                counted = true;
                paragraph++;
            }
        }
        index = Math.max(index, to);
    }

    /** The number of the line, counting those that are not blank, from 1. */
    int paragraph() {
        return counted ? paragraph : paragraph + 1;
    }
}
