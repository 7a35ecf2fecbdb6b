package org.headcount.page;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Names for the headings of a page, as Jupyter gives them, so that links within a notebook go on working. */
final class Anchors {

    private final Set<String> given = new HashSet<>();

    /** The number that the next heading of the same words is tried with. */
    private final Map<String, Integer> next = new HashMap<>();

    /** The name for a heading, unlike every other of the page. */
    String of(String words) {
        String plain = words.strip().replaceAll("[\\s\\p{Cntrl}]+", "-");
        String name = plain.isEmpty() ? "section" : plain.substring(0, Math.min(plain.length(), 150));
        String id = name;
        while (!given.add(id)) {
            id = name + "-" + (next.merge(name, 1, Integer::sum) + 1);
        }
        return id;
    }
}
