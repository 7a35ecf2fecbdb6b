package org.headcount.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where Maven finds its settings and keeps what it has fetched.
 *
 * @param settings the reader's own settings.xml, where there is one
 * @param installation the folder of an installed Maven, whose settings are everybody's
 * @param localRepository the local repository, where it is another than the settings say
 */
public record MavenPlaces(Optional<Path> settings, Optional<Path> installation, Optional<Path> localRepository) {
    /** Those that {@code mvn} itself would use for the current user. */
    public static MavenPlaces usual() {
        Path own = Path.of(System.getProperty("user.home"), ".m2", "settings.xml");
        return new MavenPlaces(
                Optional.of(own).filter(Files::isRegularFile),
                Stream.of("MAVEN_HOME", "M2_HOME")
                        .flatMap(name -> Stream.ofNullable(System.getenv(name)))
                        .map(Path::of)
                        .filter(MavenPlaces::isInstallation)
                        .findFirst()
                        .or(MavenPlaces::ofCommand),
                Optional.ofNullable(System.getProperty("maven.repo.local")).map(Path::of));
    }

    /** The installation that the command {@code mvn} belongs to. */
    private static Optional<Path> ofCommand() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "mvn"))
                .filter(Files::isExecutable)
                .flatMap(MavenPlaces::home)
                .filter(MavenPlaces::isInstallation)
                .findFirst();
    }

    private static Stream<Path> home(Path command) {
        try {
            return Stream.ofNullable(command.toRealPath().getParent().getParent());
        } catch (IOException e) {
            // A link that leads nowhere leads to no installation.
            return Stream.empty();
        }
    }

    private static boolean isInstallation(Path home) {
        return Files.isRegularFile(home.resolve("conf").resolve("settings.xml"));
    }
}
