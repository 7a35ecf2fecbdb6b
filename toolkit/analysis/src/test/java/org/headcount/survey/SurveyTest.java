package org.headcount.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.headcount.metrics.Concentration;
import org.headcount.metrics.Decomposition;
import org.headcount.metrics.Distribution;
import org.headcount.metrics.Inequality;
import org.headcount.metrics.Line;
import org.headcount.metrics.Lorenz;
import org.headcount.metrics.Metric;
import org.headcount.metrics.Poverty;
import org.headcount.metrics.SinglePsu;
import org.headcount.metrics.Welfare;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class SurveyTest {

    @Test
    void rowsStandForPersonsWhenTheSizeIsNamed() {
        var table = Table.create(
                DoubleColumn.create("x", 1, 10), DoubleColumn.create("w", 2, 3), IntColumn.create("n", 5, 1));
        var households = Survey.of(table).welfare("x").weight("w").estimate(Poverty.headcount(5));
        var persons = Survey.of(table).welfare("x").weight("w").size("n").estimate(Poverty.headcount(5));
        assertThat(households.get(0).value()).isEqualTo(2.0 / 5);
        assertThat(persons.get(0).value()).isEqualTo(10.0 / 13);
        assertThat(households.notes()).contains("of rows: weighted by w");
        assertThat(persons.notes()).contains("of persons: weighted by w times n");
    }

    @Test
    void withoutADesignThereIsNoError() {
        var estimates = Survey.of(Households.table()).welfare("consumption").estimate(Inequality.gini());
        assertThat(estimates.get(0).uncertainty()).isEmpty();
        assertThat(estimates.get(0).cv()).isEmpty();
        assertThat(estimates.notes()).anyMatch(note -> note.startsWith("no design was given"));
        assertThatThrownBy(() -> estimates.get(0).se())
                .hasMessageContaining("gini has no standard error: name strata and PSUs, or say rowsAsPsus()");
    }

    @Test
    void droppedRowsAreCountedByReason() {
        var table = Households.table();
        set(table, "consumption", 3, 4, 5);
        set(table, "weight", 5, 6);
        table.doubleColumn("weight").set(7, 0.0);
        set(table, "tax", 8);
        table.intColumn("members").setMissing(9);
        var estimates = Households.survey(table).estimate(Poverty.headcount(3), Concentration.index("tax"));
        assertThat(estimates.of("headcount").dropped())
                .isEqualTo(Map.of("missing welfare", 2, "missing weight", 2, "zero weight", 1, "missing size", 1));
        assertThat(estimates.of("concentration_index").dropped()).containsEntry("missing tax", 1);
        assertThat(estimates.of("headcount").rows()).isEqualTo(480 - 6);
        assertThat(estimates.of("concentration_index").rows()).isEqualTo(480 - 7);
        // A row without welfare lies outside the domain: its PSU still counts.
        assertThat(estimates.of("headcount").uncertainty().orElseThrow().psus()).isEqualTo(48);
        assertThat(estimates.toString())
                .contains("dropped rows, headcount: missing size=1, missing weight=2, missing welfare=2,")
                .contains("dropped rows, concentration_index: missing size=1, missing tax=1");
    }

    @Test
    void aMetricsOwnDroppedRowsAreCountedToo() {
        var table = Households.table();
        table.doubleColumn("consumption").set(0, -1.0);
        var estimate = Households.survey(table).estimate(Inequality.theil()).get(0);
        assertThat(estimate.dropped()).isEqualTo(Map.of("negative welfare", 1));
        assertThat(estimate.rows()).isEqualTo(479);
        assertThat(estimate.se()).isPositive();
    }

    private static void set(Table table, String column, int... rows) {
        for (int row : rows) {
            table.doubleColumn(column).setMissing(row);
        }
    }

    @Test
    void aDomainKeepsEveryPsu() {
        var whole = Households.survey();
        var byRegion = whole.by("region").estimate(Welfare.mean(), Poverty.headcount(3));
        var south = whole.where("region", "south").estimate(Welfare.mean(), Poverty.headcount(3));
        assertThat(byRegion.of("mean", "south").value())
                .isEqualTo(south.of("mean").value());
        assertThat(byRegion.of("mean", "south").se()).isEqualTo(south.of("mean").se());
        assertThat(south.get(0).group()).contains("region = south");
        // By hand: the domain's mean is a ratio of totals over all rows, with nothing outside it.
        var table = Households.table();
        var inside = DoubleColumn.create("inside");
        var amount = DoubleColumn.create("amount");
        for (int row = 0; row < table.rowCount(); row++) {
            boolean member = table.stringColumn("region").get(row).equals("south");
            inside.append(member ? 1 : 0);
            amount.append(member ? table.doubleColumn("consumption").getDouble(row) : 0);
        }
        table.addColumns(inside, amount);
        var ratio = Households.survey(table)
                .estimate(Welfare.ratio("amount", "inside"))
                .get(0);
        assertThat(ratio.value()).isCloseTo(south.of("mean").value(), within(1e-12));
        assertThat(ratio.se()).isCloseTo(south.of("mean").se(), within(1e-12));
        // Nested domains intersect.
        assertThat(whole.where("region", "south")
                        .where("year", 2010)
                        .estimate(Welfare.mean())
                        .get(0)
                        .group())
                .contains("region = south, year = 2010");
    }

    @Test
    void groupsComeInOrderAndOneWithoutRowsDoesNotStopTheRest() {
        var table = Households.table();
        for (int row = 0; row < table.rowCount(); row++) {
            if (table.stringColumn("region").get(row).equals("east")) {
                table.doubleColumn("consumption").setMissing(row);
            }
        }
        table.stringColumn("region").setMissing(1);
        var estimates = Households.survey(table).by("region").estimate(Inequality.gini());
        assertThat(estimates.list())
                .extracting(it -> it.group().orElseThrow())
                .containsExactly("south", "north", "east");
        var east = estimates.of("gini", "east");
        assertThat(east.value()).isNaN();
        assertThat(east.rows()).isZero();
        assertThat(east.flag()).contains("no usable rows");
        assertThat(estimates.of("gini", "north").dropped()).containsEntry("missing region", 1);
        assertThat(estimates.of("gini", "north").se()).isPositive();
        assertThat(Households.survey(table)
                        .by("year")
                        .estimate(Inequality.gini())
                        .list())
                .extracting(it -> it.group().orElseThrow())
                .containsExactly("2010", "2015");
    }

    @Test
    void aLinePerRowIsALineOfOneOverWelfareInLines() {
        var table = Households.table();
        var ratio = DoubleColumn.create("ratio");
        for (int row = 0; row < table.rowCount(); row++) {
            ratio.append(table.doubleColumn("consumption").getDouble(row)
                    / table.doubleColumn("line").getDouble(row));
        }
        table.addColumns(ratio);
        var own = Households.survey(table)
                .line("line")
                .estimate(Poverty.headcount(Line.own()), Poverty.sst(Line.own()), Inequality.gini());
        var byHand = Households.survey(table).welfare("ratio").estimate(Poverty.headcount(1), Poverty.sst(Line.of(1)));
        assertThat(own.of("headcount").value()).isEqualTo(byHand.of("headcount").value());
        assertThat(own.of("sst").value()).isEqualTo(byHand.of("sst").value());
        assertThat(own.of("sst").se()).isEqualTo(byHand.of("sst").se());
        // A deficit is in money all the same.
        var deficit = Households.survey(table)
                .line("line")
                .estimate(Poverty.deficit(Line.own()))
                .get(0);
        double north = Households.survey(table)
                .where("line", 3.0)
                .estimate(Poverty.deficit(3))
                .get(0)
                .value();
        double east = Households.survey(table)
                .where("line", 3.5)
                .estimate(Poverty.deficit(3.5))
                .get(0)
                .value();
        assertThat(deficit.value()).isCloseTo(north + east, within(1e-9 * (north + east)));
        assertThat(own.notes()).contains("own line of each row, from column line");
        // The Gini reads money, not lines.
        assertThat(own.of("gini").value())
                .isEqualTo(Households.survey(table)
                        .estimate(Inequality.gini())
                        .get(0)
                        .value());
        var one = Households.survey(table)
                .line(3)
                .estimate(Poverty.gap(Line.own()))
                .get(0)
                .value();
        assertThat(one)
                .isCloseTo(
                        Households.survey(table).estimate(Poverty.gap(3)).get(0).value(), within(1e-12));
        set(table, "line", 0);
        assertThat(Households.survey(table)
                        .line("line")
                        .estimate(Poverty.gap(Line.own()))
                        .get(0)
                        .dropped())
                .isEqualTo(Map.of("missing line", 1));
    }

    @Test
    void aLoneUnitStopsUnlessAPolicyIsChosen() {
        var table = Households.table(3, 3, 4, 5);
        var kept = table.where(table.intColumn("stratum")
                .isNotEqualTo(1)
                .or(table.intColumn("cluster").isEqualTo(0)));
        var survey = Households.survey(kept);
        assertThatThrownBy(() -> survey.estimate(Poverty.headcount(3)))
                .hasMessageContaining("only one primary sampling unit in stratum 1");
        double certainty = survey.singlePsu(SinglePsu.CERTAINTY)
                .estimate(Welfare.mean())
                .get(0)
                .se();
        double adjust = survey.singlePsu(SinglePsu.ADJUST)
                .estimate(Welfare.mean())
                .get(0)
                .se();
        double average = survey.singlePsu(SinglePsu.AVERAGE)
                .estimate(Welfare.mean())
                .get(0)
                .se();
        assertThat(adjust).isGreaterThan(certainty);
        assertThat(average).isCloseTo(certainty * Math.sqrt(3.0 / 2), within(1e-12));
    }

    @Test
    void errorsByReplicationAreNearTheLinearisedOnes() {
        var survey = Households.survey();
        List<Metric> metrics = List.of(
                Welfare.mean(),
                Poverty.headcount(3),
                Poverty.gap(3),
                Inequality.gini(),
                Inequality.theil(),
                Lorenz.palma(),
                Concentration.kakwani("tax"),
                Decomposition.generalizedEntropy(0, "region").get(2));
        var taylor = survey.estimate(metrics);
        var jackknife = survey.replicates(Replicates.jackknife()).estimate(metrics);
        var bootstrap = survey.replicates(Replicates.bootstrap(400, 11)).estimate(metrics);
        for (int i = 0; i < metrics.size(); i++) {
            double se = taylor.get(i).se();
            assertThat(jackknife.get(i).se()).as(metrics.get(i).name()).isCloseTo(se, within(0.1 * se));
            assertThat(bootstrap.get(i).se()).as(metrics.get(i).name()).isCloseTo(se, within(0.2 * se));
            assertThat(jackknife.get(i).value()).isEqualTo(taylor.get(i).value());
        }
        // A mean of totals: the jackknife of a total is exact.
        double exact = survey.estimate(Welfare.total()).get(0).se();
        assertThat(survey.replicates(Replicates.jackknife())
                        .estimate(Welfare.total())
                        .get(0)
                        .se())
                .isCloseTo(exact, within(1e-9 * exact));
        assertThat(survey.replicates(Replicates.bootstrap(50, 11))
                        .estimate(metrics)
                        .get(0)
                        .se())
                .isEqualTo(survey.replicates(Replicates.bootstrap(50, 11))
                        .estimate(metrics)
                        .get(0)
                        .se());
        assertThat(jackknife.get(0).uncertainty().orElseThrow().df()).isEqualTo(42);
    }

    @Test
    void theSameReplicatesFromColumnsAsFromTheDesign() {
        var table = Households.table(5, 2, 3, 6);
        var made = Households.survey(table)
                .replicates(Replicates.jackknife())
                .estimate(Inequality.gini())
                .get(0);
        List<String> names = new java.util.ArrayList<>();
        for (int out = 0; out < 6; out++) {
            var replicate = DoubleColumn.create("r" + out);
            for (int row = 0; row < table.rowCount(); row++) {
                int psu = table.intColumn("stratum").get(row) * 3
                        + table.intColumn("cluster").get(row);
                double w = table.doubleColumn("weight").getDouble(row);
                replicate.append(psu == out ? 0 : psu / 3 == out / 3 ? w * 3 / 2 : w);
            }
            table.addColumns(replicate);
            names.add("r" + out);
        }
        var given = Survey.of(table)
                .welfare("consumption")
                .weight("weight")
                .size("members")
                .replicates(Replicates.of(names, java.util.Collections.nCopies(6, 2.0 / 3)))
                .estimate(Inequality.gini())
                .get(0);
        assertThat(given.se()).isCloseTo(made.se(), within(1e-12));
        // Six replicates of three PSUs in each of two strata have rank 5: PSUs less strata, again.
        assertThat(given.uncertainty().orElseThrow().df()).isEqualTo(4);
        var holed = table.copy();
        holed.doubleColumn("r3").setMissing(7);
        assertThatThrownBy(() -> variance(holed, Replicates.balanced(names)))
                .hasMessageContaining("row 7, column 'r3': a row with a weight needs every replicate weight");
        double same = variance(table, Replicates.bootstrapWeights(names));
        assertThat(variance(table, Replicates.balanced(names))).isEqualTo(same);
        assertThat(variance(table, Replicates.fay(names, 0.5))).isCloseTo(4 * same, within(1e-12));
    }

    private static double variance(Table table, Replicates replicates) {
        double se = Households.survey(table)
                .replicates(replicates)
                .estimate(Inequality.gini())
                .get(0)
                .se();
        return se * se;
    }

    @Test
    void aDifferenceWithinOneSampleKnowsItsCovariance() {
        var survey = Households.survey();
        var byYear = survey.by("year").estimate(Poverty.gap(3));
        var change = byYear.of("poverty_gap", "2015").minus(byYear.of("poverty_gap", "2010"));
        double variance =
                Math.pow(byYear.get(0).se(), 2) + Math.pow(byYear.get(1).se(), 2);
        // Both years come from the same clusters, whose levels they share.
        assertThat(change.se()).isLessThan(0.95 * Math.sqrt(variance));
        assertThat(change.uncertainty().orElseThrow().method()).endsWith("one sample");
        assertThat(change.group()).contains("2015 - 2010");
        var jackknife = survey.replicates(Replicates.jackknife()).by("year").estimate(Poverty.gap(3));
        assertThat(jackknife.get(1).minus(jackknife.get(0)).se()).isCloseTo(change.se(), within(0.1 * change.se()));
        // The same estimate twice does not differ, and is sure of it.
        assertThat(byYear.get(0).minus(byYear.get(0)).se()).isZero();
        // Estimates of one survey made apart share its sample.
        var apart = survey.where("year", 2015)
                .estimate(Poverty.gap(3))
                .get(0)
                .minus(survey.where("year", 2010).estimate(Poverty.gap(3)).get(0));
        assertThat(apart.se()).isCloseTo(change.se(), within(1e-12));
    }

    @Test
    void aDifferenceOfTwoSamplesAddsVariances() {
        var first = Households.survey(Households.table(1, 4, 5, 6))
                .estimate(Inequality.gini())
                .get(0);
        var second = Households.survey(Households.table(2, 4, 5, 6))
                .estimate(Inequality.gini())
                .get(0);
        var difference = second.minus(first);
        assertThat(difference.value()).isEqualTo(second.value() - first.value());
        assertThat(difference.se()).isCloseTo(Math.hypot(first.se(), second.se()), within(1e-15));
        assertThat(difference.uncertainty().orElseThrow().method()).endsWith("independent samples");
        assertThat(difference.uncertainty().orElseThrow().df())
                .isBetween(first.uncertainty().orElseThrow().df(), 32.0);
        // A difference of differences pairs what comes from one sample: minus first is what remains.
        assertThat(difference.minus(second).se()).isCloseTo(first.se(), within(1e-12));
    }

    @Test
    void intervals() {
        var survey = Households.survey();
        var t = survey.interval(ConfidenceInterval.T)
                .estimate(Poverty.headcount(3))
                .get(0);
        var u = t.uncertainty().orElseThrow();
        assertThat(u.df()).isEqualTo(42);
        // Student's t with 42 degrees of freedom at 97.5 percent.
        assertThat(u.high() - t.value()).isCloseTo(2.018082 * t.se(), within(1e-6));
        assertThat(t.value() - u.low()).isCloseTo(2.018082 * t.se(), within(1e-6));
        var ninety = survey.interval(ConfidenceInterval.T)
                .level(0.9)
                .estimate(Poverty.headcount(3))
                .get(0)
                .uncertainty()
                .orElseThrow();
        assertThat(ninety.high()).isLessThan(u.high());
        var rare = survey.estimate(Poverty.headcount(1)).get(0);
        assertThat(rare.value()).isStrictlyBetween(0.0, 0.1);
        assertThat(rare.uncertainty().orElseThrow().low()).isPositive();
        double middle = Math.log(rare.value() / (1 - rare.value()));
        double low = rare.uncertainty().orElseThrow().low();
        double high = rare.uncertainty().orElseThrow().high();
        assertThat(middle - Math.log(low / (1 - low))).isCloseTo(Math.log(high / (1 - high)) - middle, within(1e-9));
        // A mean has no log odds.
        var mean = survey.estimate(Welfare.mean()).get(0);
        assertThat(mean.value() - mean.uncertainty().orElseThrow().low()).isCloseTo(2.018082 * mean.se(), within(1e-6));
    }

    @Test
    void weightsTimesAConstantChangeNoError() {
        var table = Households.table();
        var thousand = table.doubleColumn("weight").multiply(1000).setName("thousand");
        table.addColumns(thousand);
        List<Metric> metrics =
                List.of(Poverty.headcount(Line.ofMedian(0.6)), Welfare.median(), Inequality.gini(), Lorenz.s80s20());
        var one = Households.survey(table).estimate(metrics);
        var many = Households.survey(table).weight("thousand").estimate(metrics);
        for (int i = 0; i < metrics.size(); i++) {
            assertThat(many.get(i).se())
                    .isCloseTo(one.get(i).se(), within(1e-10 * one.get(i).se()));
        }
    }

    @Test
    void theDesignEffectComparesWithASimpleSample() {
        var table = Households.table();
        // Every row its own unit and all of one weight: the design is a simple random sample, but for replacement.
        var flat = DoubleColumn.create("flat", filled(480, 1000.0));
        table.addColumns(flat);
        var simple = Survey.of(table)
                .welfare("consumption")
                .weight("flat")
                .rowsAsPsus()
                .estimate(Welfare.mean(), Inequality.gini());
        for (Estimate it : simple) {
            assertThat(it.uncertainty().orElseThrow().deff().orElseThrow()).isCloseTo(1 / (1 - 0.001), within(1e-9));
        }
        var clustered = Households.survey(table)
                .estimate(Welfare.mean())
                .get(0)
                .uncertainty()
                .orElseThrow();
        assertThat(clustered.deff().orElseThrow()).isGreaterThan(1.5);
        // Weights that sum to no more than the rows say nothing of the population's size.
        var relative = Survey.of(table)
                .welfare("consumption")
                .rowsAsPsus()
                .estimate(Welfare.mean())
                .get(0);
        assertThat(relative.uncertainty().orElseThrow().deff()).isEmpty();
    }

    private static double[] filled(int n, double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }

    @Test
    void totalsAndRatios() {
        var survey = Households.survey();
        var estimates = survey.estimate(
                Welfare.population(),
                Poverty.number(3),
                Poverty.headcount(3),
                Welfare.ratio("tax", "consumption"),
                Concentration.averageTaxRate("tax"));
        assertThat(estimates.of("number_of_poor").value())
                .isCloseTo(
                        estimates.of("headcount").value()
                                * estimates.of("population").value(),
                        within(1e-6));
        assertThat(estimates.of("ratio").se())
                .isCloseTo(estimates.of("average_tax_rate").se(), within(1e-15));
        assertThat(estimates.of("population").se()).isPositive();
    }

    @Test
    void aFinitePopulationVariesLess() {
        double free = Households.survey().estimate(Welfare.mean()).get(0).se();
        double corrected = Households.survey()
                .fpc("clusters_in_population")
                .estimate(Welfare.mean())
                .get(0)
                .se();
        // About a fifth of the units was drawn.
        assertThat(corrected).isBetween(0.88 * free, 0.92 * free);
    }

    @Test
    void pricesAndScalesAreSaid() {
        var survey = Households.survey();
        double mean = survey.estimate(Welfare.mean()).get(0).value();
        var ppp = survey.inPpp(20, 2021).atPrices(0.5, 2021).estimate(Welfare.mean());
        assertThat(ppp.get(0).value()).isCloseTo(mean / 10, within(1e-12));
        assertThat(ppp.notes()).contains("welfare in 2021 PPP dollars, at 20.0", "welfare at 2021 prices, index 0.5");
        double root = survey.perEquivalent("members", 0.5).distribution().welfare(0);
        double own = survey.distribution().welfare(0);
        double members = Households.table().intColumn("members").get(0);
        assertThat(root).isCloseTo(own / Math.sqrt(members), within(1e-12));
        assertThat(survey.perCapita("members").distribution().welfare(0)).isCloseTo(own / members, within(1e-12));
    }

    @Test
    void weakEstimatesAreFlagged() {
        var rule = new PublicationRule(30, 0.08);
        var estimates = Households.survey().publish(rule).estimate(Poverty.headcount(1.5), Inequality.gini());
        assertThat(estimates.get(0).flag()).contains("CV above 0.08");
        assertThat(estimates.get(1).flag()).isEmpty();
        assertThat(estimates.toString()).contains("* CV above 0.08");
        var few = Households.survey(Households.table(1, 2, 2, 3))
                .publish(rule)
                .estimate(Inequality.gini())
                .get(0);
        assertThat(few.flag()).contains("fewer than 30 rows");
        assertThatThrownBy(() -> new PublicationRule(0, 0.3)).hasMessageContaining("was 0 and 0.3");
    }

    @Test
    void theTableFitsAReport() {
        var text = Households.survey()
                .by("region")
                .publish(new PublicationRule(30, 0.3))
                .estimate(Poverty.headcount(3), Welfare.total(), Poverty.averageExitTime(Line.of(3), 0.03))
                .toString();
        assertThat(text.lines()).allMatch(line -> line.length() <= 80, "at most 80 columns");
        assertThat(text).contains("headcount (line=3)", "  south", "48 PSUs in 6 strata; Taylor linearisation");
        var table = Households.survey().estimate(Poverty.headcount(3)).toTable();
        assertThat(table.columnNames())
                .containsExactly(
                        "group",
                        "metric",
                        "parameters",
                        "value",
                        "se",
                        "low",
                        "high",
                        "df",
                        "deff",
                        "cv",
                        "rows",
                        "dropped",
                        "flag");
        assertThat(table.stringColumn("parameters").get(0)).isEqualTo("line=3");
    }

    @Test
    void otherToolsAreToldTheSame() {
        var survey = Households.survey().singlePsu(SinglePsu.ADJUST);
        var estimates = survey.by("region").estimate(Poverty.headcount(3), Inequality.gini(), Lorenz.palma());
        assertThat(estimates.of("headcount").stata()).contains("""
                        generate double popweight = weight * members
                        replace popweight = 0 if missing(popweight)
                        svyset cluster [pweight=popweight], strata(stratum) singleunit(centered)
                        encode region, generate(groupcode)
                        generate double measured = cond(missing(consumption, 3), ., consumption < 3)
                        svy: mean measured, over(groupcode)""");
        assertThat(estimates.of("gini").r()).contains("""
                        # d: the table as a data frame, with labels as text (haven::as_factor)
                        library(survey)
                        d$popweight <- with(d, weight * members)
                        d$popweight[is.na(d$popweight)] <- 0
                        options(survey.lonely.psu = "adjust")
                        s <- svydesign(ids = ~cluster, strata = ~stratum, weights = ~popweight, data = d, nest = TRUE)
                        library(convey)
                        s <- convey_prep(s)
                        svyby(~consumption, ~region, s, svygini, na.rm = TRUE)""");
        // Neither has Palma's ratio, and Stata's svy no Gini.
        assertThat(estimates.of("palma").r()).isEmpty();
        assertThat(estimates.of("gini").stata()).isEmpty();
        var awkward = Households.table();
        awkward.column("cluster").setName("PSU no.");
        awkward.column("stratum").setName("2010 stratum");
        assertThat(Survey.of(awkward)
                        .welfare("consumption")
                        .strata("2010 stratum")
                        .psu("PSU no.")
                        .where("region", "south")
                        .where("year", 2010)
                        .estimate(Poverty.gap(2.5))
                        .get(0)
                        .stata())
                .contains("""
                        * column '2010 stratum' is _2010_stratum here (strtoname)
                        * column 'PSU no.' is PSU_no_ here (strtoname)
                        svyset PSU_no_, strata(_2010_stratum)
                        generate double measured = cond(missing(2.5 - consumption), ., max(2.5 - consumption, 0)) / 2.5
                        svy, subpop(if region == `"south"' & year == 2010): mean measured""");
    }

    @Test
    void oneDistributionServesAllMetrics() {
        Distribution all = Households.survey().distribution();
        assertThat(all.rows()).isEqualTo(480);
        var regions = Households.survey().by("region").distributions();
        assertThat(regions.keySet()).containsExactly("south", "north", "east");
        assertThat(regions.values().stream().mapToInt(Distribution::rows).sum()).isEqualTo(480);
        assertThat(Households.survey().distribution("region").groups("region").levels())
                .containsExactlyInAnyOrder("east", "north", "south");
    }

    @Test
    void slipsAreNamed() {
        var table = Households.table();
        var survey = Households.survey(table);
        assertThatThrownBy(() -> Survey.of(table).estimate(Inequality.gini()))
                .hasMessageContaining("which column is welfare; say so with welfare(column)");
        assertThatThrownBy(() -> survey.welfare("income").estimate(Inequality.gini()))
                .hasMessageContaining("no column income; it has stratum, cluster");
        assertThatThrownBy(() -> survey.welfare("region").estimate(Inequality.gini()))
                .hasMessageContaining("column region must hold numbers, but it holds string");
        assertThatThrownBy(() -> survey.estimate()).hasMessageContaining("say what to estimate");
        assertThatThrownBy(() -> survey.estimate(Poverty.gap(Line.own())))
                .hasMessageContaining("the survey has none; say so with line(column)");
        assertThatThrownBy(() -> survey.where("region", "west").estimate(Inequality.gini()))
                .hasMessage("no row has region = west; it has east, north, south");
        assertThatThrownBy(() -> survey.line(-3)).hasMessageContaining("line must be positive, was -3.0");
        assertThatThrownBy(() -> survey.level(95)).hasMessageContaining("did you mean 0.95?");
        assertThatThrownBy(() -> survey.perEquivalent("members", 2)).hasMessageContaining("between 0 and 1, was 2.0");
        assertThatThrownBy(() -> survey.inPpp(0, 2021)).hasMessageContaining("PPP factor must be positive, was 0.0");
        assertThatThrownBy(() -> survey.estimate(Poverty.headcount(3)).of("gini"))
                .hasMessageContaining("gini was not estimated; there are headcount(line=3) = ");
        assertThatThrownBy(() -> Replicates.of(List.of("a"), List.of()))
                .hasMessageContaining("1 replicates but 0 scales");
        assertThatThrownBy(() -> Replicates.fay(List.of("a"), 1)).hasMessageContaining("between 0 and 1, was 1.0");
        assertThatThrownBy(() -> Replicates.bootstrap(1, 5)).hasMessageContaining("at least 2 replicates, was 1");
        assertThatThrownBy(() -> Replicates.balanced(List.of())).hasMessageContaining("at least one column");
        assertThatThrownBy(() -> survey.fpc("weight").estimate(Welfare.mean()))
                .hasMessageContaining("stratum 0 needs one number of PSUs in the population");
        table.doubleColumn("line").set(4, 0.0);
        assertThatThrownBy(() -> survey.line("line").estimate(Poverty.gap(Line.own())))
                .hasMessageContaining("row 4, column 'line': a poverty line must be positive, found '0'");
        table.doubleColumn("weight").set(2, -9.0).set(17, -9.0);
        assertThatThrownBy(() -> Households.survey(table).estimate(Welfare.mean()))
                .hasMessageContaining("row 2, column 'weight': a weight must not be negative or infinite");
        var unplaced = Households.table();
        unplaced.intColumn("cluster").setMissing(11);
        assertThatThrownBy(() -> Households.survey(unplaced).estimate(Welfare.mean()))
                .hasMessageContaining("row 11: every row needs its place in the design, but cluster is missing");
        unplaced.intColumn("members").set(0, 0);
        assertThatThrownBy(() -> Survey.of(unplaced)
                        .welfare("consumption")
                        .perCapita("members")
                        .distribution())
                .hasMessageContaining("row 0, column 'members': welfare is divided by members, which must be positive");
        var lone = Households.table(3, 2, 1, 5);
        assertThatThrownBy(() -> Households.survey(lone)
                        .replicates(Replicates.jackknife())
                        .estimate(Welfare.mean()))
                .hasMessageContaining("stratum 0 has only one");
        assertThatThrownBy(() -> Households.survey(lone)
                        .replicates(Replicates.bootstrap(9, 1))
                        .estimate(Welfare.mean()))
                .hasMessageContaining("stratum 0 has only one");
    }
}
