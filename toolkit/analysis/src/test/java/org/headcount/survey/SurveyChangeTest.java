package org.headcount.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Function;
import org.headcount.metrics.Inequality;
import org.headcount.metrics.Line;
import org.headcount.metrics.Lorenz;
import org.headcount.metrics.Poverty;
import org.headcount.metrics.Welfare;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;

/** Changes between surveys, and groups held against everybody's line: both errors have two parts. */
class SurveyChangeTest {

    private static final Replicates BOOTSTRAP = Replicates.bootstrap(400, 1);

    private static SurveyChange change(Survey survey) {
        return survey.where("year", 2010).changeTo(survey.where("year", 2015));
    }

    @Test
    void aChangeIsTheDifferenceOfTwoEstimates() {
        var survey = Households.survey();
        var byYear = survey.by("year").estimate(Poverty.gap(3));
        var difference = byYear.get(1).minus(byYear.get(0));
        var change = change(survey).of(Poverty.gap(3)).get(0);
        assertThat(change.metric()).isEqualTo("change in poverty_gap");
        assertThat(change.value()).isCloseTo(difference.value(), within(1e-15));
        assertThat(change.se()).isCloseTo(difference.se(), within(1e-15));
        assertThat(change.uncertainty().orElseThrow().method()).isEqualTo("Taylor linearisation, one sample");
        assertThat(change.stata()).isEmpty();
    }

    @Test
    void twoTablesAreTwoSamples() {
        var before = Households.survey(Households.table(1, 6, 8, 10));
        var after = Households.survey(Households.table(2, 6, 8, 10));
        var change = before.changeTo(after).of(Inequality.gini()).get(0);
        var apart = after.estimate(Inequality.gini())
                .get(0)
                .minus(before.estimate(Inequality.gini()).get(0));
        assertThat(change.value()).isCloseTo(apart.value(), within(1e-15));
        assertThat(change.se()).isCloseTo(apart.se(), within(1e-15));
        assertThat(change.uncertainty().orElseThrow().df())
                .isCloseTo(apart.uncertainty().orElseThrow().df(), within(1e-9));
        assertThat(before.changeTo(after).of(Inequality.gini()).notes().get(0)).endsWith("two independent samples");
    }

    @Test
    void componentsAddUpAndTheirErrorsAreTheBootstraps() {
        near(it -> it.shapley(Poverty.headcount(3)), 0.2);
        near(it -> it.dattRavallion(Poverty.gap(3)).only("growth", "redistribution"), 0.15);
        near(it -> it.ravallionHuppi(Poverty.gap(3), "region").without("interaction"), 0.15);
        near(it -> it.growthOf(Lorenz.generalised(0.4), Welfare.mean()), 0.15);
        near(it -> it.growthOfBins(3), 0.15);
        near(it -> it.rateOfProPoorGrowth(3), 0.35);
        near(it -> it.povertyEquivalentGrowth(Poverty.gap(3)).only("growth elasticity"), 0.2);
        var parts = change(Households.survey()).shapley(Poverty.headcount(3));
        double sum = parts.of("before").value()
                + parts.of("growth").value()
                + parts.of("redistribution").value();
        assertThat(sum).isCloseTo(parts.of("after").value(), within(1e-12));
    }

    private static void near(Function<SurveyChange, Estimates> result, double tolerance) {
        near(result, Households.survey(), tolerance);
    }

    private static void near(Function<SurveyChange, Estimates> result, Survey survey, double tolerance) {
        Estimates taylor = result.apply(change(survey));
        Estimates bootstrap = result.apply(change(survey.replicates(BOOTSTRAP)));
        for (int i = 0; i < taylor.size(); i++) {
            assertThat(taylor.get(i).value()).isCloseTo(bootstrap.get(i).value(), within(1e-12));
            // An error of rounding is none in both.
            if (taylor.get(i).se() > 1e-10) {
                assertThat(taylor.get(i).se() / bootstrap.get(i).se())
                        .as("%s", taylor.get(i))
                        .isCloseTo(1, within(tolerance));
            }
        }
    }

