package org.headcount.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sources of jars that do not lie in the local repository. */
class LocalSourcesTest {
    @TempDir
    private Path folder;

    private Path jar(String name, String... artifacts) throws IOException {
        Path jar = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("a.txt"));
            for (String artifact : artifacts) {
                zip.putNextEntry(new ZipEntry("META-INF/maven/org.example/" + artifact + "/pom.properties"));
                zip.write(("groupId=org.example\nartifactId=" + artifact + "\nversion=1.0\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    @Test
    void theCoordinatesInAJarLeadToItsSources() throws IOException {
        Path sources = folder.resolve("m2/org/example/thing/1.0/thing-1.0-sources.jar");
        LocalSources local = new LocalSources(
                new MavenPlaces(Optional.empty(), Optional.empty(), Optional.of(folder.resolve("m2"))));
        Path jar = jar("renamed.jar", "thing");
        assertThat(local.of(jar)).isEmpty();
        Files.createDirectories(sources.getParent());
        Files.writeString(sources, "");
        assertThat(local.of(jar)).contains(sources);
        assertThat(local.of(jar("nothing.jar"))).isEmpty();
        assertThat(local.of(jar("shaded.jar", "thing", "other"))).isEmpty();
        assertThat(local.of(Files.writeString(folder.resolve("no.jar"), "no zip")))
                .isEmpty();
        assertThat(local.of(folder.resolve("missing.jar"))).isEmpty();
    }
}
