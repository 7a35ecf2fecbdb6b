package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.headcount.app.render.AuditRenderer;
import org.headcount.app.render.ClaimRenderer;
import org.headcount.app.render.ComparisonRenderer;
import org.headcount.app.render.EstimatesRenderer;
import org.headcount.app.render.FiguresRenderer;
import org.headcount.app.render.ListRenderer;
import org.headcount.app.render.MeasuresRenderer;
import org.headcount.app.render.TableRenderer;
import org.headcount.data.Tables;
import org.headcount.document.Audit;
import org.headcount.document.Figures;
import org.headcount.document.Measures;
import org.headcount.document.Programmes;
import org.headcount.metrics.Inequality;
import org.headcount.metrics.Poverty;
import org.headcount.recorded.Recorded;
import org.headcount.session.Bundle;
import org.headcount.survey.Survey;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a reader of a notebook sees of the toolkit's values: words, numbers with their units, and never markup. */
class RenderTest {

    private static final Figures FIGURES = Recorded.builtIn().figures("white-paper-2011");
    private static final Audit AUDIT = Audit.of(FIGURES, Recorded.builtIn().claims("white-paper-2011"));
    private static final Programmes PROGRAMMES = Recorded.builtIn().programmes();

    private static String html(Bundle bundle) {
        return bundle.data().get("text/html");
    }

    @Test
    void numbersAreWrittenAsAReaderWritesThem() {
        Table table = Table.create(
                "numbers",
                IntColumn.create("year", 2001, 2010),
                DoubleColumn.create("value", 12_750_000_000.0, 0.1 + 0.2),
                DoubleColumn.create("gap", new Double[] {null, -1234.5}));
        assertThat(new TableRenderer().render(table).text()).isEqualTo("""
                        numbers (2 rows, 3 columns)
                        year           value      gap
                        2001  12,750,000,000
                        2010             0.3  -1234.5""");
    }

    @Test
    void estimatesAreATableWithTheirNotes() {
        Survey survey = Survey.of(Tables.load("households"))
                .welfare("consumption")
                .weight("weight")
                .strata("stratum")
                .psu("cluster")
                .where("year", 2022);
        Bundle bundle = new EstimatesRenderer()
                .render(survey.by("region").estimate(Poverty.headcount(3.00), Inequality.gini()));
        assertThat(html(bundle))
                .contains(
                        "<td style=\"text-align:left\">headcount (line=3)</td>",
                        ">Highlands</td>",
                        ">standard error</th>")
                .contains("<small>dropped rows");
        assertThat(bundle.text()).contains("estimate", "Highlands", "dropped rows");
    }

    @Test
    void comparisonsAreATableWithTheirNotes() {
        Survey survey = Survey.of(Tables.load("households"))
                .welfare("consumption")
                .weight("weight")
                .strata("stratum")
                .psu("cluster");
        Bundle bundle = new ComparisonRenderer()
                .render(survey.where("year = 2022")
                        .by("area")
                        .compare(survey.where("year = 2018"), Poverty.headcount(3.00)));
        assertThat(html(bundle))
                .contains(
                        "<td style=\"text-align:left\">headcount (line=3)</td>",
                        ">\u2003rural</td>",
                        ">\u2003\u2003change</td>",
                        ">t</th>")
                .contains("<small>from households, year = 2018 to households, year = 2022, one sample</small>");
        assertThat(bundle.text()).contains("    change ", "households, year = 2018");
    }

    @Test
    void aLongTableIsShownByItsEndsAndALongCellPushesNothingOutOfSight() {
        Table table = Table.create("many", IntColumn.indexColumn("n", 50, 1));
        assertThat(new TableRenderer().render(table).text())
                .startsWith("many (50 rows, 1 column; the first and last 10 are shown)")
                .contains("\n 10\n...\n 41\n")
                .doesNotContain("\n 11\n");
        Table wide =
                Table.create("wide", StringColumn.create("a", "x".repeat(60), "y"), StringColumn.create("b", "1", "2"));
        assertThat(new TableRenderer().render(wide).text()).endsWith("\ny  2");
    }

    @Test
    void whatComesFromDataIsTextInHtml() {
        Table hostile =
                Table.create("<script>", StringColumn.create("<b>", "\"><img src=x onerror=alert(1)>", "a & b"));
        assertThat(html(new TableRenderer().render(hostile)))
                .contains("&lt;script&gt;", "&lt;b&gt;", "&quot;&gt;&lt;img", "a &amp; b")
                .doesNotContain("<script", "<img", "<b>");
    }

    @Test
    void figuresSayWhatIsPrintedAndAllThatItMayBe() {
        Bundle dew = new FiguresRenderer().render(FIGURES.of(PROGRAMMES.get("dew-program")));
        assertThat(dew.text())
                .startsWith("white-paper-2011: 6 figures\n")
                .contains("three billion yuan", "3 billion yuan (2.5 to 3.5)", "2004 to 2010", "paragraph 7");
        assertThat(html(dew)).contains("<th scope=\"col\" style=\"text-align:left\">as printed</th>");
    }

    @Test
    void anAuditOfAProgrammeHasItsClaimsWhatFollowsAndWhatToKnow() {
        String text = new AuditRenderer()
                .render(AUDIT.of(PROGRAMMES.get("fiscal-input-key-counties")))
                .text();
        assertThat(text)
                .startsWith("white-paper-2011: 2 claims")
                .contains("not checkable", "1 figure not to be computed", "is not computed: 145.72 billion yuan covers")
                .contains("so the divisor is not 592");
        assertThat(new AuditRenderer()
                        .render(AUDIT.of(PROGRAMMES.get("dew-program")))
                        .text())
                .contains("derived figures", "at most 875 yuan per person")
                .doesNotContain("claim");
        assertThat(new AuditRenderer()
                        .render(AUDIT.of(PROGRAMMES.get("transport")))
                        .text())
                .startsWith("white-paper-2011: no claims");
    }

    @Test
    void aClaimTellsItsInputsAndOtherReadings() {
        assertThat(new ClaimRenderer().render(AUDIT.claim("money-per-county")).text())
                .contains("in a / b", "145.72 billion yuan", "1,068 to 1,075 counties")
                .contains("246.149 million yuan per county", "added, it would count twice");
    }

    @Test
    void listsOfTheToolkitsOwnAreTablesAndOthersAreThemselves() {
        ListRenderer lists = new ListRenderer();
        assertThat(lists.render(AUDIT.refused()).text()).contains("money per 592", "is not computed");
        assertThat(lists.render(Stream.of("local-growth").map(AUDIT::derived).toList())
                        .text())
                .contains("local growth", "18.499 percent a year");
        assertThat(lists.render(List.of(FIGURES.get("592 counties"))).text()).contains("f001-003");
        assertThat(lists.render(List.of(1, 2)).data()).isEmpty();
        assertThat(lists.render(List.of()).data()).isEmpty();
    }

    @Test
    void measuresAreShownToTheLast() {
        Measures schools = Recorded.builtIn().measures().of(PROGRAMMES.get("social-undertakings"));
        assertThat(new MeasuresRenderer().render(schools).text())
                .startsWith("22 measures\n")
                .contains("Funding of basic schooling", "Community libraries", "paragraph 22");
    }
}
