package org.headcount.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.headcount.data.Tables;
import org.headcount.metrics.Decomposition;
import org.headcount.metrics.Inequality;
import org.headcount.metrics.Line;
import org.headcount.metrics.Lorenz;
import org.headcount.metrics.Metric;
import org.headcount.metrics.Poverty;
import org.headcount.metrics.SinglePsu;
import org.headcount.metrics.Targeting;
import org.headcount.metrics.Welfare;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** When an error is known, how many degrees of freedom it has, and where its interval ends. Values of R's survey 4.1.1. */
class ErrorsTest {
    private static final Path DATA = Path.of("src", "test", "resources", "reference", "data");

    private static Table table(String name) {
        return Tables.read(DATA.resolve(name));
    }

    private static Survey survey() {
        return Survey.of(table("survey.csv"))
                .welfare("income_pos")
                .weight("weight")
                .strata("stratum")
                .psu("psu");
    }

    private static void interval(Estimate it, double low, double high) {
        assertThat(it.uncertainty().orElseThrow().low()).isCloseTo(low, within(1e-10));
        assertThat(it.uncertainty().orElseThrow().high()).isCloseTo(high, within(1e-10));
    }

    @Test
    void intervalsOfSharesAreThoseOfSvyciprop() {
        interval(survey().estimate(Poverty.headcount(1900)).get(0), 0.163086106265, 0.254336574239);
        interval(survey().estimate(Poverty.headcount(300)).get(0), 0.0175445055827, 0.0424018276004);
        Estimates regions = survey().by("region").estimate(Poverty.headcount(1900));
        interval(regions.of("headcount", "A"), 0.0839717920923, 0.348756967516);
        interval(regions.of("headcount", "C"), 0.216786769871, 0.332728250364);
        interval(
                survey().interval(ConfidenceInterval.T)
                        .estimate(Poverty.headcount(1900))
                        .get(0),
                0.159354263150,
                0.250581456749);
        assertThat(regions.notes())
                .contains("intervals of shares are symmetric in log odds, so they stay between 0 and 1");
    }

    @Test
    void intervalsOfSharesStayBetweenZeroAndOneAndOthersAreWalds() {
        List<Metric> shares = List.of(
                Poverty.headcount(60),
                Poverty.headcountAtOrBelow(Line.of(60)),
                Poverty.fgt(0, 60),
                Lorenz.bottom(0.02),
                Lorenz.top(0.02),
                Lorenz.between(0.9, 1),
                Decomposition.incomeShare("region", "A"),
                Decomposition.populationShare("region", "A"),
                Targeting.of("programme", 1900).coverageOfPoor());
        for (Estimate it : survey().estimate(shares)) {
            Uncertainty u = it.uncertainty().orElseThrow();
            assertThat(u.low()).as(it.toString()).isPositive().isLessThan(it.value());
            assertThat(u.high()).as(it.toString()).isLessThan(1).isGreaterThan(it.value());
            assertThat(u.interval()).isEqualTo(ConfidenceInterval.LOGIT);
        }
        for (Estimate it :
                survey().estimate(Welfare.mean(), Welfare.meanOf("programme"), Poverty.gap(1900), Inequality.gini())) {
            Uncertainty u = it.uncertainty().orElseThrow();
            assertThat(u.high() - it.value()).as(it.toString()).isCloseTo(it.value() - u.low(), within(1e-9));
            assertThat(u.interval()).isEqualTo(ConfidenceInterval.T);
        }
    }

    @Test
    void aShareOfNegativePartsHasNoLogOdds() {
        var table = Table.create(DoubleColumn.create("x", -6, -5, -4, 2, 9, 30, 31, 40));
        Estimate share = Survey.of(table)
                .welfare("x")
                .rowsAsPsus()
                .estimate(Lorenz.bottom(0.3))
                .get(0);
        assertThat(share.value()).isNegative();
        assertThat(share.uncertainty().orElseThrow().interval()).isEqualTo(ConfidenceInterval.T);
        assertThat(share.uncertainty().orElseThrow().low()).isLessThan(share.value());
    }

