package org.headcount.magic;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.headcount.engine.Suggestion;

/** Files as cells name them: from the notebook's folder on, with wildcards. */
final class FileNames {
    private FileNames() {}

    /** The names of files and folders that begin as the last word does. */
    static List<Suggestion> complete(List<String> written, MagicContext context) throws IOException {
        String word = written.get(written.size() - 1);
        String parent = word.substring(0, word.lastIndexOf('/') + 1);
        List<String> names = new ArrayList<>();
        try {
            Path folder = context.resolve(parent);
            if (Files.isDirectory(folder)) {
                try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                    entries.forEach(
                            entry -> names.add(parent + entry.getFileName() + (Files.isDirectory(entry) ? "/" : "")));
                }
            }
        } catch (InvalidPathException e) {
            // A word that is not a path has no completions.
            return List.of();
        }
        return Suggestion.all(Suggestion.Kind.PATH, names.stream().sorted().toList());
    }

    /**
     * The files and folders that match a name with wildcards, in the order of their names; {@code **} goes
     * through folders of any depth.
     */
    static List<Path> matching(String name, MagicContext context) throws MagicFailure, IOException {
        String slashed = name.replace('\\', '/');
        int wildcard = firstWildcard(slashed);
        if (wildcard < 0) {
            Path path = path(name, context);
            return Files.exists(path) ? List.of(path) : List.of();
        }
        String fixed = slashed.substring(0, slashed.lastIndexOf('/', wildcard) + 1);
        Path folder = path(fixed, context).normalize();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        String pattern = slashed.substring(fixed.length());
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        int depth = pattern.contains("**")
                ? Integer.MAX_VALUE
                : (int) pattern.chars().filter(c -> c == '/').count() + 1;
        try (Stream<Path> found = Files.walk(folder, depth)) {
            return found.filter(path -> !path.equals(folder) && matcher.matches(folder.relativize(path)))
                    .sorted()
                    .toList();
        }
    }

    private static int firstWildcard(String name) {
        for (int i = 0; i < name.length(); i++) {
            if ("*?[{".indexOf(name.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** A path as written, where {@code ~} is the reader's home. */
    static Path path(String name, MagicContext context) throws MagicFailure {
        try {
            String home = name.equals("~") || name.startsWith("~/") ? System.getProperty("user.home") : "";
            return home.isEmpty() ? context.resolve(name) : Path.of(home + name.substring(1));
        } catch (InvalidPathException e) {
            throw MagicFailure.of(name + " is not a path: " + e.getReason(), "write it as this system writes paths");
        }
    }
}