    @Test
    void replicatesOfTwoSamplesVaryOneAtATime() {
        var before = Households.survey(Households.table(1, 6, 8, 10));
        var after = Households.survey(Households.table(2, 6, 8, 10));
        double taylor = before.changeTo(after)
                .shapley(Poverty.gap(3))
                .of("redistribution")
                .se();
        double bootstrap = before.replicates(BOOTSTRAP)
                .changeTo(after.replicates(Replicates.bootstrap(400, 2)))
                .shapley(Poverty.gap(3))
                .of("redistribution")
                .se();
        assertThat(taylor / bootstrap).isCloseTo(1, within(0.15));
    }

    @Test
    void groupsChangeEachByThemselves() {
        var change = change(Households.survey().by("region")).of(Welfare.mean());
        assertThat(change.list()).extracting(it -> it.group().orElseThrow()).containsExactly("south", "north", "east");
        var south = change(Households.survey().where("region", "south")).of(Welfare.mean());
        assertThat(change.of("change in mean", "south").se())
                .isEqualTo(south.get(0).se());
    }

    /** The line of everybody is an estimate too, and its error is part of each group's. */
    @Test
    void groupsAreHeldAgainstEverybodysLine() {
        var survey = Households.survey();
        var metric = Poverty.gap(Line.ofMean(0.6));
        var shared = survey.by("region").estimate(metric);
        double line = survey.estimate(Welfare.line(Line.ofMean(0.6))).get(0).value();
        var fixed = survey.by("region").estimate(Poverty.gap(line));
        var own = survey.by("region").estimate(Poverty.gap(Line.ofMean(0.6).inEachGroup()));
        var bootstrap = survey.replicates(BOOTSTRAP).by("region").estimate(metric);
        for (int i = 0; i < shared.size(); i++) {
            assertThat(shared.get(i).value()).isCloseTo(fixed.get(i).value(), within(1e-12));
            assertThat(shared.get(i).se()).isNotCloseTo(fixed.get(i).se(), within(1e-6));
            assertThat(own.get(i).value()).isNotCloseTo(shared.get(i).value(), within(1e-6));
            assertThat(shared.get(i).se() / bootstrap.get(i).se()).isCloseTo(1, within(0.15));
        }
        assertThat(shared.notes())
                .anyMatch(note -> note.startsWith("groups are held against the line of all: 0.6 mean is "));
        // A domain is all that its survey is about: its line is its own.
        var south = survey.where("region", "south").estimate(metric).get(0);
        assertThat(south.value()).isEqualTo(own.of("poverty_gap", "south").value());
        assertThat(south.se()).isEqualTo(own.of("poverty_gap", "south").se());
    }

    /** R: 0.1169, the headcount of the South under the line of all in each year, 2022 less 2018; each group's own: 0.0220. */
    @Test
    void groupsChangeUnderEverybodysLineOfEachYear() {
        var survey = Households.survey();
        for (Line line : List.of(Line.ofMedian(0.6), Line.ofMean(0.5))) {
            for (var metric : List.of(Poverty.headcount(line), Poverty.gap(line), Poverty.sst(line))) {
                var change = change(survey.by("region")).of(metric);
                var before = survey.where("year", 2010).by("region").estimate(metric);
                var after = survey.where("year", 2015).by("region").estimate(metric);
                for (int i = 0; i < change.size(); i++) {
                    var difference = after.get(i).minus(before.get(i));
                    assertThat(change.get(i).value()).isCloseTo(difference.value(), within(1e-12));
                    assertThat(change.get(i).se()).isCloseTo(difference.se(), within(1e-9));
                    assertThat(change.get(i).rows()).isEqualTo(difference.rows());
                    assertThat(change.get(i).uncertainty().orElseThrow().df())
                            .isEqualTo(difference.uncertainty().orElseThrow().df());
                }
                assertThat(change.notes())
                        .anyMatch(note -> note.startsWith(
                                "groups are held against the line of all in each year: " + line + " is "));
                var own = change(survey.by("region")).of(metric.at(line.inEachGroup()));
                var alone = change(survey.where("region", "south")).of(metric);
                assertThat(own.get(0).value()).isCloseTo(alone.get(0).value(), within(1e-12));
                assertThat(own.get(0).value()).isNotCloseTo(change.get(0).value(), within(1e-6));
            }
        }
        var growth = change(survey.by("region")).growthOf(Poverty.gap(Line.ofMean(0.5)));
        var after = survey.where("year", 2015).by("region").estimate(Poverty.gap(Line.ofMean(0.5)));
        var before = survey.where("year", 2010).by("region").estimate(Poverty.gap(Line.ofMean(0.5)));
        assertThat(growth.get(0).value())
                .isCloseTo(after.get(0).value() / before.get(0).value() - 1, within(1e-12));
        near(it -> it.of(Poverty.gap(Line.ofMean(0.5))), Households.survey().by("region"), 0.15);
        assertThatThrownBy(() -> change(survey.by("region")).ravallionHuppi(Poverty.gap(Line.ofMedian(0.6)), "stratum"))
                .hasMessageContaining("give a number, or a line with inEachGroup()");
    }

