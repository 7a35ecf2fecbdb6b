package org.headcount.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Libraries as notebooks write them, in the words of Maven, Gradle, Ivy and sbt. */
final class LibraryNames {
    private static final Set<String> NOISE = Set.of(
            "add", "mvn", "implementation", "api", "compile", "runtimeOnly", "libraryDependencies", "+=", "%", "%%");

    private static final Pattern CALL = Pattern.compile("(?:implementation|api|compile|runtimeOnly)\\((.*)\\)");
    private static final Pattern IVY = Pattern.compile("([\\w.-]+)#([\\w.-]+);([\\w.-]+)");
    private static final Pattern SEPARATOR = Pattern.compile("[,;](?![^\\[(]*[\\])])");
    private static final Pattern NAME = Pattern.compile("[\\w.-]+");
    private static final int PARTS = 3;

    private LibraryNames() {}

    /** The coordinates in these words, each as {@code group:artifact:version}; other words stay unchanged. */
    static List<String> of(List<String> words) {
        List<String> parts = new ArrayList<>();
        for (String word : words) {
            if (!NOISE.contains(word)) {
                Matcher call = CALL.matcher(word);
                String text = IVY.matcher(call.matches() ? call.group(1) : word).replaceAll("$1:$2:$3");
                for (String part : SEPARATOR.split(text, -1)) {
                    parts.add(part.replaceFirst("^mvn:", ""));
                }
            }
        }
        parts.removeIf(String::isEmpty);
        return joined(parts);
    }

    /** Group, artifact and version may be three words. */
    private static List<String> joined(List<String> parts) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            boolean isSplit = i + PARTS <= parts.size()
                    && parts.subList(i, i + PARTS).stream()
                            .allMatch(part -> NAME.matcher(part).matches())
                    && parts.get(i + 2).chars().anyMatch(Character::isDigit);
            names.add(isSplit ? String.join(":", parts.subList(i, i + PARTS)) : parts.get(i));
            i += isSplit ? PARTS - 1 : 0;
        }
        return names;
    }
}