    @Test
    void zeroAndOneComeOutExactly() {
        var table = table("survey.csv");
        var sevenths = DoubleColumn.create("sevenths");
        for (int row = 0; row < table.rowCount(); row++) {
            sevenths.append(table.doubleColumn("weight").getDouble(row) / 7);
        }
        table.addColumns(sevenths);
        for (String weight : List.of("weight", "sevenths", "fweight")) {
            Survey survey = Survey.of(table)
                    .welfare("income_pos")
                    .weight(weight)
                    .strata("stratum")
                    .psu("psu")
                    .by("region");
            for (Estimate it : survey.estimate(
                    Poverty.headcount(1e9), Poverty.headcountAtOrBelow(1e9), Lorenz.bottom(1), Lorenz.between(0, 1))) {
                assertThat(it.value()).as("%s by %s", it, weight).isEqualTo(1);
                assertThat(it.se()).isZero();
                interval(it, 1, 1);
            }
            for (Estimate it : survey.estimate(Poverty.headcount(1e-3), Poverty.gap(1e-3), Lorenz.top(0))) {
                assertThat(it.value()).as("%s by %s", it, weight).isEqualTo(0);
                assertThat(it.se()).isZero();
            }
        }
    }

    /** 40 replicates of 40 PSUs in 5 strata have rank 36; eight of them move one stratum, and have rank 8 there. */
    @Test
    void bareReplicateWeightsHaveTheirRankLessOne() {
        Table weights = table("survey_jkn.csv");
        Table joined = table("survey.csv");
        var names = new ArrayList<String>();
        var scales = new ArrayList<Double>();
        for (int r = 1; r <= 40; r++) {
            names.add(String.format(Locale.ROOT, "rw%03d", r));
            scales.add(0.875);
        }
        names.forEach(name -> joined.addColumns(weights.column(name)));
        Survey bare = Survey.of(joined).welfare("income_pos").weight("weight").replicates(Replicates.of(names, scales));
        assertThat(df(bare.estimate(Welfare.mean()).get(0))).isEqualTo(35);
        Estimates regions = bare.by("region").estimate(Welfare.mean());
        assertThat(regions.list()).extracting(ErrorsTest::df).containsExactly(14.0, 14.0, 7.0);
        assertThat(bare.by("stratum").estimate(Poverty.headcount(1900)).list())
                .extracting(ErrorsTest::df)
                .containsOnly(7.0);
        // The same column twice, a column that is the sum of two others, and one of zeros add no rank.
        var sum = DoubleColumn.create("sum");
        var none = DoubleColumn.create("none");
        for (int row = 0; row < joined.rowCount(); row++) {
            sum.append(weights.doubleColumn("rw001").getDouble(row)
                    + weights.doubleColumn("rw002").getDouble(row));
            none.append(0);
        }
        joined.addColumns(sum, none);
        var more = new ArrayList<>(List.of("rw001", "rw002", "sum", "rw001", "rw009"));
        assertThat(df(bare.replicates(Replicates.bootstrapWeights(more))
                        .estimate(Welfare.mean())
                        .get(0)))
                .isEqualTo(2);
        // Where units are named they say it.
        assertThat(df(bare.strata("stratum").psu("psu").estimate(Welfare.mean()).get(0)))
                .isEqualTo(35);
    }

    private static double df(Estimate it) {
        return it.uncertainty().orElseThrow().df();
    }

