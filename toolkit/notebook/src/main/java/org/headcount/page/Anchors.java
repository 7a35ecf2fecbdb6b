package org.headcount.page;

import java.util.HashSet;
import java.util.Set;

/** Names for the headings of a page, as Jupyter gives them, so that links within a notebook go on working. */
final class Anchors {

    private final Set<String> given = new HashSet<>();

    /** The name for a heading, unlike every other of the page. */
    String of(String words) {
        String plain = words.strip().replaceAll("\\s+", "-").replaceAll("[^\\p{L}\\p{N}._-]", "");
        String name = plain.isEmpty() ? "section" : plain.substring(0, Math.min(plain.length(), 150));
        String id = name;
        for (int i = 2; !given.add(id); i++) {
            id = name + "-" + i;
        }
        return id;
    }
}
