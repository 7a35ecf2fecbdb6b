package org.headcount.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the folder holds that Maven keeps fetched artifacts in; read without Maven. */
public final class LocalRepository {
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{(env\\.)?([\\w.]+)}");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern ELEMENT = Pattern.compile("<localRepository>\\s*([^<]+?)\\s*</localRepository>");

    private final Path folder;

    LocalRepository(Path folder) {
        this.folder = folder;
    }

    /** The current user's: from a property or the settings, or Maven's default. */
    public static LocalRepository of(MavenPlaces places) {
        return new LocalRepository(places.localRepository()
                .or(() -> places.settings().flatMap(LocalRepository::named))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".m2", "repository")));
    }

    private static Optional<Path> named(Path settings) {
        try {
            Matcher named = ELEMENT.matcher(Files.readString(settings).replaceAll("(?s)<!--.*?-->", ""));
            return named.find()
                    ? Optional.of(Path.of(PROPERTY.matcher(named.group(1)).replaceAll(LocalRepository::value)))
                    : Optional.empty();
        } catch (IOException e) {
            // Maven itself says what is wrong with its settings, when something is asked for.
            return Optional.empty();
        }
    }

    private static String value(MatchResult property) {
        String name = property.group(2);
        String value = property.group(1) == null ? System.getProperty(name) : System.getenv(name);
        return Matcher.quoteReplacement(value == null ? property.group() : value);
    }

    /** What the coordinates may go on as that are being written, versions from the newest on. */
    public List<String> complete(String written) {
        List<String> parts = List.of(written.split(":", -1));
        if (!written.matches("[\\w.:-]*") || parts.size() > 3) {
            return List.of();
        }
        return switch (parts.size()) {
            case 1 -> groups(written);
            case 2 ->
                artifacts(group(parts.get(0)))
                        .filter(name -> name.startsWith(parts.get(1)))
                        .map(name -> parts.get(0) + ":" + name + ":")
                        .toList();
            default ->
                versions(parts.get(0), parts.get(1)).stream()
                        .filter(version -> version.startsWith(parts.get(2)))
                        .map(version -> parts.get(0) + ":" + parts.get(1) + ":" + version)
                        .toList();
        };
    }

    private List<String> groups(String written) {
        int dot = written.lastIndexOf('.');
        String parent = written.substring(0, dot + 1);
        String begun = written.substring(dot + 1);
        Path base = dot < 0 ? folder : group(written.substring(0, dot));
        return children(base)
                .map(child -> child.getFileName().toString())
                .filter(name -> name.startsWith(begun) && !name.startsWith("."))
                .flatMap(name -> groupsIn(parent + name))
                .toList();
    }

    /** A folder may be a group, or lead to others, or both; one with nothing but versions is an artifact. */
    private Stream<String> groupsIn(String name) {
        Path path = group(name);
        List<Path> versions = versions(path).toList();
        boolean holds = artifacts(path).findAny().isPresent();
        boolean leads = children(path)
                .anyMatch(child -> !versions.contains(child)
                        && versions(child).findAny().isEmpty()
                        && children(child).findAny().isPresent());
        return Stream.concat(
                holds ? Stream.of(name + ":") : Stream.empty(), leads ? Stream.of(name + ".") : Stream.empty());
    }

    private Stream<String> artifacts(Path group) {
        return children(group)
                .filter(child -> versions(child).findAny().isPresent())
                .map(child -> child.getFileName().toString());
    }

    /** The versions of an artifact that are here, the newest first. */
    public List<String> versions(String group, String artifact) {
        return versions(group(group).resolve(artifact))
                .map(version -> version.getFileName().toString())
                .sorted(Comparator.comparing(LocalRepository::sortable).reversed())
                .toList();
    }

    private static Stream<Path> versions(Path artifact) {
        return children(artifact)
                .filter(version ->
                        Files.exists(version.resolve(artifact.getFileName() + "-" + version.getFileName() + ".pom")));
    }

    /** Numbers in a version count as numbers. */
    private static String sortable(String version) {
        return NUMBER.matcher(version)
                .replaceAll(number -> "0".repeat(Math.max(0, 12 - number.group().length())) + number.group());
    }

    /** Where an artifact's file is kept, be it here or not. */
    Path file(Coordinates of) {
        String classifier = of.classifier().isEmpty() ? "" : "-" + of.classifier();
        return group(of.group())
                .resolve(of.artifact())
                .resolve(of.version())
                .resolve(of.artifact() + "-" + of.version() + classifier + "." + of.extension());
    }

    private Path group(String name) {
        return folder.resolve(name.replace('.', '/'));
    }

    private static Stream<Path> children(Path parent) {
        if (!Files.isDirectory(parent)) {
            return Stream.empty();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException e) {
            // A folder that may not be read has nothing to offer.
            return Stream.empty();
        }
    }
}
