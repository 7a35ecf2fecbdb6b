package org.headcount.plotting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.headcount.data.Tables;
import org.headcount.document.Audit;
import org.headcount.document.Derivation;
import org.headcount.document.Figure;
import org.headcount.document.Figures;
import org.headcount.document.Measures;
import org.headcount.document.Programme;
import org.headcount.document.Ties;
import org.headcount.document.Verdict;
import org.headcount.plot.Browser;
import org.headcount.plot.ContactSheet;
import org.headcount.plot.Intervals;
import org.headcount.plot.Layouts;
import org.headcount.plot.Matrix;
import org.headcount.plot.Nested;
import org.headcount.plot.Plot;
import org.headcount.plot.Slope;
import org.headcount.plot.Waterfall;
import org.headcount.recorded.Recorded;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** One call each, over what is recorded; every plot readable at every width and told in both writers. */
class PlotsTest {

    @TempDir
    Path folder;

    private static final Figures PAPER = Recorded.builtIn().figures("white-paper-2011");
    private static final Audit AUDIT = Audit.of(PAPER, Recorded.builtIn().claims("white-paper-2011"));

    private static List<Audit> audits() {
        return Recorded.builtIn().auditable().stream()
                .map(Recorded.builtIn()::audit)
                .toList();
    }

    static Map<String, Plot> recorded() {
        Map<String, Plot> all = new LinkedHashMap<>();
        audits().forEach(audit -> all.put("verdicts of " + audit.document(), Plots.verdicts(audit)));
        all.put("verdicts", Plots.verdicts(audits()));
        all.put("bounds", Plots.bounds(AUDIT));
        all.put("implied", Plots.implied(claim("136 million yuan")));
        all.put("sensitivity", Plots.sensitivity(claim("11.9 percent")));
        all.put("slope", Plots.slope(PAPER, 2001, 2010, "fiscal_input", "fiscal_input_central"));
        all.put("line", Plots.line(PAPER.series("fiscal_input"), PAPER.series("fiscal_input_central")));
        all.put("slope of series", Plots.slope(PAPER.series("fiscal_input")));
        all.put("nested", Plots.nested(figure("204.38 billion yuan"), figure("144.04 billion yuan")));
        all.put("waterfall", Plots.waterfall(figure("9.09 billion yuan"), figure("33.91 billion yuan")));
        all.put("icons", Plots.icons(figure("481"), figure("592 counties")));
        all.put("bars", Plots.bars(figure("204.38 billion yuan"), figure("More than 55 billion yuan")));
        all.put("intervals", Plots.intervals(figure("204.38 billion yuan"), figure("More than 55 billion yuan")));
        all.put("derived", Plots.intervals(PAPER.growth("fiscal_input", 2001, 2010)));
        all.put(
                "a figure and what follows",
                Plots.intervals(figure("204.38 billion yuan"), derived("total-if-steady")));
        all.put("magnitudes", Plots.magnitudes(PAPER.of(programme("south-south"))));
        all.put("magnitudes open below", Plots.magnitudes(derived("dew-per-trainee"), derived("aid-per-county")));
        all.put("magnitudes of a table", Plots.magnitudes(Recorded.builtIn().table("white-paper-2011-table-3")));
        all.put("back to back", Plots.backToBack(figure("some 2,592 cadres"), figure("3,610")));
        all.put("parts", Plots.stacked("Small loans", figure("25.923 billion yuan"), derived("small-loans-to-others")));
        all.put(
                "parts over years",
                Plots.stacked(
                        PAPER.series("fiscal_input_central").named("central"),
                        PAPER.series("fiscal_input")
                                .minus(PAPER.series("fiscal_input_central"))
                                .named("local")));
        all.put("product", Plots.product(derived("mutual-funds-total")));
        all.put("dates", Plots.timeline(PAPER.of(programme("work-relief"))));
        all.put("a lone moment", Plots.timeline(Recorded.builtIn().ties().of("china-africa-conference")));
        all.put("programmes", Plots.timeline(Recorded.builtIn().programmes().document("white-paper-2011")));
        all.put("measures", Plots.matrix(Recorded.builtIn().measures().of(programme("ecology"))));
        all.put(
                "flow",
                Plots.flow(Recorded.builtIn().ties().where(tie -> tie.relation().startsWith("helps"))));
        all.put("matrix", Plots.matrix(Recorded.builtIn().ties().relation("co-organizes")));
        all.put("timeline", Plots.timeline(Recorded.builtIn().ties().relation("finances")));
        all.put("timeline of all", Plots.timeline(Recorded.builtIn().ties()));
        Table pairs = Tables.load("white-paper-2011-table-2");
        all.put("flow of a table", Plots.flow(pairs, "helper", "recipient"));
        all.put("timeline of a table", Plots.timeline(pairs, "helper", "from", "to"));
        all.put("matrix of a table", Plots.matrix(pairs, "helper", "recipient", "helper_kind"));
        return all;
    }