    @Test
    void aGroupInsideOnePsuHasNoStandardError() {
        var table = Households.table();
        var village = StringColumn.create("village");
        for (int row = 0; row < table.rowCount(); row++) {
            boolean first = table.intColumn("stratum").get(row) == 0
                    && table.intColumn("cluster").get(row) == 0;
            boolean second = table.intColumn("stratum").get(row) == 0
                    && table.intColumn("cluster").get(row) == 1;
            village.append(first ? "one" : second ? "other" : "rest");
        }
        table.addColumns(village);
        Survey survey = Households.survey(table).by("village").publish(new PublicationRule(5, 0.5));
        List<Metric> indices = List.of(
                Welfare.mean(),
                Poverty.headcount(3),
                Poverty.headcount(1e9),
                Inequality.gini(),
                Poverty.headcount(Line.ofMean(0.6)));
        for (Survey some : List.of(survey, survey.replicates(Replicates.bootstrap(20, 3)))) {
            for (Metric metric : indices) {
                Estimates estimates = some.estimate(metric);
                Estimate one = estimates.get(0);
                assertThat(one.se()).as("%s", one).isNaN();
                assertThat(one.uncertainty().orElseThrow().low()).isNaN();
                assertThat(one.flag()).contains("no standard error: all its rows are in one PSU");
                assertThat(estimates.get(2).se()).as("%s", estimates.get(2)).isNotNaN();
                // Nothing that is made of it has an error either.
                assertThat(estimates.get(2).minus(one).se()).isNaN();
                assertThat(one.minus(estimates.get(2)).se()).isNaN();
            }
        }
        // How many live there varies with which PSUs are drawn: a total has an error.
        assertThat(survey.estimate(Welfare.total()).get(0).se()).isPositive();
        Estimates change = survey.where("year", 2010)
                .changeTo(survey.where("year", 2015))
                .of(Welfare.mean(), Poverty.headcount(Line.ofMedian(0.6)));
        assertThat(change.of("change in mean", "one").se()).isNaN();
        assertThat(change.of("change in headcount", "other").se()).isNaN();
        assertThat(change.of("change in headcount", "other").flag()).isPresent();
        assertThat(change.of("change in mean", "rest").se()).isPositive();
        // One row that is a PSU of its own.
        var rows = Table.create(DoubleColumn.create("x", 1, 2, 3, 4), StringColumn.create("g", "a", "b", "b", "b"));
        assertThat(Survey.of(rows)
                        .welfare("x")
                        .rowsAsPsus()
                        .by("g")
                        .estimate(Welfare.mean())
                        .list())
                .extracting(Estimate::se)
                .satisfies(all -> {
                    assertThat(all.get(0)).isNaN();
                    assertThat(all.get(1)).isPositive();
                });
    }

    /** R: options(survey.lonely.psu = "average") counts a stratum with a correction of 1 as estimated, with 0. */
    @Test
    void replicatesLeaveStrataThatWereDrawnWholeAlone() {
        var table = Table.create(
                IntColumn.create("h", 1, 1, 1, 2, 2, 3),
                IntColumn.create("u", 1, 2, 3, 4, 5, 6),
                DoubleColumn.create("N", 9, 9, 9, 2, 2, 1),
                DoubleColumn.create("x", 3, 5, 8, 100, 200, 50));
        Survey survey =
                Survey.of(table).welfare("x").strata("h").psu("u").fpc("N").singlePsu(SinglePsu.AVERAGE);
        double exact = survey.estimate(Welfare.total()).get(0).se();
        assertThat(exact).isCloseTo(Math.sqrt((1 - 3.0 / 9) * 3 * 19 / 3.0), within(1e-9));
        assertThat(survey.replicates(Replicates.jackknife())
                        .estimate(Welfare.total())
                        .get(0)
                        .se())
                .isCloseTo(exact, within(1e-9));
        // The bootstrap honours the correction too.
        assertThat(survey.replicates(Replicates.bootstrap(4000, 5))
                        .estimate(Welfare.total())
                        .get(0)
                        .se())
                .isCloseTo(exact, within(0.03 * exact));
    }

