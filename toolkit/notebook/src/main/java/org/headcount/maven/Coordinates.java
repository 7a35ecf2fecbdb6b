package org.headcount.maven;

import java.util.List;

/**
 * What an artifact is called: {@code group:artifact:version}, where one is wanted that is not the plain jar
 * also {@code group:artifact:extension:classifier:version}, or as JBang and Gradle write it
 * {@code group:artifact:version:classifier@extension}.
 *
 * @param group the group
 * @param artifact the artifact in it
 * @param extension how its file ends, usually {@code jar}
 * @param classifier which of the artifact's files it is, empty for the main one
 * @param version the version, or a range of versions
 */
public record Coordinates(String group, String artifact, String extension, String classifier, String version) {
    private static final String PART = "[\\w.-]+";

    /**
     * Reads coordinates.
     *
     * @throws IllegalArgumentException when the text is not coordinates; the message says what is missing
     */
    public static Coordinates parse(String text) {
        int at = text.lastIndexOf('@');
        String extension = at < 0 ? "jar" : text.substring(at + 1);
        List<String> parts = List.of((at < 0 ? text : text.substring(0, at)).split(":", -1));
        Coordinates read = switch (parts.size()) {
            case 3 -> new Coordinates(parts.get(0), parts.get(1), extension, "", parts.get(2));
            case 4 ->
                isVersion(parts.get(2)) && !isVersion(parts.get(3))
                        ? new Coordinates(parts.get(0), parts.get(1), extension, parts.get(3), parts.get(2))
                        : new Coordinates(parts.get(0), parts.get(1), parts.get(2), "", parts.get(3));
            case 5 -> new Coordinates(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4));
            default ->
                throw new IllegalArgumentException(
                        text + " has no version, group and artifact: coordinates are group:artifact:version");
        };
        if (parts.contains("") || !read.isWellFormed()) {
            throw new IllegalArgumentException(text + " is not coordinates: write group:artifact:version");
        }
        return read;
    }

    private static boolean isVersion(String part) {
        return !part.isEmpty() && (Character.isDigit(part.charAt(0)) || isRange(part));
    }

    private static boolean isRange(String part) {
        return part.startsWith("[") || part.startsWith("(");
    }

    private boolean isWellFormed() {
        return group.matches(PART)
                && artifact.matches(PART)
                && extension.matches(PART)
                && classifier.matches("|" + PART)
                && (version.matches(PART) || (isRange(version) && version.matches("[\\[(][\\w.,\\- ]*[\\])]")));
    }

    /** Everything but the version: of two that agree in it, a class path has room for one. */
    public String versionless() {
        return group + ":" + artifact + (classifier.isEmpty() ? "" : ":" + classifier)
                + (extension.equals("jar") ? "" : "@" + extension);
    }

    /** The artifact and its version, as its file is called. */
    public String shortName() {
        return artifact + " " + version + (classifier.isEmpty() ? "" : " (" + classifier + ")");
    }

    @Override
    public String toString() {
        String plain = group + ":" + artifact + ":" + version;
        return plain
                + (classifier.isEmpty() ? "" : ":" + classifier)
                + (extension.equals("jar") ? "" : "@" + extension);
    }
}