    private static Programme programme(String id) {
        return Recorded.builtIn().programmes().get(id);
    }

    private static Derivation derived(String id) {
        return AUDIT.derived(id);
    }

    private static Figure figure(String text) {
        return PAPER.stream()
                .filter(figure -> figure.text().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text));
    }

    private static org.headcount.document.AuditedClaim claim(String text) {
        return AUDIT.claims().stream()
                .filter(claim -> claim.claim().figure().text().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text));
    }

    @TestFactory
    Stream<DynamicTest> whatIsRecordedIsReadable() {
        return recorded().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    Plot plot = entry.getValue();
                    Layouts.assertReadable(plot);
                    assertThat(plot.plotly()).contains("\"data\":[");
                    assertThat(plot.plotly(Plot.PHONE)).contains("\"layout\":");
                    assertThat(plot.alt()).hasSizeGreaterThan(40);
                }));
    }

    @Tag("thorough")
    @ParameterizedTest
    @ValueSource(ints = {1490, 390})
    void whatIsRecordedIsReadableInABrowser(int width) throws Exception {
        Map<String, Plot> plots = recorded();
        // Two hundred rows are a list to be searched, not a picture to be looked at.
        plots.remove("timeline of all");
        try (Browser browser = Browser.start(folder)) {
            ContactSheet.assertReadable(
                    browser, Path.of("target", "recorded-sheet").toAbsolutePath(), plots, width);
        }
    }

    @Test
    void verdictsShowRoundingAndWhatIsMissing() {
        Intervals form = (Intervals) Plots.verdicts(AUDIT).form();
        Intervals.Row growth = form.rows().stream()
                .filter(row -> row.label().equals("11.9 percent"))
                .findFirst()
                .orElseThrow();
        assertThat(growth.state()).isEqualTo(Intervals.State.JUST_HOLDS);
        assertThat(growth.amount().orElseThrow().value()).isBetween(-1.05, -1.0);
        assertThat(growth.amount().orElseThrow().high()).isGreaterThan(-1);
        long grey = form.rows().stream()
                .filter(row -> row.state() == Intervals.State.NOT_CHECKABLE)
                .count();
        assertThat(grey).isEqualTo(AUDIT.only(Verdict.NOT_CHECKABLE).size());
        assertThat(Plots.verdicts(AUDIT).alt()).contains("1,068 to 1,075 counties", "1 within rounding");
    }

    @Test
    void figuresKeepTheirHedges() {
        assertThat(Plots.bars(figure("More than 55 billion yuan")).svg()).contains("at least 55");
        assertThat(Plots.slope(PAPER, 2001, 2010, "fiscal_input").svg()).contains("11.849", "34.93");
        assertThat(((Slope) Plots.slope(PAPER.series("fiscal_input")).form())
                        .changes()
                        .get(0)
                        .words())
                .isEqualTo("11.8% a year");
        assertThat(((Nested) Plots.nested(figure("204.38 billion yuan"), figure("144.04 billion yuan"))
                                .form())
                        .whole()
                        .parts())
                .hasSize(1);
        assertThat(((Waterfall) Plots.waterfall(figure("9.09 billion yuan"), figure("33.91 billion yuan"))
                                .form())
                        .steps())
                .hasSize(2);
    }

    @Test
    void whatIsPrintedAndWhatFollowsArePlottedTheSameWay() {
        Intervals form = (Intervals) Plots.intervals(figure("204.38 billion yuan"), derived("total-if-steady"))
                .form();
        assertThat(form.rows().stream().map(Intervals.Row::label))
                .containsExactly("Ten-year cumulative total poverty funds", "Total if steady");
        assertThat(form.rows().stream().map(Intervals.Row::words))
                .containsExactly("204.38 billion yuan", "223 billion yuan");
    }

    @Test
    void aLoneMomentHasItsYearsAroundIt() {
        assertThat(Plots.timeline(Recorded.builtIn().ties().of("china-africa-conference"))
                        .svg())
                .contains(">2010<")
                .doesNotContain(">1900<");
    }

    @Test
    void aTimelineNeedsADate() {
        Ties undated = Recorded.builtIn().ties().of("china-asean-forum");
        assertThatThrownBy(() -> Plots.timeline(undated))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("none of these ties has a date: one tie");
    }

    /** What ended with 2010 is not said to go on until 2011. */
    @Test
    void theLastYearIsTheOnePrinted() {
        assertThat(Plots.timeline(Recorded.builtIn().ties().of("relocation")).alt())
                .contains(" until 2010");
    }

    @Test
    void whatWasOnlyAnnouncedIsHollow() {
        Measures measures = Recorded.builtIn().measures().document("press-conference-2021");
        assertThat(((Matrix) Plots.matrix(measures).form()).legend())
                .containsEntry(Matrix.Sign.FULL, "done, or going on")
                .containsEntry(Matrix.Sign.HOLLOW, "announced");
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        assertThatThrownBy(() -> Plots.bars(figure("204.38 billion yuan"), figure("592 counties")))
                .hasMessageContaining("CNY")
                .hasMessageContaining("counties")
                .hasMessageContaining("plot them apart");
        assertThatThrownBy(() -> Plots.stacked("All", figure("9.09 billion yuan"), derived("villages-left")))
                .hasMessageContaining("'9.09 billion yuan' is in CNY and 'villages left' in villages");
        assertThatThrownBy(() -> Plots.product(derived("local-total")))
                .hasMessage("'local total' is no product of two printed numbers");
        assertThatThrownBy(() -> Plots.timeline(PAPER.of(programme("transport"))))
                .hasMessage("no dates among these figures of white-paper-2011");
        assertThatThrownBy(() -> Plots.magnitudes()).hasMessage("nothing to plot");
        assertThatThrownBy(() -> Plots.slope(PAPER, 2001, 2010, "fiscal_input")
                        .with(Slope.class, form -> form.withNames("All", "Central")))
                .hasMessage("2 names for 1 things");
        assertThatThrownBy(() -> Plots.implied(claim("71.3 percent"))).hasMessageContaining("printed nowhere");
        assertThatThrownBy(() -> Plots.sensitivity(claim("71.3 percent"))).hasMessageContaining("is no growth");
        assertThatThrownBy(() -> Plots.line(table(), "year", "wealth")).hasMessageContaining("it has year, name");
        assertThatThrownBy(() -> Plots.line(table(), "year", "name")).hasMessageContaining("not numbers");
        assertThatThrownBy(() -> Plots.matrix(table(), "group", "group", "value"))
                .hasMessageContaining("meet twice");
    }

    private static Table table() {
        return Table.create(
                "households",
                IntColumn.create("year", 2003, 2001, 2002, 2004),
                StringColumn.create("name", "c", "a", "b", "d"),
                StringColumn.create("group", "x", "y", "x", "y"),
                DoubleColumn.create("value", new Double[] {3.0, 1.0, null, 4.5}),
                DoubleColumn.create("low", new Double[] {2.0, 0.5, 1.0, null}),
                DoubleColumn.create("high", 4.0, 1.5, 3.0, 5.0));
    }

    @TestFactory
    Stream<DynamicTest> tablesArePlottedByTheNamesOfTheirColumns() {
        Table table = table();
        Map<String, Plot> all = new LinkedHashMap<>();
        all.put("line", Plots.line(table, "year", "value", "low"));
        all.put("scatter", Plots.scatter(table, "low", "high"));
        all.put("scatter by group", Plots.scatter(table, "low", "high", "group"));
        all.put("curve", Plots.curve(table, "year", "value", "low", "high"));
        all.put("bars", Plots.bars(table, "name", "value", "high"));
        all.put("stacked", Plots.stacked(table, "name", "value", "high"));
        all.put("back to back", Plots.backToBack(table, "name", "value", "high"));
        all.put("intervals", Plots.intervals(table, "name", "value", "low", "high"));
        all.put("matrix", Plots.matrix(table, "name", "group"));
        all.put("matrix of numbers", Plots.matrix(table, "name", "group", "value"));
        all.put("flow", Plots.flow(table, "name", "group", "value"));
        return all.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> Layouts.assertReadable(entry.getValue())));
    }

    @Test
    void missingValuesAreSaid() {
        assertThat(Plots.bars(table(), "name", "value").svg()).contains("not known");
        assertThat(Plots.flow(table(), "name", "group", "value").svg())
                .contains("without an amount above zero: one row");
        assertThat(Plots.line(table(), "year", "value").svg()).contains("a number missing");
        assertThat(Plots.intervals(table(), "name", "value", "low", "high").svg())
                .contains("at most 5");
    }
}
