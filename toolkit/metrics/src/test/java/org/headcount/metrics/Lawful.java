package org.headcount.metrics;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;

/**
 * Every metric, and the laws it does not obey; it obeys all others.
 *
 * @param name what to call it in a failure
 * @param at the metric for a poverty line, which those without one ignore
 * @param exempt what does not hold of it
 */
record Lawful(String name, DoubleFunction<Metric> at, Set<Law> exempt) {

    /** What may not hold. */
    enum Law {
        /** Money in another currency (line included) leaves the value alone; else it multiplies it. */
        WITHOUT_UNIT,
        /** Weights times a constant leave the value alone; else they multiply it. */
        RELATIVE,
        /** A smooth function of weights: the influence is the derivative exactly, and the jackknife agrees. */
        SMOOTH
    }

    static final double LINE = 70;

    static List<Lawful> all() {
        var all = new ArrayList<Lawful>();
        // Levels
        all.add(of("mean", z -> Welfare.mean(), Law.WITHOUT_UNIT));
        all.add(of("total", z -> Welfare.total(), Law.WITHOUT_UNIT, Law.RELATIVE));
        all.add(of("population", z -> Welfare.population(), Law.RELATIVE));
        all.add(of("mean of tax", z -> Welfare.meanOf("tax"), Law.WITHOUT_UNIT));
        all.add(of("total of tax", z -> Welfare.totalOf("tax"), Law.WITHOUT_UNIT, Law.RELATIVE));
        all.add(of("ratio", z -> Welfare.ratio("tax", "programme"), Law.WITHOUT_UNIT));
        for (double p : new double[] {0.1, 0.5, 0.93}) {
            all.add(of("averaged quantile " + p, z -> Welfare.quantile(p), Law.WITHOUT_UNIT, Law.SMOOTH));
            all.add(of(
                    "quantile " + p, z -> Welfare.quantile(p, QuantileType.INVERSE_CDF), Law.WITHOUT_UNIT, Law.SMOOTH));
            all.add(of("lorenz " + p, z -> Lorenz.ordinate(p)));
            all.add(of("generalised lorenz " + p, z -> Lorenz.generalised(p), Law.WITHOUT_UNIT));
            all.add(of("top " + p, z -> Lorenz.top(p)));
            all.add(of("bottom " + p, z -> Lorenz.bottom(p)));
        }
        all.add(of("between", z -> Lorenz.between(0.4, 0.9)));
        all.add(of("palma", z -> Lorenz.palma()));
        all.add(of("s80s20", z -> Lorenz.s80s20()));
        all.add(of("eurostat s80s20", z -> Lorenz.quintileShareRatio(), Law.SMOOTH));
        all.add(of("percentile ratio", z -> Lorenz.percentileRatio(0.9, 0.1, QuantileType.INVERSE_CDF), Law.SMOOTH));
        // Inequality
        all.add(of("gini", z -> Inequality.gini()));
        all.add(of("s-gini 1.5", z -> Inequality.sGini(1.5)));
        all.add(of("s-gini 4", z -> Inequality.sGini(4)));
        for (double alpha : new double[] {-1, -0.5, 0, 0.5, 1, 2, 3}) {
            all.add(of("ge " + alpha, z -> Inequality.generalizedEntropy(alpha)));
        }
        all.add(of("theil", z -> Inequality.theil()));
        all.add(of("mld", z -> Inequality.meanLogDeviation()));
        for (double epsilon : new double[] {0.25, 0.5, 1, 2, 3}) {
            all.add(of("atkinson " + epsilon, z -> Inequality.atkinson(epsilon)));
        }
        all.add(of("hoover", z -> Inequality.hoover()));
        all.add(of("cv", z -> Inequality.coefficientOfVariation()));
        all.add(of("wolfson", z -> Inequality.wolfson(), Law.SMOOTH));
        all.add(of("sen welfare", z -> Inequality.senWelfare(), Law.WITHOUT_UNIT));
        // Poverty
        for (double alpha : new double[] {0, 0.5, 1, 1.5, 2, 3}) {
            all.add(of("fgt " + alpha, z -> Poverty.fgt(alpha, z)));
        }
        all.add(of("headcount at or below", Poverty::headcountAtOrBelow));
        all.add(of("number of poor", Poverty::number, Law.RELATIVE));
        all.add(of("income gap ratio", Poverty::incomeGapRatio));
        all.add(of("deficit", Poverty::deficit, Law.WITHOUT_UNIT, Law.RELATIVE));
        all.add(of("deficit under a mean", z -> Poverty.deficit(Line.ofMean(0.5)), Law.WITHOUT_UNIT, Law.RELATIVE));
        all.add(of("watts", Poverty::watts));
        all.add(of("watts ignoring zeros", z -> Poverty.wattsIgnoringZeros(Line.of(z))));
        all.add(of("exit time", z -> Poverty.averageExitTime(Line.of(z), 0.03)));
        all.add(of("prosperity gap", z -> Poverty.prosperityGap(Line.of(z))));
        all.add(of("sen", z -> Poverty.sen(Line.of(z))));
        all.add(of("sst", z -> Poverty.sst(Line.of(z))));
        all.add(of("tip 0.1", z -> Poverty.tip(Line.of(z), 0.1)));
        all.add(of("tip 0.9", z -> Poverty.tip(Line.of(z), 0.9)));
        all.add(of("growth elasticity", z -> Poverty.growthElasticity(1, Line.of(z))));
        all.add(of("dominance 1", z -> Dominance.curve(1, z)));
        all.add(of("headcount under a mean", z -> Poverty.headcount(Line.ofMean(0.5)), Law.SMOOTH));
        all.add(of("gap under a mean", z -> Poverty.gap(Line.ofMean(0.5))));
        all.add(of("watts under a mean", z -> Poverty.watts(Line.ofMean(0.5))));
        all.add(of("sst under a mean", z -> Poverty.sst(Line.ofMean(0.5))));
        all.add(of("sen under a mean", z -> Poverty.sen(Line.ofMean(0.5)), Law.SMOOTH));
        all.add(of("arpr", z -> Poverty.headcount(Line.ofMedian(0.6)), Law.SMOOTH));
        all.add(of("gap under a median", z -> Poverty.gap(Line.ofMedian(0.6)), Law.SMOOTH));
        all.add(of("median gap", z -> Poverty.relativeMedianGap(Line.ofMedian(0.6)), Law.SMOOTH));
        // Taxes, benefits, programmes
        all.add(of("concentration", z -> Concentration.index("tax")));
        all.add(of("kakwani", z -> Concentration.kakwani("tax")));
        all.add(of("reynolds-smolensky", z -> Concentration.reynoldsSmolensky("tax")));
        all.add(of("redistributive effect", z -> Concentration.redistributiveEffect("tax")));
        all.add(of("average tax rate", z -> Concentration.averageTaxRate("tax")));
        all.add(of("undercoverage", z -> Targeting.of("programme", z).undercoverage()));
        all.add(of("leakage", z -> Targeting.of("programme", z).leakage()));
        all.add(of("inclusion error", z -> Targeting.of("programme", z).inclusionErrorRate()));
        all.add(of("coverage", z -> Targeting.of("programme", z).coverage()));
        all.add(of("coverage of poor", z -> Targeting.of("programme", z).coverageOfPoor()));
        all.add(of("accuracy", z -> Targeting.of("programme", z).accuracy()));
        all.add(of("differential", z -> Targeting.of("programme", z).differential()));
        all.add(of("performance", z -> Targeting.of("programme", z).performance()));
        all.add(of("performance by tax", z -> Targeting.of("programme", z).performance("tax")));
        // Groups and sources
        all.add(of("population share", z -> Decomposition.populationShare("region", "north")));
        all.add(of("income share", z -> Decomposition.incomeShare("region", "north")));
        all.add(of("contribution", z -> Decomposition.contribution(Poverty.gap(z), "region", "north")));
        for (double alpha : new double[] {0, 1, 2}) {
            all.add(of(
                    "ge within " + alpha,
                    z -> Decomposition.generalizedEntropy(alpha, "region").get(1)));
            all.add(of(
                    "ge between " + alpha,
                    z -> Decomposition.generalizedEntropy(alpha, "region").get(2)));
        }
        all.add(of("gini within", z -> Decomposition.gini("region").get(1)));
        all.add(of("gini between", z -> Decomposition.gini("region").get(2)));
        all.add(of("gini overlap", z -> Decomposition.gini("region").get(3)));
        var sources = Sources.of("tax", "programme");
        all.add(of("source gini", z -> sources.sourceGini("tax")));
        var mpi = AlkireFoster.ofIndicators(List.of("one", "two", "three"), List.of(0.5, 0.25, 0.25), 0.5);
        all.add(of("mpi", z -> mpi.adjustedHeadcount()));
        all.add(of("mpi headcount", z -> mpi.headcount()));
        all.add(of("mpi intensity", z -> mpi.intensity()));
        all.add(of("mpi contribution", z -> mpi.contribution("one")));
        all.add(of("censored", z -> mpi.censoredHeadcount("two")));
        all.add(of("uncensored", z -> mpi.uncensoredHeadcount("two")));
        return all;
    }

    private static Lawful of(String name, DoubleFunction<Metric> at, Law... exempt) {
        Set<Law> laws = EnumSet.noneOf(Law.class);
        laws.addAll(List.of(exempt));
        return new Lawful(name, at, laws);
    }

    boolean obeys(Law law) {
        return !exempt.contains(law);
    }

    Metric metric() {
        return at.apply(LINE);
    }
}
