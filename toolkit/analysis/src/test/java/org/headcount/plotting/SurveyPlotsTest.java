package org.headcount.plotting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.headcount.data.Tables;
import org.headcount.metrics.AlkireFoster;
import org.headcount.metrics.BetaLorenz;
import org.headcount.metrics.GeneralQuadratic;
import org.headcount.metrics.GroupedData;
import org.headcount.metrics.Inequality;
import org.headcount.metrics.Poverty;
import org.headcount.metrics.Welfare;
import org.headcount.plot.Browser;
import org.headcount.plot.ContactSheet;
import org.headcount.plot.Layouts;
import org.headcount.plot.LineForm;
import org.headcount.plot.Plot;
import org.headcount.plot.Waterfall;
import org.headcount.survey.Estimates;
import org.headcount.survey.Survey;
import org.headcount.survey.SurveyChange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/** Every plot of a survey in one call, over the recorded households; readable at every width, and as it was looked at. */
class SurveyPlotsTest {

    private static final Survey SURVEY = Survey.of(Tables.load("households"))
            .welfare("consumption")
            .unit("dollars a day, 2021 PPP")
            .weight("weight")
            .size("members")
            .strata("stratum")
            .psu("cluster");
    private static final Survey BEFORE = SURVEY.where("year", 2018).named("2018");
    private static final Survey AFTER = SURVEY.where("year", 2022).named("2022");
    private static final SurveyChange CHANGE = BEFORE.changeTo(AFTER);

    private static final List<String> INDICATORS = List.of(
            "nutrition",
            "child_mortality",
            "years_of_schooling",
            "school_attendance",
            "cooking_fuel",
            "sanitation",
            "drinking_water",
            "electricity",
            "housing",
            "assets");
    private static final AlkireFoster MPI = AlkireFoster.ofIndicators(
            INDICATORS,
            Stream.concat(Collections.nCopies(4, 1 / 6.0).stream(), Collections.nCopies(6, 1 / 18.0).stream())
                    .toList(),
            1 / 3.0);

    @TempDir
    Path folder;

