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
        Estimates taylor = result.apply(change(Households.survey()));
        Estimates bootstrap = result.apply(change(Households.survey().replicates(BOOTSTRAP)));
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
        assertThat(change.list()).extracting(it -> it.group().orElseThrow()).containsExactly("east", "north", "south");
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