    @Test
    void aGroupThatIsMissingInOneYearIsSaid() {
        var table = Households.table();
        var sector = StringColumn.create("sector");
        for (int row = 0; row < table.rowCount(); row++) {
            sector.append(table.intColumn("year").get(row) == 2010 && row % 3 == 0 ? "closed" : "open");
        }
        table.addColumns(sector);
        var change = change(Households.survey(table).by("sector")).of(Welfare.mean());
        assertThat(change.of("change in mean", "closed").value()).isNaN();
        assertThat(change.of("change in mean", "closed").flag()).contains("no usable rows after");
        assertThat(change.of("change in mean", "open").se()).isPositive();
    }

    /** Clusters 0 to 4 were visited in 2010, 3 to 7 in 2015: two of eight in each stratum in both. */
    @Test
    void aRotatingPanelSaysWhichPsusCarryWhat() {
        var table = Households.table();
        var rotating = table.where(table.intColumn("year")
                .isEqualTo(2010)
                .and(table.intColumn("cluster").isLessThan(5))
                .or(table.intColumn("year")
                        .isEqualTo(2015)
                        .and(table.intColumn("cluster").isGreaterThan(2))));
        var survey = Households.survey(rotating);
        var change = change(survey).of(Welfare.mean());
        assertThat(change.notes())
                .contains("the change is carried by 48 PSUs: 12 with rows before and after, which make the two vary"
                        + " together, 18 before only and 18 after only; the level before by 30, the level after by 30");
        var uncertainty = change.get(0).uncertainty().orElseThrow();
        assertThat(uncertainty.psus()).isEqualTo(48);
        assertThat(uncertainty.df()).isEqualTo(42);
        var level = survey.where("year", 2010).estimate(Welfare.mean());
        assertThat(level.notes())
                .contains("30 of the 48 PSUs have rows where year = 2010 and carry this level; the others count with a"
                        + " total of 0");
        assertThat(level.get(0).uncertainty().orElseThrow().df()).isEqualTo(24);
        assertThat(change(Households.survey()).of(Welfare.mean()).notes())
                .contains("all 48 PSUs have rows before and after and carry change and levels");
        assertThat(change(Survey.of(table).welfare("consumption").rowsAsPsus())
                        .of(Welfare.mean())
                        .notes())
                .contains(
                        "the change is carried by 480 rows, each its own PSU: 0 with rows before and after, which make"
                                + " the two vary together, 240 before only and 240 after only; the level before by 240, the level"
                                + " after by 240");
    }

    @Test
    void anErrorThatIsOnlyRoundingIsNone() {
        var survey = Households.survey();
        for (var all : List.of(survey, survey.replicates(Replicates.jackknife()))) {
            var everybody = all.estimate(Poverty.headcount(1e6)).get(0);
            assertThat(everybody.value()).isCloseTo(1, within(1e-15));
            assertThat(everybody.se()).isZero();
            assertThat(everybody.uncertainty().orElseThrow().low()).isEqualTo(everybody.value());
            assertThat(everybody.uncertainty().orElseThrow().deff()).isEmpty();
        }
    }

    @Test
    void slipsAreNamed() {
        var survey = Households.survey();
        assertThatThrownBy(() -> survey.by("region").changeTo(survey))
                .hasMessage(
                        "both surveys must be grouped by the same column, but one is by region and the other by none");
        assertThatThrownBy(() -> survey.unit("yuan").changeTo(survey))
                .hasMessageContaining("welfare is in yuan before and in no unit that was told after");
        assertThatThrownBy(() -> change(survey).shapley(Inequality.gini()))
                .hasMessageContaining("but gini has none; give a number");
        assertThatThrownBy(() -> survey.where("year", 2012)).hasMessage("no row has year = 2012; it has 2010, 2015");
    }
}
