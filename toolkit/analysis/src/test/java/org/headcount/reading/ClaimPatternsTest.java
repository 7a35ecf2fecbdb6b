package org.headcount.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.headcount.document.AuditedClaim;
import org.headcount.document.Verdict;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The examples of the patterns, which are also the page that lists them. */
class ClaimPatternsTest {

    private static final Path PAGE = Path.of(System.getProperty("basedir", ".")).resolve("CLAIMS.md");

    @TestFactory
    Stream<DynamicTest> everyPatternHasItsExampleItsFaultAndItsContrast() {
        return ClaimPatterns.ALL.stream()
                .map(pattern -> DynamicTest.dynamicTest(pattern.name(), () -> {
                    assertThat(List.of(pattern.example(), pattern.fault(), pattern.contrast()))
                            .as("every pattern has all three")
                            .doesNotContain("");
                    assertThat(of(pattern.name(), pattern.example()))
                            .as(pattern.example())
                            .isNotEmpty()
                            .allMatch(claim -> claim.verdict() == Verdict.REPRODUCED);
                    assertThat(of(pattern.name(), pattern.fault()))
                            .as(pattern.fault())
                            .anyMatch(claim -> claim.verdict() == Verdict.NOT_REPRODUCED);
                    assertThat(of(pattern.name(), pattern.contrast()))
                            .as(pattern.contrast())
                            .isEmpty();
                    assertThat(claims(pattern.contrast()))
                            .as(pattern.contrast())
                            .noneMatch(claim -> claim.verdict() == Verdict.NOT_REPRODUCED);
                }));
    }

    /** The names of the patterns that the reader's code uses are those of the page. */
    @Test
    void everyClaimOfTheTextsIsOfAPatternOfThePage() throws IOException, URISyntaxException {
        List<String> names = ClaimPatterns.ALL.stream().map(ClaimPattern::name).toList();
        try (Stream<Path> texts = FormatsTest.texts()) {
            texts.forEach(text -> Document.read(text)
                    .audit()
                    .claims()
                    .forEach(claim ->
                            assertThat(names).contains(claim.claim().id().replaceAll("-[0-9]+$", ""))));
        }
    }

    @Test
    void thePageListsThem() throws IOException {
        if (Boolean.getBoolean("headcount.write")) {
            Files.writeString(PAGE, ClaimPatterns.page());
        }
        assertThat(Files.readString(PAGE))
                .as("write the page anew with -Dheadcount.write=true")
                .isEqualTo(ClaimPatterns.page());
    }

    private static List<AuditedClaim> claims(String text) {
        return Reading.of(Document.ofText("test", text)).audit().claims();
    }

    private static List<AuditedClaim> of(String pattern, String text) {
        return claims(text).stream()
                .filter(claim -> claim.claim().id().matches(pattern + "-[0-9]+"))
                .toList();
    }
}
