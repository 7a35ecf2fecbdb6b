package org.headcount.reference;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.headcount.metrics.Bandwidth;
import org.headcount.metrics.Concentration;
import org.headcount.metrics.Inequality;
import org.headcount.metrics.Line;
import org.headcount.metrics.Lorenz;
import org.headcount.metrics.Metric;
import org.headcount.metrics.Poverty;
import org.headcount.metrics.QuantileType;
import org.headcount.metrics.Welfare;

/** The reference set's name of each metric, and what it is in the toolkit. */
final class MetricNames {
    private MetricNames() {}

    /** How a record is answered. */
    @FunctionalInterface
    interface Answer {
        List<Double> of(Case it);
    }

    /** What a record asks one metric for. */
    @FunctionalInterface
    private interface Told {
        Metric by(Case it);
    }

    @FunctionalInterface
    private interface ToldMany {
        List<Metric> by(Case it);
    }

    private static final Map<String, Answer> ANSWERS = answers();

    static Optional<Answer> answer(String metric) {
        return Optional.ofNullable(ANSWERS.get(metric));
    }

    private static Map<String, Answer> answers() {
        var all = new TreeMap<String, Answer>();
        all.putAll(levels());
        all.putAll(poverty());
        all.putAll(inequality());
        all.putAll(errors());
        return all;
    }

    private static Answer value(Told told) {
        return it -> List.of(it.value(told.by(it)));
    }

    private static Answer values(ToldMany told) {
        return it -> it.values(told.by(it));
    }

    private static Answer error(Told told) {
        return it -> it.error(told.by(it));
    }

    private static Map<String, Answer> levels() {
        return Map.ofEntries(
                entry(
                        "n_obs",
                        it -> Case.list(
                                it.survey().estimate(Welfare.mean()).get(0).rows())),
                entry("sum_weights", it -> Case.list(it.survey().distribution().population())),
                entry("mean", value(it -> Welfare.mean())),
                entry(
                        "quantile",
                        values(it -> it.numbers("p").stream()
                                .<Metric>map(p -> Welfare.quantile(p, it.type()))
                                .toList())),
                entry(
                        "percentile_ratio",
                        value(it -> Lorenz.percentileRatio(it.number("upper"), it.number("lower"), it.type()))),
                entry("relative_line", value(it -> Welfare.line(relativeLine(it)))),
                entry("lorenz_ordinates", values(it -> at(it, Lorenz::ordinate))),
                entry("generalized_lorenz_ordinates", values(it -> at(it, Lorenz::generalised))),
                entry("decile_shares", values(it -> Lorenz.shares(10))),
                entry("quintile_shares", values(it -> Lorenz.shares(5))),
                entry("bottom_share", value(it -> Lorenz.bottom(it.number("p")))),
                entry("top_share", value(it -> Lorenz.top(it.number("p")))),
                entry("palma", value(it -> Lorenz.palma())),
                entry("s80s20", value(it -> switch (it.text("method")) {
                    case "lorenz" -> Lorenz.s80s20();
                    case "eurostat" -> Lorenz.quintileShareRatio();
                    default -> throw new IllegalArgumentException("unknown method " + it.text("method"));
                })));
    }

    private static List<Metric> at(Case it, java.util.function.DoubleFunction<Metric> ordinate) {
        return it.numbers("p").stream().map(ordinate::apply).toList();
    }

    private static Line relativeLine(Case it) {
        return it.has("of") && it.text("of").equals("mean")
                ? Line.ofMean(it.number("fraction"))
                : Line.ofMedian(it.number("fraction"), it.type(), Bandwidth.silverman());
    }

    private static Map<String, Answer> poverty() {
        return Map.ofEntries(
                entry("arpr", value(it -> Poverty.headcount(relativeLine(it)))),
                entry("relative_median_poverty_gap", value(it -> Poverty.relativeMedianGap(relativeLine(it)))),
                entry("fgt", value(MetricNames::fgt)),
                entry("income_gap_ratio", value(it -> Poverty.incomeGapRatio(it.line()))),
                entry("poverty_deficit_total", value(it -> Poverty.deficit(it.number("z")))),
                entry(
                        "watts",
                        value(it -> it.has("zeros") && it.text("zeros").equals("numerator_only")
                                ? Poverty.wattsIgnoringZeros(it.line())
                                : Poverty.watts(it.line(), it.zeros()))),
                entry("prosperity_gap", value(it -> Poverty.prosperityGap(it.line()))),
                entry("average_exit_time", value(it -> Poverty.averageExitTime(it.line(), it.number("growth")))),
                entry("sen", value(it -> switch (it.text("variant")) {
                    case "replication_invariant" -> Poverty.sen(it.line());
                    case "sen1976" -> Poverty.sen1976(it.line());
                    default -> throw new IllegalArgumentException("unknown variant " + it.text("variant"));
                })),
                entry("sst", value(it -> Poverty.sst(it.line()))),
                entry(
                        "tip_ordinates",
                        values(it -> at(
                                it,
                                p -> it.has("normalized")
                                                && it.text("normalized").equals("false")
                                        ? Poverty.tipInMoney(it.line(), p)
                                        : Poverty.tip(it.line(), p)))),
                entry(
                        "kakwani_growth_elasticity",
                        value(it -> Poverty.growthElasticity(it.number("alpha"), it.line()))));
    }