    static Map<String, Plot> all() {
        Map<String, Plot> all = new LinkedHashMap<>();
        all.put("lorenz", Plots.lorenz(AFTER));
        all.put("lorenz-years", Plots.lorenz(BEFORE, AFTER));
        all.put("lorenz-regions", Plots.lorenz(AFTER.by("region")));
        all.put("generalised-lorenz", Plots.generalisedLorenz(BEFORE, AFTER));
        all.put("pen", Plots.pen(AFTER));
        all.put("tip", Plots.tip(3.00, BEFORE, AFTER));
        all.put("dominance-1", Plots.dominance(1, 1, 8, BEFORE, AFTER));
        all.put("dominance-2", Plots.dominance(2, 1, 8, AFTER.by("region")));
        all.put("dominance-change", Plots.dominance(1, 1, 8, CHANGE));
        all.put("density", Plots.density(AFTER.by("area"), 3.00, 4.20));
        all.put("growth-incidence", Plots.growthIncidence(CHANGE));
        all.put(
                "estimates",
                Plots.estimates(
                        AFTER.estimate(Poverty.headcount(3.00)),
                        AFTER.by("region").estimate(Poverty.headcount(3.00))));
        all.put(
                "estimates-metrics",
                Plots.estimates(AFTER.by("area").estimate(Poverty.headcount(3.00), Poverty.gap(3.00))));
        all.put("estimates-years", Plots.estimates(BEFORE.estimate(Welfare.mean()), AFTER.estimate(Welfare.mean())));
        all.put("waterfall-shapley", Plots.waterfall(CHANGE.shapley(Poverty.headcount(3.00))));
        all.put("waterfall-datt-ravallion", Plots.waterfall(CHANGE.dattRavallion(Poverty.gap(3.00))));
        all.put("waterfall-ravallion-huppi", Plots.waterfall(CHANGE.ravallionHuppi(Poverty.headcount(3.00), "region")));
        all.put("contributions", Plots.contributions(AFTER.estimate(MPI.contributions())));
        all.put("contributions-regions", Plots.contributions(AFTER.by("region").estimate(MPI.contributions())));
        Table india = Tables.load("india-1983");
        var data = new GroupedData(
                india.doubleColumn("people").asList(),
                india.doubleColumn("consumption").asList());
        all.put("grouped", Plots.lorenz(data, GeneralQuadratic.fit(data), BetaLorenz.fit(data)));
        all.put("grouped-residuals", Plots.lorenzResiduals(data, GeneralQuadratic.fit(data), BetaLorenz.fit(data)));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> everyPlotIsReadableAndAsItWas() {
        return all().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    Layouts.assertReadable(entry.getValue());
                    assertThat(entry.getValue().plotly(Plot.PHONE)).contains("\"layout\":");
                    assertThat(entry.getValue().alt()).hasSizeGreaterThan(40);
                    compare(entry.getKey() + ".svg", entry.getValue().svg());
                }));
    }

    /** To take over a change that was looked at: {@code -Dgolden.write.plots=src/test/resources/org/headcount/plotting/golden}. */
    private static void compare(String file, String drawn) throws IOException {
        String folder = System.getProperty("golden.write.plots");
        if (folder != null) {
            Files.createDirectories(Path.of(folder));
            Files.writeString(Path.of(folder, file), drawn);
        }
        try (InputStream golden = SurveyPlotsTest.class.getResourceAsStream("golden/" + file)) {
            assertThat(golden).as("golden/%s", file).isNotNull();
            assertThat(drawn).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Tag("thorough")
    @ParameterizedTest
    @ValueSource(ints = {1490, 390})
    void everyPlotIsReadableInABrowser(int width) throws Exception {
        try (Browser browser = Browser.start(folder)) {
            ContactSheet.assertReadable(
                    browser, Path.of("target", "survey-sheet").toAbsolutePath(), all(), width);
        }
    }

    @Test
    void aCurveHasTheBandOfItsEstimates() {
        LineForm form = (LineForm) Plots.tip(3.00, AFTER).form();
        LineForm.Curve curve = form.curves().get(0);
        var gap = AFTER.estimate(Poverty.gap(3.00)).get(0);
        int last = curve.points().size() - 1;
        assertThat(curve.points().y(last)).isCloseTo(100 * gap.value(), within(1e-12));
        assertThat(curve.band().orElseThrow().high().y(last))
                .isCloseTo(100 * gap.uncertainty().orElseThrow().high(), within(1e-12));
        Plot bare = Plots.lorenz(
                Survey.of(Tables.load("households")).welfare("consumption").weight("weight"));
        assertThat(((LineForm) bare.form()).curves().get(0).band()).isEmpty();
        assertThat(bare.svg()).contains("No bands: the survey has no design.");
        assertThat(Plots.lorenz(AFTER.by("region")).svg()).contains("4 curves would hide each other");
    }

    @Test
    void aWaterfallEndsWhereTheLaterYearIs() {
        Waterfall form = (Waterfall)
                Plots.waterfall(CHANGE.shapley(Poverty.headcount(3.00))).form();
        double after = AFTER.estimate(Poverty.headcount(3.00)).get(0).value();
        assertThat(form.end()).isEqualTo(100 * after);
        assertThat(form.total()).isEqualTo("2022");
        for (Estimates parts : List.of(
                CHANGE.dattRavallion(Poverty.gap(3.00)), CHANGE.ravallionHuppi(Poverty.severity(3.00), "region"))) {
            assertThat(((Waterfall) Plots.waterfall(parts).form()).end())
                    .isEqualTo(100 * parts.list().get(parts.size() - 1).value());
        }
        assertThatThrownBy(() ->
                        Plots.waterfall(CHANGE.dattRavallion(Poverty.gap(3.00)).without("residual")))
                .hasMessageContaining("; is a step missing?");
    }

    @Test
    void findingsSayWhatTheSampleCanTell() {
        Plot regions = Plots.estimates(AFTER.by("region").estimate(Poverty.headcount(3.00)));
        assertThat(regions.subtitle())
                .startsWith("Highest for Highlands (")
                .contains("lowest for Central (")
                .endsWith("): more than sampling error");
        assertThat(Plots.estimates(BEFORE.estimate(Inequality.gini()), AFTER.estimate(Inequality.gini()))
                        .subtitle())
                .endsWith(": within sampling error");
        assertThat(regions.source())
                .isEqualTo("households, year = 2022; of persons: weighted by weight times members;"
                        + " 96 PSUs in 8 strata; Taylor linearisation");
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        assertThatThrownBy(() -> Plots.estimates(AFTER.estimate(Poverty.headcount(3.00), Welfare.mean())))
                .hasMessage("one axis has one unit, but headcount and mean differ in it: plot them apart, as in"
                        + " Plots.estimates(estimates.only(\"headcount\"))");
        assertThatThrownBy(() -> Plots.pen(AFTER, BEFORE.unit("dollars a day, 2017 PPP")))
                .hasMessageContaining("2021 PPP and in dollars a day, 2017 PPP")
                .hasMessageContaining("bring the surveys to the same prices");
        assertThatThrownBy(() -> BEFORE.unit("dollars a day, 2017 PPP").changeTo(AFTER))
                .hasMessageContaining("welfare is in dollars a day, 2017 PPP before and in");
        assertThatThrownBy(() -> Plots.waterfall(AFTER.estimate(Poverty.headcount(3.00))))
                .hasMessageContaining("but these are headcount");
        assertThatThrownBy(() -> Plots.contributions(AFTER.estimate(MPI.headcount())))
                .hasMessageContaining("but these are mpi_headcount");
        assertThatThrownBy(Plots::lorenz).hasMessage("nothing to plot: give at least one survey");
        assertThatThrownBy(Plots::estimates).hasMessageContaining("no estimates were given");
    }
}
