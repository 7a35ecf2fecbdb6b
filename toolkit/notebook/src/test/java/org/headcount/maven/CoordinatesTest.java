package org.headcount.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What artifacts are called, as Maven, Gradle and JBang write it; and where the local repository is. */
class CoordinatesTest {
    private static String read(String text) {
        Coordinates read = Coordinates.parse(text);
        return String.join("|", read.group(), read.artifact(), read.extension(), read.classifier(), read.version());
    }

    @Test
    void everyWayToWriteThem() {
        assertThat(read("g.h:a-b:1.0")).isEqualTo("g.h|a-b|jar||1.0");
        assertThat(read("g:a:zip:1.0")).isEqualTo("g|a|zip||1.0");
        assertThat(read("g:a:jar:linux-x86_64:1.0")).isEqualTo("g|a|jar|linux-x86_64|1.0");
        assertThat(read("g:a:1.0:natives")).isEqualTo("g|a|jar|natives|1.0");
        assertThat(read("g:a:1.0@pom")).isEqualTo("g|a|pom||1.0");
        assertThat(read("g:a:1.0:natives@zip")).isEqualTo("g|a|zip|natives|1.0");
        assertThat(read("g:a:[1.0,2.0)")).isEqualTo("g|a|jar||[1.0,2.0)");
        assertThat(read("g:a:RELEASE")).isEqualTo("g|a|jar||RELEASE");
        assertThat(Coordinates.parse("g:a:jar:c:1.0")).hasToString("g:a:1.0:c");
        assertThat(Coordinates.parse("g:a:pom:1.0")).hasToString("g:a:1.0@pom");
        assertThat(Coordinates.parse("g:a:1.0:c@zip").versionless()).isEqualTo("g:a:c@zip");
    }

    @Test
    void whatIsNone() {
        for (String none : new String[] {"g:a:", ":a:1", "g::1", "g/h:a:1", "g:a:[1", "g:a:1:", "g:a:1@", "g:a b:1"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Coordinates.parse(none))
                    .withMessage(none + " is not coordinates: write group:artifact:version");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Coordinates.parse("g:a"))
                .withMessage("g:a has no version, group and artifact: coordinates are group:artifact:version");
    }

    @Test
    void theLocalRepositoryIsWhereTheSettingsSay(@TempDir Path folder) throws Exception {
        Path repository = folder.resolve("elsewhere");
        Path version = Files.createDirectories(repository.resolve("org/example/thing/1.10"));
        Files.writeString(version.resolve("thing-1.10.pom"), "");
        Files.writeString(
                Files.createDirectories(repository.resolve("org/example/thing/1.9"))
                        .resolve("thing-1.9.pom"),
                "");
        Files.createDirectories(repository.resolve("org/example/sub/part/2"));
        Files.writeString(repository.resolve("org/example/sub/part/2/part-2.pom"), "");
        System.setProperty("headcount.test.place", folder.toString());
        Path settings = Files.writeString(
                folder.resolve("settings.xml"),
                "<settings><!-- <localRepository>/no</localRepository> -->"
                        + "<localRepository>${headcount.test.place}/elsewhere</localRepository></settings>");
        LocalRepository local =
                LocalRepository.of(new MavenPlaces(Optional.of(settings), Optional.empty(), Optional.empty()));
        assertThat(local.versions("org.example", "thing")).containsExactly("1.10", "1.9");
        assertThat(local.complete("org.example:thing:1.1")).containsExactly("org.example:thing:1.10");
        assertThat(local.complete("org.exam")).containsExactly("org.example:", "org.example.");
        assertThat(local.complete("org.example.")).containsExactly("org.example.sub:");
        assertThat(local.complete("org.example.thing")).isEmpty();
        assertThat(local.complete("nosuch")).isEmpty();
        assertThat(local.complete("a:b:c:d")).isEmpty();
    }
}
