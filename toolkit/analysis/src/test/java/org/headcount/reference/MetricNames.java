package org.headcount.reference;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.headcount.metrics.AlkireFoster;
import org.headcount.metrics.Bandwidth;
import org.headcount.metrics.BetaLorenz;
import org.headcount.metrics.Concentration;
import org.headcount.metrics.Decomposition;
import org.headcount.metrics.Dominance;
import org.headcount.metrics.GeneralQuadratic;
import org.headcount.metrics.Growth;
import org.headcount.metrics.Inequality;
import org.headcount.metrics.Line;
import org.headcount.metrics.LineUp;
import org.headcount.metrics.Linearised;
import org.headcount.metrics.Lognormal;
import org.headcount.metrics.Lorenz;
import org.headcount.metrics.LorenzFit;
import org.headcount.metrics.Metric;
import org.headcount.metrics.Poverty;
import org.headcount.metrics.QuantileType;
import org.headcount.metrics.Smoothing;
import org.headcount.metrics.Sources;
import org.headcount.metrics.Targeting;
import org.headcount.metrics.Welfare;
import org.headcount.survey.Estimate;
import org.headcount.survey.Uncertainty;

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

    /** All names. */
    static Set<String> all() {
        return ANSWERS.keySet();
    }

    private static Map<String, Answer> answers() {
        var all = new TreeMap<String, Answer>();
        all.putAll(levels());
        all.putAll(poverty());
        all.putAll(inequality());
        all.putAll(errors());
        all.putAll(groups());
        all.putAll(change());
        all.putAll(grouped());
        all.putAll(deprivations());
        all.putAll(targeting());
        all.putAll(series());
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

    private static List<Metric> at(Case it, DoubleFunction<Metric> ordinate) {
        return it.numbers("p").stream().map(ordinate::apply).toList();
    }

    private static Line relativeLine(Case it) {
        return it.has("of") && it.text("of").equals("mean")
                ? Line.ofMean(it.number("fraction"))
                : Line.ofMedian(it.number("fraction"), it.type(), Bandwidth.silverman());
    }

    private static Map<String, Answer> poverty() {
        return Map.ofEntries(
                entry(
                        "arpr",
                        value(it -> it.strict()
                                ? Poverty.headcount(relativeLine(it))
                                : Poverty.headcountAtOrBelow(relativeLine(it)))),
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

    private static Map<String, Answer> groups() {
        return Map.ofEntries(
                entry(
                        "group_population_share",
                        eachLevel((it, level) -> Decomposition.populationShare(it.text("group"), level))),
                entry(
                        "group_income_share",
                        eachLevel((it, level) -> Decomposition.incomeShare(it.text("group"), level))),
                entry("group_mean", it -> it.byGroup("group", Welfare.mean())),
                entry("ge_by_group", it -> it.byGroup("group", Inequality.generalizedEntropy(it.number("alpha")))),
                entry("gini_by_group", it -> it.byGroup("group", Inequality.gini())),
                entry("fgt_by_group", it -> it.byGroup("group", fgt(it))),
                entry(
                        "fgt_group_contribution",
                        eachLevel((it, level) -> Decomposition.contribution(fgt(it), it.text("group"), level))),
                entry(
                        "ge_decomposition",
                        values(it -> Decomposition.generalizedEntropy(it.number("alpha"), it.text("group")))),
                entry("gini_group_decomposition", values(it -> Decomposition.gini(it.text("group")))),
                entry("gini_source_decomposition", values(MetricNames::sources)));
    }

    private static Answer eachLevel(BiFunction<Case, String, Metric> metric) {
        return values(it -> it.texts("levels").stream()
                .map(level -> metric.apply(it, level))
                .toList());
    }

    private static List<Metric> sources(Case it) {
        var sources = Sources.of(it.texts("parts").toArray(String[]::new));
        Function<String, Metric> part = switch (it.text("component")) {
            case "gini_total" -> source -> sources.gini();
            case "share" -> sources::share;
            case "source_gini" -> sources::sourceGini;
            case "gini_correlation" -> sources::correlation;
            case "relative_contribution" -> sources::contribution;
            case "marginal_effect" -> sources::marginalEffect;
            default -> throw new IllegalArgumentException("unknown component " + it.text("component"));
        };
        return it.text("component").equals("gini_total")
                ? List.of(sources.gini())
                : sources.columns().stream().map(part).toList();
    }

    private static Map<String, Answer> change() {
        return Map.ofEntries(
                entry("growth_of_mean", it -> list(it.change().growthOfMean())),
                entry("gic", it -> switch (it.text("method")) {
                    case "quantile_inv_cdf" -> values(it.change().growthIncidence(array(it.numbers("p"))));
                    case "bin_mean" -> values(it.change().growthOfBins((int) it.number("bins")));
                    default -> throw new IllegalArgumentException("unknown method " + it.text("method"));
                }),
                entry("ravallion_chen", it -> switch (it.text("method")) {
                    case "mean_of_percentile_growth" -> list(it.change().rateOfProPoorGrowth(it.number("z")));
                    case "watts" -> list(it.change().rateOfProPoorGrowthByWatts(it.number("z")));
                    default -> throw new IllegalArgumentException("unknown method " + it.text("method"));
                }),
                entry("datt_ravallion", it -> {
                    var parts = it.number("reference") == 0
                            ? it.change().dattRavallion(fgt(it))
                            : it.change().dattRavallionFromAfter(fgt(it));
                    return list(parts.change(), parts.growth(), parts.redistribution(), parts.residual());
                }),
                entry("shapley_growth_redistribution", it -> {
                    var parts = it.change().shapley(fgt(it));
                    return list(parts.change(), parts.growth(), parts.redistribution());
                }),
                entry("pegr", it -> {
                    var found = it.change().povertyEquivalentGrowth(fgt(it));
                    return list(found.povertyElasticity(), found.growthElasticity(), found.rate());
                }),
                entry("ravallion_huppi", it -> {
                    var parts = it.change().ravallionHuppi(fgt(it), it.text("sector"));
                    return list(parts.change(), parts.intra(), parts.shift(), parts.interaction());
                }),
                entry(
                        "dominance_curve",
                        values(it -> Dominance.curve((int) it.number("order"), array(it.numbers("grid"))))),
                entry(
                        "dominance_difference",
                        it -> values(it.change().dominance((int) it.number("order"), array(it.numbers("grid"))))));
    }

    private static List<Double> list(Linearised... values) {
        return values(List.of(values));
    }

    private static List<Double> values(List<Linearised> values) {
        return values.stream().map(Linearised::value).toList();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Map<String, Answer> grouped() {
        return Map.ofEntries(
                entry("gq_coefficients", it -> quadratic(it).coefficients()),
                entry("gq_gini", it -> Case.list(quadratic(it).gini())),
                entry("gq_median", it -> Case.list(quadratic(it).median(it.number("mean")))),
                entry("gq_decile_shares", it -> quadratic(it).shares(10)),
                entry("gq_sse", it -> Case.list(quadratic(it).sumOfSquares(it.grouped()))),
                entry(
                        "gq_valid",
                        it -> Case.list(
                                quadratic(it).reachesOne() ? 1 : 0,
                                quadratic(it).hasLorenzShape() ? 1 : 0)),
                entry("gq_headcount", it -> Case.list(poverty(it, quadratic(it)).headcount())),
                entry(
                        "gq_poverty_gap",
                        it -> Case.list(poverty(it, quadratic(it)).gap())),
                entry(
                        "gq_poverty_severity",
                        it -> Case.list(poverty(it, quadratic(it)).severity())),
                entry(
                        "gq_watts",
                        it -> Case.list(poverty(it, quadratic(it)).watts().orElse(Double.NaN))),
                entry("gq_elasticities", it -> {
                    var to = quadratic(it).elasticities(it.number("mean"), it.number("z"));
                    return Case.list(
                            to.headcountToMean(),
                            to.gapToMean(),
                            to.severityToMean(),
                            to.headcountToGini(),
                            to.gapToGini(),
                            to.severityToGini());
                }),
                entry("beta_coefficients", it -> beta(it).coefficients()),
                entry("beta_gini", it -> Case.list(beta(it).gini())),
                entry("beta_headcount", it -> Case.list(poverty(it, beta(it)).headcount())),
                entry("beta_poverty_gap", it -> Case.list(poverty(it, beta(it)).gap())),
                entry(
                        "beta_poverty_severity",
                        it -> Case.list(poverty(it, beta(it)).severity())),
                entry("lognormal_poverty", it -> {
                    var fitted = Lognormal.of(it.number("mean"), it.number("gini"));
                    double z = it.number("z");
                    return Case.list(
                            fitted.sigma(),
                            fitted.headcount(z),
                            fitted.gap(z),
                            fitted.severity(z),
                            fitted.watts(z),
                            fitted.theil());
                }));
    }

    private static GeneralQuadratic quadratic(Case it) {
        return GeneralQuadratic.fit(it.grouped());
    }

    private static BetaLorenz beta(Case it) {
        return BetaLorenz.fit(it.grouped());
    }

    private static LorenzFit.Poverty poverty(Case it, LorenzFit curve) {
        return curve.poverty(it.number("mean"), it.number("z"));
    }

    private static Map<String, Answer> deprivations() {
        return Map.ofEntries(
                entry("alkire_foster", values(it -> {
                    var counted = AlkireFoster.ofAchievements(
                            it.texts("achievements"), it.numbers("cutoffs"), it.number("k"));
                    return List.of(
                            counted.headcount(),
                            counted.intensity(),
                            counted.adjustedHeadcount(),
                            counted.adjustedGap(),
                            counted.adjustedSeverity(),
                            counted.averageGap(),
                            counted.averageSeverity());
                })),
                entry(
                        "mpi",
                        values(it -> List.of(mpi(it).headcount(), mpi(it).intensity(), mpi(it).adjustedHeadcount()))),
                entry("mpi_uncensored_headcount", eachIndicator(AlkireFoster::uncensoredHeadcount)),
                entry("mpi_censored_headcount", eachIndicator(AlkireFoster::censoredHeadcount)),
                entry("mpi_contribution", eachIndicator(AlkireFoster::contribution)),
                entry(
                        "mpi_group",
                        it -> it.byGroup(
                                "group",
                                switch (it.text("component")) {
                                    case "H" -> mpi(it).headcount();
                                    case "A" -> mpi(it).intensity();
                                    case "M0" -> mpi(it).adjustedHeadcount();
                                    default ->
                                        throw new IllegalArgumentException("unknown component " + it.text("component"));
                                })),
                entry("se_mpi_M0", error(it -> mpi(it).adjustedHeadcount())),
                entry("se_mpi_H", error(it -> mpi(it).headcount())),
                entry("se_mpi_A", error(it -> mpi(it).intensity())));
    }

    private static AlkireFoster mpi(Case it) {
        return AlkireFoster.ofIndicators(it.texts("indicators"), it.numbers("indicator_weights"), it.number("k"));
    }

    private static Answer eachIndicator(BiFunction<AlkireFoster, String, Metric> metric) {
        return values(it -> it.texts("indicators").stream()
                .map(indicator -> metric.apply(mpi(it), indicator))
                .toList());
    }

    private static Map<String, Answer> targeting() {
        return Map.ofEntries(
                entry("undercoverage", value(it -> programme(it).undercoverage())),
                entry("leakage", value(it -> programme(it).leakage())),
                entry("inclusion_error_rate_nonpoor", value(it -> programme(it).inclusionErrorRate())),
                entry("coverage", value(it -> programme(it).coverage())),
                entry("coverage_poor", value(it -> programme(it).coverageOfPoor())),
                entry("targeting_accuracy", value(it -> programme(it).accuracy())),
                entry("targeting_differential", value(it -> programme(it).differential())),
                entry("cgh", value(it -> switch (it.text("basis")) {
                    case "beneficiaries" -> programme(it).performance();
                    case "benefit" -> programme(it).performance(it.text("benefit"));
                    default -> throw new IllegalArgumentException("unknown basis " + it.text("basis"));
                })));
    }

    private static Targeting programme(Case it) {
        return Targeting.of(it.text("programme"), it.number("z"));
    }

    private static Map<String, Answer> series() {
        return Map.ofEntries(
                entry("cagr", it -> Case.list(Growth.compound(it.series("year"), it.series("value")))),
                entry("log_growth_annual", it -> Case.list(Growth.logarithmic(it.series("year"), it.series("value")))),
                entry(
                        "least_squares_growth",
                        it -> Case.list(Growth.leastSquares(it.series("year"), it.series("value")))),
                entry("pct_change", it -> Case.list(Growth.change(it.series("value")))),
                entry("moving_average", it -> {
                    int window = (int) it.number("window");
                    return Case.list(
                            switch (it.text("align")) {
                                case "trailing" -> Smoothing.trailingAverage(it.series("value"), window);
                                case "center", "centre", "centered" ->
                                    Smoothing.centredAverage(it.series("value"), window);
                                default -> throw new IllegalArgumentException("unknown alignment " + it.text("align"));
                            });
                }),
                entry(
                        "index_rebase",
                        it -> Case.list(Growth.index(
                                it.series("value"), Arrays.binarySearch(it.series("year"), it.number("base"))))),
                entry(
                        "interpolate_linear",
                        it -> Case.list(Smoothing.interpolate(it.series("year"), it.series("value")))),
                entry("lineup_mean", MetricNames::lineUp));
    }

    private static List<Double> lineUp(Case it) {
        LineUp first = survey(it, 0);
        double requested = it.number("proxy_req");
        return it.numbers("survey_mean").size() == 1
                ? List.of(first.extrapolated(requested))
                : LineUp.between(first, survey(it, 1), requested);
    }

    private static LineUp survey(Case it, int index) {
        double mean = it.numbers("survey_mean").get(index);
        List<Double> proxy = it.numbers("proxy" + index);
        return proxy.size() == 1
                ? LineUp.survey(mean, proxy.get(0))
                : LineUp.survey(mean, it.numbers("survey_year").get(index), proxy.get(0), proxy.get(1));
    }

    private static Uncertainty uncertainty(Case it) {
        return it.designed().estimate(Welfare.mean()).get(0).uncertainty().orElseThrow();
    }

    private static List<Double> domains(Case it, Metric metric) {
        var estimates = it.designed().by(it.text("domain")).estimate(metric);
        var found = it.texts("levels").stream()
                .map(level -> estimates.of(metric.name(), level))
                .toList();
        return Case.join(
                found.stream().map(Estimate::value).toList(),
                found.stream().map(Estimate::se).toList());
    }
}
