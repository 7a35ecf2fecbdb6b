package org.headcount.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which packages a jar has, written down: a line for each jar, with its path, size and time as they were, and
 * the packages' names, with tabs between. A jar that has changed since, or that is not in it, is opened and read.
 */
final class PackageIndex {
    /** The index in which nothing is. */
    static final PackageIndex EMPTY = new PackageIndex(Map.of());

    private static final String TAB = "\t";
    private static final int FIRST_PACKAGE = 3;

    private final Map<String, String[]> byJar;

    private PackageIndex(Map<String, String[]> byJar) {
        this.byJar = byJar;
    }

    /** Reads an index; an empty one if it does not exist. */
    static PackageIndex read(Path file) {
        Map<String, String[]> byJar = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.split(TAB, -1);
                if (parts.length >= FIRST_PACKAGE) {
                    byJar.put(String.join(TAB, List.of(parts).subList(0, FIRST_PACKAGE)), parts);
                }
            }
        } catch (IOException e) {
            // It saves time and no more: the jars say the same.
            return EMPTY;
        }
        return new PackageIndex(byJar);
    }

    /** The packages of a jar. */
    Iterable<String> packages(Jar jar) throws IOException {
        String[] known = byJar.get(key(jar.path()));
        return known == null ? jar.packages() : List.of(known).subList(FIRST_PACKAGE, known.length);
    }

    /** Writes the index of these jars, which takes opening each. */
    static void write(Path file, List<Path> jars) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path path : jars) {
            try (Jar jar = new Jar(path)) {
                Set<String> packages = jar.packages();
                lines.add(key(path) + (packages.isEmpty() ? "" : TAB + String.join(TAB, packages)));
            }
        }
        Files.write(file, lines);
    }

    private static String key(Path jar) throws IOException {
        return jar
                + TAB
                + Files.size(jar)
                + TAB
                + Files.getLastModifiedTime(jar).toMillis();
    }
}
