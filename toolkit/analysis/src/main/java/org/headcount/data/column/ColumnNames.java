package org.headcount.data.column;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Names of columns as a table of Tablesaw's can have them: not blank, and different without regard to case. */
public final class ColumnNames {

    private static final int SHOWN = 40;

    private ColumnNames() {}

    /**
     * The names without blanks around them. One without anything else is called by its place, {@code column 3}; one that
     * differs from an earlier one in case only, as Stata allows, by what it is and its place: {@code X (3)}.
     */
    public static List<String> of(List<String> found) {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String raw : found) {
            String name = raw.trim();
            String place = Integer.toString(names.size() + 1);
            if (name.isEmpty()) {
                name = "column " + place;
            }
            while (!seen.add(name.toLowerCase(Locale.ROOT))) {
                name = name + " (" + place + ")";
            }
            names.add(name);
        }
        return names;
    }

    /** The first name that occurs twice, letter by letter. */
    public static Optional<String> twice(List<String> found) {
        return repeated(found).stream().findFirst();
    }

    /** The names that occur more than once, letter by letter. */
    public static List<String> repeated(List<String> found) {
        Set<String> seen = new HashSet<>();
        return found.stream()
                .map(String::trim)
                .filter(name -> !name.isEmpty() && !seen.add(name))
                .distinct()
                .toList();
    }

    /** The names as a message lists them: of many the first. */
    public static String shown(List<String> names) {
        return names.size() <= SHOWN
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, SHOWN)) + ", ... (" + names.size() + " columns)";
    }
}
