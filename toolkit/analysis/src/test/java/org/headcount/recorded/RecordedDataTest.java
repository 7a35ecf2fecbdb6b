package org.headcount.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.headcount.data.DataFolder;
import org.headcount.data.Row;
import org.headcount.data.Tables;
import org.headcount.document.Caveat;
import org.headcount.document.Entity;
import org.headcount.document.Figure;
import org.headcount.document.Figures;
import org.headcount.document.Provenance;
import org.headcount.document.Source;
import org.headcount.document.Tie;
import org.headcount.document.Ties;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** What is recorded: how much of what, and that it holds together. */
class RecordedDataTest {

    private static final Recorded RECORDED = Recorded.builtIn();
    private static final Ties TIES = RECORDED.ties();

    private static List<Row> rows(String table) {
        return Tables.rows(DataFolder.builtIn(), table);
    }

    @Test
    void everyQuantityOfTheFiveDocuments() {
        assertThat(RECORDED.documents())
                .extracting(Source::id)
                .containsExactly(
                        "seminar-2020",
                        "white-paper-2011",
                        "press-conference-2021",
                        "east-asia-pilot",
                        "celac-forum-2021");
        assertThat(quantities("seminar-2020")).isEqualTo(2);
        assertThat(quantities("white-paper-2011")).isEqualTo(77);
        assertThat(quantities("press-conference-2021")).isEqualTo(4);
        assertThat(quantities("east-asia-pilot")).isEqualTo(1);
        assertThat(quantities("celac-forum-2021")).isEqualTo(2);
    }

    private static long quantities(String document) {
        return RECORDED.figures(document).stream()
                .filter(figure -> figure.kind().isQuantity())
                .count();
    }

    @Test
    void descriptionsHoldNoNumbersOfTheirOwn() {
        RECORDED.documents()
                .forEach(document -> RECORDED.figures(document.id())
                        .forEach(figure ->
                                assertThat(figure.description()).as(figure.id()).doesNotContainPattern("[0-9]")));
    }

    @Test
    void figuresStandInTheOrderOfTheirDocument() {
        RECORDED.documents().forEach(document -> {
            List<Provenance.Printed> places = RECORDED.figures(document.id()).stream()
                    .map(figure -> (Provenance.Printed) figure.provenance())
                    .toList();
            for (int i = 1; i < places.size(); i++) {
                assertThat(places.get(i).start())
                        .isGreaterThanOrEqualTo(places.get(i - 1).end());
                assertThat(places.get(i).paragraph())
                        .isGreaterThanOrEqualTo(places.get(i - 1).paragraph());
            }
        });
    }

    @Test
    void whoWasThere() {
        assertThat(TIES.relation("co-organizes").to("gansu-seminar-2020").sources())
                .hasSize(7);
        assertThat(TIES.relation("helps").sources()).hasSize(15);
        assertThat(TIES.relation("helps").targets()).hasSize(11);
        assertThat(TIES.relation("helps-county").sources()).hasSize(9);
        assertThat(TIES.relation("helps-county").targets()).hasSize(9);
        assertThat(TIES.relation("funds").sources())
                .extracting(Entity::name)
                .hasSize(6)
                .contains("World Bank", "Germany", "Japan");
        assertThat(TIES.relation("agreement-or-centre-with").targets())
                .extracting(Entity::name)
                .containsExactlyInAnyOrder(
                        "Mexico", "Argentina", "Peru", "Venezuela", "Colombia", "Tanzania", "Mozambique");
        assertThat(TIES.relation("sends-representatives-to")
                        .document("east-asia-pilot")
                        .sources())
                .hasSize(3);
        assertThat(TIES.relation("carried-out-in")
                        .document("press-conference-2021")
                        .targets())
                .extracting(Entity::name)
                .containsExactlyInAnyOrder("Laos", "Cambodia", "Myanmar");
        assertThat(TIES.relation("takes-part-in").to("celac-forum").sources()).hasSize(3);
    }

    @Test
    void whatWasAnnouncedIsNotDone() {
        Ties regions = TIES.relation("acts-in").document("press-conference-2021");
        assertThat(regions.targets()).hasSize(4);
        assertThat(regions.to("south-pacific")).hasSize(3);
        regions.forEach(tie -> assertThat(tie.status() == Tie.Status.ANNOUNCED)
                .as(tie.id())
                .isEqualTo(tie.to().id().equals("south-pacific")));
    }

    @Test
    void whatIsInferredSaysSo() {
        assertThat(TIES.relation("same-as")).hasSize(1).allMatch(tie -> tie.basis() == Tie.Basis.INFERRED);
        TIES.forEach(
                tie -> assertThat(tie.place().isPresent()).as(tie.id()).isEqualTo(tie.basis() != Tie.Basis.OUTSIDE));
    }

