package org.headcount.reading;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /** The words of a line or block; a word that is there twice is refused. A hash set: it is searched for every word. */
    static Set<String> set(String text) {
        return Collections.unmodifiableSet(new HashSet<>(Set.of(words(text).toArray(String[]::new))));
    }

    /** Phrases with semicolons between, each as its words. */
    static List<List<String>> phrases(String text) {
        return Collections.list(new StringTokenizer(text, ";")).stream()
                .map(phrase -> words((String) phrase))
                .toList();
    }
}
