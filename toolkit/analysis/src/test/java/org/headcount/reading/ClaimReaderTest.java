package org.headcount.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.headcount.document.AuditedClaim;
import org.headcount.document.Grade;
import org.headcount.document.Verdict;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What sentences claim, and what they do not. */
class ClaimReaderTest {

    private static List<AuditedClaim> claims(String text) {
        return Reading.of(Document.ofText("test", text)).audit().claims();
    }

    private static String words(AuditedClaim claim) {
        String text = claim.claim().figure().text();
        String digits = text.replaceAll("[^0-9.]", "").replaceAll("[.]$", "");
        return claim.claim().id().replaceAll("-[0-9]+$", "") + " " + (digits.isEmpty() ? text : digits) + " = "
                + claim.grade().name().toLowerCase(Locale.ROOT);
    }

    /** A sentence a row, with every claim in it; most of the rows without one look like a pattern and are none. */
    @TestFactory
    Stream<DynamicTest> sentences() {
        return lines().skip(1).map(line -> {
            String[] cells = line.split("\t", -1);
            return DynamicTest.dynamicTest(cells[1], () -> {
                List<String> wanted = cells[0].isEmpty() ? List.of() : List.of(cells[0].split("; "));
                assertThat(claims(cells[1]).stream().map(ClaimReaderTest::words))
                        .containsExactlyInAnyOrderElementsOf(wanted);
            });
        });
    }

    private static Stream<String> lines() {
        try (InputStream in = ClaimReaderTest.class.getResourceAsStream("claim-sentences.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aDenominatorThatTheSentenceLeavesOutIsFoundByItsNounAndNamed() {
        List<AuditedClaim> claims = claims("The plan covers 592 counties in the west.\n\n"
                + "Help now comes to 481 counties, accounting for 81.25 percent of the total number of such counties.");
        AuditedClaim share = claims.stream()
                .filter(claim -> claim.claim().id().startsWith("share"))
                .findFirst()
                .orElseThrow();
        assertThat(share.grade()).isEqualTo(Grade.EXACT_POINT);
        assertThat(share.claim().note()).contains("592 counties");
    }

    @Test
    void aMeanOverWhatNobodyCountedSaysHowManyItWouldHaveToBe() {
        List<AuditedClaim> claims = claims("The plan covers 592 counties in the west.\n\n"
                + "The input to the key counties of both programs reached 145.72 billion yuan, with the average input for"
                + " each county reaching 136 million yuan.");
        AuditedClaim mean = claims.stream()
                .filter(claim -> claim.claim().id().startsWith("mean"))
                .findFirst()
                .orElseThrow();
        assertThat(mean.verdict()).isEqualTo(Verdict.NOT_CHECKABLE);
        assertThat(mean.sentence()).contains("1,068 to 1,075 counties");
        assertThat(mean.tried()).isNotEmpty();
    }

    @Test
    void theStepsOfAYearlyRateLieBetweenTheYears() {
        Optional<AuditedClaim> rate = claims("Spending rose from 12.75 billion yuan in 2001 to 34.93 billion yuan"
                        + " in 2010, an average annual growth of 11.9 percent.")
                .stream()
                .filter(claim -> claim.claim().id().startsWith("yearly-change"))
                .findFirst();
        assertThat(rate.orElseThrow().grade()).isEqualTo(Grade.WITHIN_ROUNDING);
        assertThat(rate.orElseThrow().tried()).hasSize(3);
    }

    @Test
    void timeGrowsNoFasterThanTheText() {
        String sentence =
                "Of the 412 respondents, 201 (48.8%) were women, 14 percent of the total, up from 12 to 15 percent. ";
        claims(sentence.repeat(50));
        long small = time(sentence.repeat(400));
        long large = time(sentence.repeat(3200));
        assertThat(large).isLessThan(Math.max(40 * small, 4_000_000_000L));
    }

    private static long time(String text) {
        long start = System.nanoTime();
        claims(text);
        return System.nanoTime() - start;
    }
}
