package org.headcount.reading;

import java.util.Collections;
import java.util.List;
import java.util.StringTokenizer;

/** Cuts the tables of words, which are written with spaces between. */
final class Splitter {

    private Splitter() {}

    /** The words of a line or block, in order. */
    static List<String> words(String text) {
        return Collections.list(new StringTokenizer(text)).stream()
                .map(String.class::cast)
                .toList();
    }
}
