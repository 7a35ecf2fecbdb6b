package org.headcount.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.headcount.engine.QuotedWords;
import org.junit.jupiter.api.Test;

/** Libraries in the words of other kernels and of build tools. */
class LibraryNamesTest {
    private static List<String> names(String line) {
        return LibraryNames.of(QuotedWords.of(line));
    }

    @Test
    void coordinatesAreFoundInEverySpelling() {
        List<String> library = List.of("org.example:some-lib:1.0");
        assertThat(names("org.example:some-lib:1.0")).isEqualTo(library);
        assertThat(names("'org.example:some-lib:1.0';")).isEqualTo(library);
        assertThat(names("org.example some-lib 1.0")).isEqualTo(library);
        assertThat(names("add mvn org.example some-lib 1.0")).isEqualTo(library);
        assertThat(names("implementation(\"org.example:some-lib:1.0\")")).isEqualTo(library);
        assertThat(names("implementation 'org.example:some-lib:1.0'")).isEqualTo(library);
        assertThat(names("org.example#some-lib;1.0")).isEqualTo(library);
        assertThat(names("\"org.example\" % \"some-lib\" % \"1.0\"")).isEqualTo(library);
        assertThat(names("mvn:org.example:some-lib:1.0")).isEqualTo(library);
    }

    @Test
    void severalAreTakenApartAndRangesAreNot() {
        assertThat(names("g:a:1,g:b:2; g:c:3")).containsExactly("g:a:1", "g:b:2", "g:c:3");
        assertThat(names("g:a:[1,2) g b 3")).containsExactly("g:a:[1,2)", "g:b:3");
        assertThat(names("g:a:jar:sources:1 none")).containsExactly("g:a:jar:sources:1", "none");
    }

    @Test
    void dependenciesAndRepositoriesAreReadFromYaml() throws MagicFailure {
        YamlPom pom = YamlPom.of("""
                # what this needs
                repositories:
                  - id: here
                    layout: default
                    url: https://repo.example.org/
                  - url: "https://other.example.org/"
                dependencies:
                  - g:a:1
                  - groupId: g
                    artifactId: b
                    version: '2' # pinned
                """);
        assertThat(pom.repositories())
                .containsExactly(List.of("here", "https://repo.example.org/"), List.of("https://other.example.org/"));
        assertThat(pom.dependencies()).containsExactly("g:a:1", "g:b:2");
        assertThatThrownBy(() -> YamlPom.of("dependencies:\n  - groupId: g\n    version: 1"))
                .hasMessageContaining("no artifactId");
        assertThatThrownBy(() -> YamlPom.of("nonsense")).hasMessageContaining("'nonsense' is not understood");
    }
}
