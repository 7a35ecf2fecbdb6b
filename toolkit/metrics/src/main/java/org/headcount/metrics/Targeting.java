package org.headcount.metrics;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * How well a programme reaches the poor.
 *
 * <p>Cornia and Stewart (1993), "Two errors of targeting", Journal of International Development 5; Coady, Grosh and Hoddinott
 * (2004), <i>Targeting of Transfers in Developing Countries</i>; Ravallion (2009), "How relevant is targeting to the success of
 * an antipoverty program?", World Bank Research Observer 24, for the targeting differential. Poor is strictly below the
 * line; a beneficiary is a row with 1 in the programme's column, others have 0.
 */
public final class Targeting {
    private final double line;
    private final String programme;

    private Targeting(double line, String programme) {
        this.line = line;
        this.programme = programme;
    }

    /** A programme and the line of the people whom it should reach. */
    public static Targeting of(String programme, double line) {
        return new Targeting(new Line.Fixed(line).line(), programme);
    }

    /** The share of the poor who do not benefit: the error of exclusion. */
    public Formula undercoverage() {
        return formula("undercoverage", d -> share(d, poor(d), with(d).negate()))
                .asShare();
    }

    /** The share of beneficiaries who are not poor: the error of inclusion. */
    public Formula leakage() {
        return formula("leakage", d -> share(d, with(d), poor(d).negate())).asShare();
    }

    /** The share of the non-poor who benefit: the error of inclusion, as a rate among those it should not reach. */
    public Formula inclusionErrorRate() {
        return formula("inclusion_error_rate", d -> share(d, poor(d).negate(), with(d)))
                .asShare();
    }

    /** The share of the people who benefit. */
    public Formula coverage() {
        return formula("coverage", d -> share(d, i -> true, with(d))).asShare();
    }

    /** The share of the poor who benefit. */
    public Formula coverageOfPoor() {
        return formula("coverage_of_poor", d -> share(d, poor(d), with(d))).asShare();
    }

    /** The share of the people whom the programme treats as intended: the poor who benefit and the non-poor who do not. */
    public Formula accuracy() {
        return formula("targeting_accuracy", d -> {
                    IntPredicate poor = poor(d);
                    IntPredicate with = with(d);
                    return share(d, i -> true, i -> poor.test(i) == with.test(i));
                })
                .asShare();
    }

    /** The share of the poor who benefit less that of the non-poor. */
    public Formula differential() {
        return formula(
                "targeting_differential", d -> share(d, poor(d), with(d)).minus(share(d, poor(d).negate(), with(d))));
    }

    /**
     * Coady, Grosh and Hoddinott's index by heads: the share of beneficiaries who are poor over the share of people who
     * are. Above 1 the programme is progressive.
     */
    public Formula performance() {
        return formula("targeting_performance", d -> share(d, with(d), poor(d)).over(share(d, i -> true, poor(d))));
    }

    /** The same by money: the share of a benefit that goes to the poor over their share of the people. */
    public Formula performance(String benefit) {
        return Formula.of("targeting_performance_by_benefit", d -> {
                    double[] amount = d.column(benefit);
                    IntPredicate poor = poor(d);
                    return d.average(i -> poor.test(i) ? amount[i] : 0)
                            .over(d.average(i -> amount[i]))
                            .over(share(d, i -> true, poor));
                })
                .reading(programme, benefit)
                .with("line", line)
                .with("benefit", benefit);
    }

    private static Linearised share(Distribution d, IntPredicate among, IntPredicate those) {
        return d.average(among, i -> those.test(i) ? 1 : 0);
    }

    private IntPredicate poor(Distribution d) {
        return i -> d.welfare(i) < line;
    }

    private IntPredicate with(Distribution d) {
        double[] member = d.column(programme);
        for (int i = 0; i < member.length; i++) {
            if (member[i] != 0 && member[i] != 1) {
                throw new IllegalArgumentException("programme " + programme + " must be 1 for beneficiaries and 0 for"
                        + " others, was " + member[i] + " in row " + i);
            }
        }
        return i -> member[i] == 1;
    }

    private Formula formula(String name, Function<Distribution, Linearised> formula) {
        return Formula.of(name, formula)
                .reading(programme)
                .with("programme", programme)
                .with("line", line);
    }

    @Override
    public String toString() {
        return "targeting of " + programme + " at people below " + line;
    }

    static List<MetricEntry> entries() {
        Targeting example = of("programme", 1);
        String two = "Cornia and Stewart (1993), Journal of International Development 5";
        String coady = "Coady, Grosh and Hoddinott (2004), Targeting of Transfers in Developing Countries";
        return List.of(
                entry("undercoverage", "undercoverage()", example::undercoverage)
                        .help("share of the poor whom a programme misses")
                        .formula("poor without benefit / poor")
                        .paper(two)
                        .inPercent()
                        .reference("survey/undercoverage/1"),
                entry("leakage", "leakage()", example::leakage)
                        .help("share of beneficiaries who are not poor")
                        .formula("non-poor beneficiaries / beneficiaries")
                        .paper(two)
                        .inPercent()
                        .reference("survey/leakage/1"),
                entry("inclusion_error_rate", "inclusionErrorRate()", example::inclusionErrorRate)
                        .help("share of the non-poor who benefit")
                        .formula("non-poor beneficiaries / non-poor")
                        .paper(coady)
                        .inPercent()
                        .reference("survey/inclusion_error_rate_nonpoor/1"),
                entry("coverage", "coverage()", example::coverage)
                        .help("share of the people who benefit")
                        .formula("beneficiaries / N")
                        .paper(coady)
                        .inPercent()
                        .reference("survey/coverage/1"),
                entry("coverage_of_poor", "coverageOfPoor()", example::coverageOfPoor)
                        .help("share of the poor who benefit")
                        .formula("poor beneficiaries / poor")
                        .paper(coady)
                        .inPercent()
                        .reference("survey/coverage_poor/1"),
                entry("targeting_accuracy", "accuracy()", example::accuracy)
                        .help("share of the people whom a programme treats as intended")
                        .formula("(poor beneficiaries + other non-poor) / N")
                        .paper(coady)
                        .inPercent()
                        .reference("survey/targeting_accuracy/1"),
                entry("targeting_differential", "differential()", example::differential)
                        .help("coverage of the poor less coverage of the non-poor")
                        .formula("coverage_of_poor - inclusion_error_rate")
                        .paper("Ravallion (2009), World Bank Research Observer 24")
                        .reference("survey/targeting_differential/1"),
                entry("targeting_performance", "performance()", example::performance)
                        .help("share of beneficiaries who are poor, over the share of people who are")
                        .formula("(1 - leakage) / H")
                        .paper(coady)
                        .reference("survey/cgh/1"),
                entry("targeting_performance_by_benefit", "performance(benefit)", () -> example.performance("tax"))
                        .help("share of a benefit that goes to the poor, over their share of the people")
                        .formula("(benefit of the poor / benefit) / H")
                        .paper(coady)
                        .reference("survey/cgh/2"));
    }

    private static MetricEntry entry(String name, String method, Supplier<Formula> example) {
        return MetricEntry.of(
                MetricEntry.Family.TARGETING,
                name,
                "Targeting.of(programme, line)." + method,
                MetricFactory.ofColumns(example));
    }
}
