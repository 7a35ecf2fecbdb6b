package org.headcount.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.OptionalDouble;
import org.headcount.document.Audit;
import org.headcount.document.Claim;
import org.headcount.document.Claims;
import org.headcount.document.Composition;
import org.headcount.document.Figure;
import org.headcount.document.Figures;
import org.headcount.document.Hedge;
import org.headcount.document.Kind;
import org.headcount.document.Period;
import org.headcount.document.Proportion;
import org.headcount.document.Provenance;
import org.headcount.document.Relation;
import org.headcount.document.Scope;
import org.headcount.document.Term;
import org.headcount.document.Unit;
import org.headcount.document.Verdict;
import org.headcount.plot.Browser;
import org.headcount.plot.Injections;
import org.headcount.plot.Tab;
import org.headcount.reading.Document;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of an audit, of a made-up note in which one share is right, one is wrong and one lacks its whole. */
class AuditPageTest {

    private static final String TEXT = """
            Riverland Bureau of Works 🏗

            In 2024 the bureau repaired 480 wells, of which 120 lie in the north, or 25 percent of the total.
            The south has 300 wells, or 60 percent of all that were repaired.
            Pumps were renewed in 75 percent of the villages.
            """;

    private static Figure figure(String text, String phrase, double value, String unit, Kind kind) {
        int start = text.indexOf(phrase);
        return new Figure(
                "f" + text.codePointCount(0, start),
                new Provenance.Printed(
                        "note.txt", 1, text.codePointCount(0, start), text.codePointCount(0, start + phrase.length())),
                phrase,
                value,
                value,
                Unit.parse(unit),
                Hedge.EXACT,
                kind,
                OptionalDouble.of(kind == Kind.SHARE ? 0.5 : 0),
                Period.years(2024, 2024),
                "",
                Scope.UNSTATED,
                "",
                List.of());
    }

    private static Claim claim(String id, Figure figure, Relation relation) {
        return new Claim(id, figure, relation, Claim.Purpose.RECOMPUTED, List.of(), List.of(), "");
    }

    private static AuditPage page(String text) {
        Figure all = figure(text, "480 wells", 480, "wells", Kind.COUNT);
        Figure north = figure(text, "120", 120, "wells", Kind.COUNT);
        Figure south = figure(text, "300 wells", 300, "wells", Kind.COUNT);
        Figure right = figure(text, "25 percent", 25, "percent", Kind.SHARE);
        Figure wrong = figure(text, "60 percent", 60, "percent", Kind.SHARE);
        Figure open = figure(text, "75 percent", 75, "percent", Kind.SHARE);
        Term villages = new Term.Missing(Unit.parse("wells"), "the number of villages");
        Claims claims = new Claims(
                "note.txt",
                List.of(
                        claim("c1", right, new Proportion.Share(north, all)),
                        claim("c2", wrong, new Proportion.Share(south, all)),
                        claim("c3", open, new Proportion.Share(new Composition.Sum(List.of(north, south)), villages))),
                List.of());
        Figures figures = new Figures("note.txt", List.of(all, north, right, south, wrong, open));
        return AuditPage.of(Document.ofText("note.txt", text), Audit.of(figures, claims))
                .withStamp(LocalDate.of(2026, 1, 31), "1.2.3");
    }

    private static org.jsoup.nodes.Document parsed(AuditPage page) {
        return Jsoup.parse(page.html());
    }