    private static Metric fgt(Case it) {
        double alpha = it.number("alpha");
        return alpha == 0 && !it.strict() ? Poverty.headcountAtOrBelow(it.line()) : Poverty.fgt(alpha, it.line());
    }

    private static Map<String, Answer> inequality() {
        return Map.ofEntries(
                entry("gini", value(it -> Inequality.gini())),
                entry("gini_unbiased", value(it -> Inequality.giniUnbiased())),
                entry("s_gini", value(it -> Inequality.sGini(it.number("v")))),
                entry("relative_mean_deviation", value(it -> Inequality.hoover())),
                entry("coefficient_of_variation", value(it -> Inequality.coefficientOfVariation())),
                entry(
                        "generalized_entropy",
                        value(it -> Inequality.generalizedEntropy(it.number("alpha"), it.zeros()))),
                entry("atkinson", value(it -> Inequality.atkinson(it.number("epsilon"), it.zeros()))),
                entry("sen_welfare", value(it -> Inequality.senWelfare())),
                entry("wolfson", value(it -> Inequality.wolfson())),
                entry("concentration_index", it -> List.of(rankedBy(it, Concentration.index(it.text("v"))))),
                entry("kakwani", it -> List.of(rankedBy(it, Concentration.kakwani(it.text("v"))))),
                entry("reynolds_smolensky", it -> List.of(taxed(it, Concentration.reynoldsSmolensky(it.text("tax"))))),
                entry(
                        "redistributive_effect",
                        it -> List.of(taxed(it, Concentration.redistributiveEffect(it.text("tax"))))),
                entry("average_tax_rate", it -> List.of(taxed(it, Concentration.averageTaxRate(it.text("tax"))))));
    }

    private static double rankedBy(Case it, Metric metric) {
        return it.survey("rank_by").estimate(metric).get(0).value();
    }

    private static double taxed(Case it, Metric metric) {
        return it.survey("pre").estimate(metric).get(0).value();
    }

    private static Map<String, Answer> errors() {
        return Map.ofEntries(
                entry("se_mean", error(it -> Welfare.mean())),
                entry("se_total", error(it -> Welfare.total())),
                entry("se_fgt", error(MetricNames::fgt)),
                entry(
                        "se_generalized_entropy",
                        error(it -> Inequality.generalizedEntropy(it.number("alpha"), it.zeros()))),
                entry("se_atkinson", error(it -> Inequality.atkinson(it.number("epsilon"), it.zeros()))),
                entry("se_watts", error(it -> Poverty.watts(it.line(), it.zeros()))),
                entry("se_gini", error(it -> Inequality.gini())),
                entry("se_mean_na_as_domain", error(it -> Welfare.mean())),
                entry(
                        "se_arpr_kernel",
                        error(it -> Poverty.headcountAtOrBelow(
                                Line.ofMedian(0.6, QuantileType.INVERSE_CDF, Bandwidth.weightSum())))),
                entry("se_domain_mean", it -> domains(it, Welfare.mean())),
                entry("se_domain_headcount", it -> domains(it, Poverty.headcount(it.line()))),
                entry("deff_mean", it -> Case.list(uncertainty(it).deff().orElseThrow())),
                entry("degrees_of_freedom", it -> Case.list(uncertainty(it).df())));
    }

    private static org.headcount.survey.Uncertainty uncertainty(Case it) {
        return it.designed().estimate(Welfare.mean()).get(0).uncertainty().orElseThrow();
    }

    private static List<Double> domains(Case it, Metric metric) {
        var estimates = it.designed().by(it.text("domain")).estimate(metric);
        var found = it.texts("levels").stream()
                .map(level -> estimates.of(metric.name(), level))
                .toList();
        return Case.join(
                found.stream().map(org.headcount.survey.Estimate::value).toList(),
                found.stream().map(org.headcount.survey.Estimate::se).toList());
    }
}
