package org.headcount.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headcount.data.Row;
import org.headcount.data.Rows;
import org.headcount.document.Audit;
import org.headcount.document.AuditedClaim;
import org.headcount.document.Caveat;
import org.headcount.document.Claim;
import org.headcount.document.Derivation;
import org.headcount.document.Derived;
import org.headcount.document.Figure;
import org.headcount.document.Figures;
import org.headcount.document.Interval;
import org.headcount.document.Objection;
import org.headcount.document.Relation;
import org.headcount.document.Restatement;
import org.headcount.document.Trend;
import org.headcount.document.Verdict;
import org.headcount.document.Wording;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The recorded documents, audited: against values computed elsewhere, and against the traps that lie in them. */
public class RecordedAuditTest {

    private static final Recorded RECORDED = Recorded.builtIn();
    private static final Map<String, Audit> AUDITS =
            RECORDED.auditable().stream().collect(Collectors.toMap(Function.identity(), RECORDED::audit));
    private static final Audit WHITE_PAPER = AUDITS.get("white-paper-2011");

    /** Verdicts, grades, values and intervals that an independent computation gave. */
    @TestFactory
    Stream<DynamicTest> comesOutAsComputedElsewhere() throws IOException {
        try (InputStream bytes = RecordedAuditTest.class.getResourceAsStream("/expected.csv")) {
            String csv = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            return Rows.parse("expected.csv", csv).stream()
                    .map(row -> DynamicTest.dynamicTest(row.text("id"), () -> comesOutAs(row)));
        }
    }

    private static void comesOutAs(Row row) {
        Audit audit = AUDITS.get(row.text("document"));
        String id = row.text("id");
        Derivation result;
        switch (row.text("kind")) {
            case "claim" -> {
                AuditedClaim claim = audit.claim(id);
                assertThat(Wording.code(claim.verdict())).isEqualTo(row.text("verdict"));
                assertThat(Wording.code(claim.grade())).isEqualTo(row.text("grade"));
                if (row.optional("value").isEmpty()) {
                    return;
                }
                result = claim.result().orElseThrow();
            }
            case "reading" -> result = reading(audit, id).result().orElseThrow();
            default -> result = audit.derived(id);
        }
        assertClose(result.value(), row, "value");
        assertClose(result.interval().low(), row, "low");
        assertClose(result.interval().high(), row, "high");
    }

    private static void assertClose(double value, Row row, String column) {
        if (row.text(column).equals("inf")) {
            assertThat(value).isInfinite();
        } else {
            double expected = Double.parseDouble(row.text(column));
            // The expected values are printed to four decimals or to whole units.
            assertThat(value).as(column).isCloseTo(expected, within(Math.max(5e-5, 4e-6 * Math.abs(expected))));
        }
    }

    public static Figure figure(String document, String id) {
        return RECORDED.figures(document).get(id);
    }