    /** Texts that mutation found to break the page. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "|\n| Serious adverse event | 19 (6.2) | 22 (7.2) |\n\nSales rose.",
                "Of the 612 patients, 269 or 44.09999999999999999999999999999999 percent were women."
            })
    void oddTextsHaveAPage(String text) {
        Document document = Document.ofText("a", text);
        assertThat(AuditPage.of(document, document.audit()).html()).contains("</html>");
    }

    @Test
    void aBoundThatFailsSaysWhatEachSideWouldHaveToBe() {
        Document document = Document.ofText("a", "Of the 1,047 people, 4,047 people were women.");
        Audit audit = document.audit();
        assertThat(audit.only(Verdict.NOT_REPRODUCED)).isNotEmpty();
        assertThat(Jsoup.parse(AuditPage.of(document, audit).html())
                        .select("#fails")
                        .text())
                .contains("would have to be at most 1,047", "would have to be at least 4,047");
    }

    @Test
    void theTextIsShownAsItIs() {
        List<String> shown = parsed(page(TEXT)).select(".prose > *").eachText();
        assertThat(shown).isEqualTo(TEXT.lines().filter(line -> !line.isBlank()).toList());
    }

    @Test
    void eachFigureIsAnElementWithItsVerdict() {
        org.jsoup.nodes.Document page = parsed(page(TEXT));
        AuditPage audit = page(TEXT);
        audit.audit().figures().forEach(figure -> {
            Element element = page.getElementById(figure.id());
            assertThat(element).as(figure.text()).isNotNull();
            assertThat(element.wholeText()).isEqualTo(figure.text());
            assertThat(page.select(element.attr("href")))
                    .as("details of " + figure)
                    .hasSize(1);
        });
        assertThat(page.select("[data-verdict]").eachAttr("data-verdict"))
                .containsExactly("reproduced", "not_reproduced", "not_checkable");
        assertThat(page.select("a.figure").not("[data-verdict]")).hasSize(3);
    }

    @Test
    void theSummaryIsOneSentenceAndWhatFailsComesFirst() {
        org.jsoup.nodes.Document page = parsed(page(TEXT));
        assertThat(page.selectFirst(".lead").text())
                .isEqualTo("6 figures, 3 claims checked: 1 reproduced, 1 not reproduced, 1 not checkable.");
        assertThat(page.select("main > section").eachAttr("id")).startsWith("summary", "fails", "unknown", "text");
        assertThat(page.selectFirst("#fails li").text())
                .contains("60 percent", "62.5 percent", "would have to be")
                .contains("286 to 290 wells", "496 to 504 wells");
        assertThat(page.selectFirst("#unknown li").text()).contains("the number of villages");
    }

    @Test
    void theDetailsHaveValueFormulaAndLinkedInputs() {
        org.jsoup.nodes.Document page = parsed(page(TEXT));
        Element wrong = page.select("[data-verdict=not_reproduced]").first();
        Element card = page.selectFirst(wrong.attr("href"));
        assertThat(card.text()).contains("62.5 percent", "a / b * 100", "a = 300 wells", "b = 480 wells");
        assertThat(card.select("a.input").eachAttr("href"))
                .containsExactlyElementsOf(
                        java.util.stream.Stream.of(wrong.attr("data-inputs").split(" "))
                                .map(id -> "#" + id)
                                .toList());
    }

    @Test
    void theReviewsAreThoseOfTheClaims() throws Exception {
        org.jsoup.nodes.Document page = parsed(page(TEXT));
        JsonNode reviews = new ObjectMapper()
                .readTree(
                        page.select("script[type=application/ld+json]").first().data())
                .path("@graph");
        assertThat(reviews)
                .hasSize(3)
                .allMatch(review -> review.path("@type").asText().equals("ClaimReview"));
        assertThat(reviews.get(1).path("claimReviewed").asText())
                .isEqualTo("The south has 300 wells, or 60 percent of all that were repaired.");
        assertThat(reviews.get(1).path("reviewRating").path("ratingValue").asInt())
                .isEqualTo(1);
        assertThat(reviews.get(2).path("reviewRating").has("ratingValue"))
                .as("what cannot be checked is neither true nor false")
                .isFalse();
        assertThat(reviews.get(0).path("author").path("@type").asText()).isEqualTo("Organization");
        JsonNode reviewed = new ObjectMapper()
                .readTree(parsed(page(TEXT).withReviewer("A. Reader"))
                        .select("script[type=application/ld+json]")
                        .first()
                        .data());
        assertThat(reviewed.path("@graph").get(0).path("author").path("name").asText())
                .isEqualTo("A. Reader");
    }

    @Test
    void theStampNamesVersionDateTextAndReviewer() throws Exception {
        String digest = java.util.HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(TEXT.getBytes(StandardCharsets.UTF_8)));
        assertThat(parsed(page(TEXT)).selectFirst("footer").text())
                .contains("1.2.3", "2026-01-31", digest, "note.txt", "no person");
        assertThat(parsed(page(TEXT).withReviewer("A. Reader"))
                        .selectFirst("footer")
                        .text())
                .contains("A. Reader");
    }

    @Test
    void onlyThePagesOwnScriptMayRun() throws Exception {
        org.jsoup.nodes.Document page = parsed(page(TEXT));
        String script = page.select("script").not("[type]").first().data();
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.selectFirst("meta[http-equiv]").attr("content"))
                .contains("default-src 'none'", "script-src 'sha256-" + hash + "';");
        assertThat(page.select("link, img, iframe, object, [src]")).isEmpty();
    }

    static List<String> injections() {
        return Injections.inText().toList();
    }

    @ParameterizedTest
    @MethodSource("injections")
    void nothingInTheTextBecomesMarkup(String injection) {
        org.jsoup.nodes.Document plain = parsed(page(TEXT));
        String line = injection.replace("\n", " ");
        org.jsoup.nodes.Document page = parsed(page(TEXT + line + "\n"));
        assertThat(page.select("*").eachAttr("id")).isEqualTo(plain.select("*").eachAttr("id"));
        assertThat(page.select("script")).hasSize(2);
        assertThat(page.select(".prose *")).hasSize(plain.select(".prose *").size() + 1);
    }

    @Test
    void anAuditOfAnotherTextIsRefused() {
        AuditPage page = page(TEXT);
        AuditPage other = AuditPage.of(Document.ofText("short.txt", "Too short."), page.audit());
        assertThatThrownBy(other::html)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("this is not the text of the audit");
    }

    @Test
    void inABrowserTheDetailsOfAFigureAppearBesideIt(@TempDir Path folder) throws Exception {
        Browser browser = Browser.start(folder);
        Path file = Files.writeString(folder.resolve("note.html"), page(TEXT).html());
        try (Tab tab = browser.tab(1280).open(file)) {
            tab.evaluate("document.querySelector('[data-verdict=not_reproduced]').click()");
            assertThat(tab.evaluate("document.getElementById('panel').innerText")
                            .asText())
                    .contains("62.5 percent");
            assertThat(tab.evaluate("document.querySelectorAll('a.used').length")
                            .asInt())
                    .as("the inputs are highlighted")
                    .isEqualTo(2);
            tab.wide(390);
            assertThat(tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
                            .asBoolean())
                    .as("nothing is wider than a phone")
                    .isTrue();
            tab.evaluate("document.querySelector('[data-verdict=reproduced]').click()");
            assertThat(tab.evaluate("getComputedStyle(document.getElementById('panel')).position")
                            .asText())
                    .isEqualTo("fixed");
            assertThat(tab.errors()).isEmpty();
            assertThat(tab.requests()).isEmpty();
        } finally {
            browser.close();
        }
    }
}
