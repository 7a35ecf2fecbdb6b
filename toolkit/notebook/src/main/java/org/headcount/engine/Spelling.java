package org.headcount.engine;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses what a misspelt name was meant to be. */
public final class Spelling {
    private Spelling() {}

    /** The known name that differs from this one the least, and by no more letters than {@code most}. */
    public static Optional<String> nearest(String name, Collection<String> known, int most) {
        return known.stream()
                .filter(each -> !each.equals(name) && distance(each, name) <= most)
                .min(Comparator.comparingInt(each -> distance(each, name)));
    }

    /** How many letters differ, are missing, or are too many. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int substituted = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