    /** Smooth tails have errors near the bootstrap's; where rows are few or heaped there is none, and it is said. */
    @Test
    void errorsOfQuantilesHoldInTheTailsOrAreNotGiven() {
        Table table = Households.table();
        Survey survey = Survey.of(table).welfare("consumption").rowsAsPsus();
        List<Metric> tails = List.of(
                Welfare.quantile(0.05),
                Welfare.quantile(0.1),
                Welfare.quantile(0.95),
                Poverty.headcount(Line.ofMedian(0.6)),
                Poverty.relativeMedianGap(Line.ofMedian(0.6)));
        Estimates taylor = survey.estimate(tails);
        Estimates bootstrap = survey.replicates(Replicates.bootstrap(600, 9)).estimate(tails);
        for (int i = 0; i < tails.size(); i++) {
            assertThat(taylor.get(i).se() / bootstrap.get(i).se())
                    .as("%s", taylor.get(i))
                    .isBetween(0.5, 1.7);
        }
        var heaped = DoubleColumn.create("heaped");
        var poorest = DoubleColumn.create("poorest");
        for (int row = 0; row < table.rowCount(); row++) {
            double x = table.doubleColumn("consumption").getDouble(row);
            heaped.append(Math.max(2, 2 * Math.rint(x / 2)));
            poorest.append(row % 12 == 0 ? 0 : x);
        }
        table.addColumns(heaped, poorest);
        for (Estimate none : Stream.of(
                        Survey.of(table)
                                .welfare("heaped")
                                .rowsAsPsus()
                                .estimate(Welfare.quantile(0.2), Welfare.median()),
                        Survey.of(table)
                                .welfare("poorest")
                                .rowsAsPsus()
                                .estimate(Welfare.quantile(0.04), Welfare.quantile(1.0 / 12)))
                .flatMap(estimates -> estimates.list().stream())
                .toList()) {
            assertThat(none.se()).as("%s", none).isNaN();
            assertThat(none.flag())
                    .contains("no standard error: where it needs the density, rows are few or heaped on equal values");
        }
        assertThat(Survey.of(table)
                        .welfare("poorest")
                        .rowsAsPsus()
                        .estimate(Welfare.quantile(0.3))
                        .get(0)
                        .se())
                .isPositive();
    }

    @Test
    void negativeAmountsThatLookLikeCodesAreNamed() {
        var table = Table.create(
                DoubleColumn.create("x", -99, -99, 3, 4, -9, -12.5, -350, 5, -999),
                IntColumn.create("tax", 1, 1, -98, 0, 1, 1, 1, 1, 1),
                StringColumn.create("g", "a", "a", "a", "a", "b", "b", "b", "b", "c"));
        Survey survey = Survey.of(table).welfare("x");
        assertThat(survey.estimate(Welfare.mean()).notes())
                .contains(
                        "x is -999 in 1 row, -99 in 2 rows, -9 in 1 row: codes for missing? They count as amounts; if they"
                                + " are codes, make them missing first");
        assertThat(survey.estimate(Welfare.meanOf("tax")).notes())
                .anyMatch(note -> note.startsWith("tax is -98 in 1 row:"));
        assertThat(survey.estimate(Welfare.mean()).notes()).noneMatch(note -> note.startsWith("tax"));
        assertThat(survey.where("g", "b").estimate(Welfare.mean()).notes())
                .anyMatch(note -> note.startsWith("x is -9 in 1 row:"));
        assertThat(survey.where("g", "a")
                        .changeTo(survey.where("g", "b"))
                        .of(Welfare.mean())
                        .notes())
                .anyMatch(note -> note.startsWith("x is -99 in 2 rows:"))
                .anyMatch(note -> note.startsWith("x is -9 in 1 row:"));
        assertThat(SuspectCodes.note("x", new double[] {-350, -12.5, -10, -90, 0, 99, Double.NaN}, row -> true))
                .isEmpty();
        assertThat(SuspectCodes.note("x", new double[] {-1, -7, -77, -888, -995, -9998, -99999}, row -> true))
                .isPresent();
    }

    @Test
    void fractionsThatCanOnlyBePercentAreRefused() {
        assertThatThrownBy(() -> Line.ofMedian(60)).hasMessageContaining("was 60.0; 60 percent of the median is 0.6");
        assertThatThrownBy(() -> Line.ofMean(50)).hasMessageContaining("was 50.0");
        assertThatThrownBy(() -> new PublicationRule(30, 30))
                .hasMessageContaining("was 30 and 30.0; 30 percent is 0.3");
        assertThatThrownBy(() -> Poverty.averageExitTime(Line.of(3), 3)).hasMessageContaining("3 percent is 0.03");
        assertThat(Line.ofMedian(2).toString()).isEqualTo("2.0 median");
    }
}