    private static AuditedClaim.Tried reading(Audit audit, String id) {
        return audit.claims().stream()
                .flatMap(claim -> claim.tried().stream())
                .filter(tried -> tried.reading().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String whyNot(String id) {
        return reading(WHITE_PAPER, id).whyNot();
    }

    @Test
    void trapTenStepsForNine() {
        assertThat(whyNot("total-growth-ten-steps"))
                .isEqualTo("from the first year to the last there are nine yearly steps, not ten;"
                        + " it gives 10.603 percent a year (10.598 to 10.609), not 11.9 percent");
        assertThat(WHITE_PAPER.claim("total-growth").sensitivity()).containsOnlyKeys(8, 10);
    }

    @Test
    void trapTheMeanForTheRate() {
        assertThat(whyNot("total-growth-simple"))
                .isEqualTo("it gives 19.329 percent a year (19.313 to 19.345), not 11.9 percent");
    }

    @Test
    void trapCentralMoneyForAllMoney() {
        assertThat(whyNot("key-county-share-of-central"))
                .isEqualTo("145.72 billion yuan covers china/key-counties, which is no part of china/central"
                        + " (144.04 billion yuan); it gives 101.166 percent (101.159 to 101.173), not 71.3 percent");
    }

    @Test
    void trapAddingWhatLiesInside() {
        AuditedClaim.Tried coincidence = reading(WHITE_PAPER, "money-per-county-592-and-481");
        assertThat(coincidence.result().orElseThrow().value()).isCloseTo(135_806_151, within(1.0));
        assertThat(coincidence.whyNot())
                .startsWith("481 counties (china/key-counties/national/aided) lies inside 592 counties"
                        + " (china/key-counties/national): added, it would count twice");
        assertThatThrownBy(() -> WHITE_PAPER.derived("key-and-aided"))
                .hasMessageContaining("added, it would count twice");
    }

    @Test
    void trapYuanOverDollars() {
        assertThat(whyNot("east-west-yuan-over-dollars"))
                .isEqualTo("about 4.44 billion yuan is in CNY and at least 1.4 billion U.S. dollars in USD:"
                        + " no exchange rate is printed, and nothing is converted unasked");
    }

    @Test
    void nothingSpeaksForAnyOtherReading() {
        AUDITS.values()
                .forEach(audit -> audit.claims()
                        .forEach(claim -> claim.tried()
                                .forEach(tried -> assertThat(tried.whyNot())
                                        .as(tried.reading().id())
                                        .doesNotContain("no objection found"))));
    }

    @Test
    void theRateSurvivesByAHair() {
        assertThat(WHITE_PAPER.claim("total-growth").sentence())
                .isEqualTo(
                        "Yearly growth from 12.75 billion yuan in 2001 to 34.93 billion yuan in 2010 in nine steps is"
                                + " 11.849 percent a year (11.842 to 11.856): the printed 11.9 percent is reached only through"
                                + " the rounding of what it rests on.");
    }

    @Test
    void theMissingDivisorIsSaidAndImplied() {
        AuditedClaim claim = WHITE_PAPER.claim("money-per-county");
        assertThat(claim.verdict()).isEqualTo(Verdict.NOT_CHECKABLE);
        assertThat(claim.sentence())
                .isEqualTo("136 million yuan cannot be recomputed: no document prints the number of key counties of the"
                        + " national and the provincial programmes together, which would have to be 1,068 to 1,075"
                        + " counties.");
        Interval implied = claim.implications().get(0).interval();
        assertThat(implied.low()).isCloseTo(1067.5092, within(1e-3));
        assertThat(implied.high()).isCloseTo(1075.4613, within(1e-3));
        assertThat(claim.tried()).hasSize(8);
    }

    @Test
    void aFailingClaimImpliesItsInputs() {
        Figures figures = RECORDED.figures("white-paper-2011");
        Relation tenSteps =
                reading(WHITE_PAPER, "total-growth-ten-steps").reading().relation();
        Claim simple = new Claim(
                "x",
                figures.get("f001-009"),
                new Trend.SimpleGrowth(tenSteps.terms().get(0), tenSteps.terms().get(1), 9),
                Claim.Purpose.RECOMPUTED,
                List.of(),
                List.of(),
                "");
        AuditedClaim audited = AuditedClaim.of(simple);
        assertThat(audited.verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
        assertThat(audited.implications()).hasSize(2);
        assertThat(audited.implications().get(0).words()).isEqualTo("26.34 to 26.47 billion yuan");
        assertThat(audited.sentence())
                .endsWith("is 19.329 percent a year (19.313 to 19.345), and not the printed 11.9 percent.");
    }

    @Test
    void caveatsStandWhereTheyBelong() {
        hasCaveat(WHITE_PAPER.claim("helpers-in-table"), Caveat.Sort.MISDATED, "1996");
        hasCaveat(WHITE_PAPER.claim("recipients-in-table"), Caveat.Sort.MISDATED, "1996");
        hasCaveat(WHITE_PAPER.claim("helpers-2006"), Caveat.Sort.VINTAGE, "2006");
        hasCaveat(WHITE_PAPER.claim("aided-share"), Caveat.Sort.VINTAGE, "2006");
        hasCaveat(WHITE_PAPER.claim("western-provinces"), Caveat.Sort.SCOPE, "21 provinces");
        hasCaveat(
                AUDITS.get("press-conference-2021").claim("moderate-poverty-in-source"), Caveat.Sort.MODALITY, "up to");
        hasCaveat(AUDITS.get("seminar-2020").claim("poor-counties-union"), Caveat.Sort.SOURCE, "secondary");
    }

    private static void hasCaveat(AuditedClaim claim, Caveat.Sort sort, String words) {
        assertThat(claim.caveats()).anySatisfy(caveat -> {
            assertThat(caveat.kind()).isEqualTo(sort);
            assertThat(caveat.note()).contains(words);
        });
    }

    @Test
    void derivedFiguresCarryTheCaveatsOfTheirInputs() {
        Derived perCounty = WHITE_PAPER.derived().stream()
                .filter(derived -> derived.id().equals("aid-per-county"))
                .findFirst()
                .orElseThrow();
        assertThat(perCounty.caveats()).extracting(Caveat::kind).contains(Caveat.Sort.VINTAGE);
    }

    @Test
    void noClaimFailsAndNoneIsJudgedTwice() {
        Set<String> seen = new LinkedHashSet<>();
        AUDITS.values().forEach(audit -> {
            assertThat(audit.only(Verdict.NOT_REPRODUCED)).isEmpty();
            audit.claims()
                    .forEach(claim -> assertThat(seen.add(
                                    claim.claim().figure().id() + claim.claim().relation()))
                            .as(claim.claim().id())
                            .isTrue());
        });
    }

    @Test
    void nothingIsComputedFromWhatNobodyVerified() {
        assertThatThrownBy(() -> RECORDED.figures("context").mean("c-061", "c-064"))
                .hasMessageContaining("is not verified: nothing is computed from it");
    }

    @Test
    void aRefusedRelationIsNotLetInByAnother() {
        Relation refused = Recorded.builtIn().claims("white-paper-2011").derived().stream()
                .filter(derived -> derived.id().equals("key-and-aided"))
                .findFirst()
                .orElseThrow()
                .relation();
        Figure claim = figure("white-paper-2011", "f001-003");
        assertThat(new Restatement.Same(refused).objections(claim))
                .extracting(Objection::reason)
                .containsExactly(Objection.Reason.SCOPE);
    }

    @Test
    void readsAsANotebookWould() {
        Figures figures = Recorded.builtIn().figures("white-paper-2011");
        assertThat(figures.growth("fiscal_input", 2001, 2010)).hasToString("11.849 percent a year (11.842 to 11.856)");
        assertThat(figures.share("f001-017", "f001-010")).hasToString("70.4766 percent (70.4724 to 70.4807)");
        assertThatThrownBy(() -> figures.growth("fiscal_input", 2001, 2011))
                .hasMessage("white-paper-2011 has no figure of 'fiscal_input' in 2011");
        assertThatThrownBy(() -> figures.of("fiscal", 2001)).hasMessageContaining("its topics are ");
        Audit audit = Audit.of(figures, Recorded.builtIn().claims("white-paper-2011"));
        assertThat(audit.only(Verdict.NOT_CHECKABLE)).hasSize(3);
        assertThat(audit.table().columnNames()).contains("printed", "verdict", "sentence");
        assertThat(audit.table().rowCount()).isEqualTo(audit.claims().size());
        assertThat(audit.derivedTable().rowCount()).isEqualTo(audit.derived().size());
        assertThat(figures.table().rowCount()).isEqualTo(116);
    }
}
