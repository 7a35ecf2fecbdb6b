package org.headcount.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The sources in the local repository of jars that lie elsewhere: a jar that Maven has built contains its coordinates. */
public final class LocalSources {
    private static final Pattern COORDINATES = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");

    private final MavenPlaces places;
    private Optional<LocalRepository> repository = Optional.empty();
    private final Map<Path, Optional<Coordinates>> known = new HashMap<>();

    /** Those in the current user's local repository. */
    public LocalSources(MavenPlaces places) {
        this.places = places;
    }

    /** The sources of a jar, if they are here. */
    public synchronized Optional<Path> of(Path jar) {
        if (repository.isEmpty()) {
            repository = Optional.of(LocalRepository.of(places));
        }
        return known.computeIfAbsent(jar, LocalSources::coordinates)
                .map(repository.get()::file)
                .filter(Files::isRegularFile);
    }

    /** A jar that contains other jars' files has their coordinates too: then its own are unknown. */
    private static Optional<Coordinates> coordinates(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> found = zip.stream()
                    .filter(entry -> COORDINATES.matcher(entry.getName()).matches())
                    .toList();
            if (found.size() != 1) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            try (InputStream in = zip.getInputStream(found.get(0))) {
                properties.load(in);
            }
            return Optional.of(new Coordinates(
                    properties.getProperty("groupId", ""),
                    properties.getProperty("artifactId", ""),
                    "jar",
                    "sources",
                    properties.getProperty("version", "")));
        } catch (IOException | IllegalArgumentException e) {
            // A jar that cannot be read here is still on the class path; it has no sources.
            return Optional.empty();
        }
    }
}