    @Test
    void theTiesOfTheTablesAreTheTables() {
        assertThat(pairs(TIES.relation("helps"))).isEqualTo(pairs("white-paper-2011-table-2", "helper", "recipient"));
        assertThat(pairs(TIES.relation("helps-county")))
                .isEqualTo(pairs("white-paper-2011-table-1", "organization", "county"));
        Ties changes = TIES.relation("helps-from-june-2010");
        assertThat(changes.sources())
                .extracting(Entity::name)
                .containsExactlyInAnyOrderElementsOf(rows("white-paper-2011-table-2").stream()
                        .filter(row -> row.optional("changed_to").isPresent())
                        .map(row -> row.text("helper"))
                        .toList());
    }

    private static Set<String> pairs(Ties ties) {
        return ties.stream().map(tie -> tie.from() + " > " + tie.to()).collect(Collectors.toSet());
    }

    private static Set<String> pairs(String table, String from, String to) {
        return rows(table).stream()
                .map(row -> row.text(from) + " > " + row.text(to))
                .collect(Collectors.toSet());
    }

    @Test
    void everyProgrammeHasAnId() {
        List<Row> programmes = rows("programmes");
        assertThat(programmes).hasSize(52);
        Set<String> topics =
                rows("programmes").stream().map(row -> row.text("topic")).collect(Collectors.toSet());
        RECORDED.documents()
                .forEach(document -> RECORDED.figures(document.id()).stream()
                        .filter(figure -> figure.kind().isQuantity())
                        .forEach(figure -> assertThat(topics).as(figure.id()).contains(figure.topic())));
        programmes.forEach(programme -> {
            Figures figures = RECORDED.figures(programme.text("document")).topic(programme.text("topic"));
            assertThat(figures.stream()
                            .filter(figure -> figure.kind().isQuantity())
                            .count())
                    .as(programme.text("id"))
                    .isEqualTo(programme.whole("quantities"));
            assertThat(figures.size()).as(programme.text("id")).isEqualTo(programme.whole("figures"));
        });
    }

    @Test
    void programmesWithoutNumbersHaveMeasures() {
        Set<String> withMeasures =
                rows("measures").stream().map(row -> row.text("programme")).collect(Collectors.toSet());
        assertThat(withMeasures)
                .contains(
                        "special-area-pilots",
                        "agricultural-technology",
                        "transport",
                        "water-conservancy",
                        "rural-power-grid",
                        "science-technology",
                        "ecology");
    }

    @Test
    void whatIsUnverifiedIsMarked() {
        Figures context = RECORDED.figures(Recorded.CONTEXT);
        assertThat(rows("context")).hasSize(83);
        List<Figure> unverified = context.stream().filter(Figure::isUnverified).toList();
        assertThat(unverified).hasSize(10);
        unverified.forEach(
                figure -> assertThat(figure.caveats()).extracting(Caveat::kind).contains(Caveat.Sort.SOURCE));
        RECORDED.auditable().stream().map(RECORDED::audit).forEach(audit -> {
            audit.claims()
                    .forEach(claim -> assertThat(claim.claim().relation().figures())
                            .as(claim.claim().id())
                            .doesNotContainAnyElementsOf(unverified));
            audit.derived()
                    .forEach(derived -> assertThat(derived.relation().figures())
                            .as(derived.id())
                            .doesNotContainAnyElementsOf(unverified));
        });
    }

    @Test
    void theFourthTableIsAGap() {
        assertThat(rows("white-paper-2011-table-4"))
                .isNotEmpty()
                .allMatch(row -> row.text("status").equals("not found"));
        assertThat(rows("white-paper-2011-table-1")).hasSize(9);
        assertThat(rows("white-paper-2011-table-2")).hasSize(15);
        assertThat(rows("white-paper-2011-table-3")).hasSize(19);
    }

    @Test
    void listsAreTablesOfTablesaw() {
        Table table = Tables.load("white-paper-2011-table-3");
        assertThat(table.rowCount()).isEqualTo(19);
        assertThat(table.numberColumn("low").min()).isEqualTo(47);
        assertThat(TIES.table().rowCount()).isEqualTo(TIES.size());
        assertThat(Tables.load("context").rowCount()).isEqualTo(83);
    }

    /** Where the texts are at hand, every phrase stands at its offsets; elsewhere the test says that it was skipped. */
    @Test
    void phrasesStandInTheTexts() {
        Optional<DocumentTexts> texts = DocumentTexts.of(DataFolder.builtIn());
        Assumptions.assumeTrue(texts.isPresent(), DocumentTexts.VARIABLE + " is not set: the texts were not checked");
        texts.orElseThrow().check(RECORDED);
        assertThat(Files.isDirectory(Path.of(System.getenv(DocumentTexts.VARIABLE))))
                .isTrue();
    }
}
