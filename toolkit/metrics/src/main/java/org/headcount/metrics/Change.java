package org.headcount.metrics;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What happened between two distributions of the same population, in the same prices: poverty's change taken apart, and
 * growth at each place of the distribution.
 *
 * @param before the earlier distribution
 * @param after the later one
 */
public record Change(Distribution before, Distribution after) {

    /** The change from one distribution to another. */
    public static Change between(Distribution before, Distribution after) {
        return new Change(before, after);
    }

    /** The growth of the mean over the whole period. */
    public double growthOfMean() {
        return after.mean() / before.mean() - 1;
    }

    /**
     * A change in poverty as growth, redistribution and what neither explains.
     *
     * @param change poverty after less poverty before
     * @param growth had only the mean changed
     * @param redistribution had only relative incomes changed
     * @param residual the rest; zero in the Shapley decomposition
     */
    public record GrowthRedistribution(double change, double growth, double redistribution, double residual) {}

    /**
     * Datt and Ravallion's decomposition, seen from the earlier distribution: growth with the earlier inequality,
     * redistribution at the earlier mean.
     *
     * <p>Datt and Ravallion (1992), "Growth and redistribution components of changes in poverty measures", Journal of
     * Development Economics 38.
     *
     * @param index an index with a fixed line, such as {@code Poverty.headcount(3.00)}
     */
    public GrowthRedistribution dattRavallion(Metric index) {
        Counterfactual it = counterfactual(index);
        return split(it, it.grown - it.start, it.redistributed - it.start);
    }

    /** The same, seen from the later distribution: what undoing growth, and undoing redistribution, would undo. */
    public GrowthRedistribution dattRavallionFromAfter(Metric index) {
        Counterfactual it = counterfactual(index);
        return split(it, it.end - it.redistributed, it.end - it.grown);
    }

    /**
     * The average of the two, which leaves no residual: the Shapley value of each factor.
     *
     * <p>Shorrocks (2013), "Decomposition procedures for distributional analysis: a unified framework based on the Shapley
     * value", Journal of Economic Inequality 11; Kakwani (2000), "On measuring growth and inequality components of
     * poverty", Journal of Quantitative Economics 16.
     */
    public GrowthRedistribution shapley(Metric index) {
        Counterfactual it = counterfactual(index);
        return split(
                it,
                (it.grown - it.start + it.end - it.redistributed) / 2,
                (it.redistributed - it.start + it.end - it.grown) / 2);
    }

    private static GrowthRedistribution split(Counterfactual it, double growth, double redistribution) {
        double change = it.end - it.start;
        return new GrowthRedistribution(change, growth, redistribution, change - growth - redistribution);
    }

    /** Poverty before and after, with only the mean changed, and with only relative incomes changed. */
    private record Counterfactual(double start, double grown, double redistributed, double end) {}

    private Counterfactual counterfactual(Metric index) {
        double growth = after.mean() / before.mean();
        return new Counterfactual(
                index.value(before),
                index.value(before.scaled(growth)),
                index.value(after.scaled(1 / growth)),
                index.value(after));
    }

    /**
     * The poverty equivalent growth rate and what it is made of.
     *
     * @param povertyElasticity the elasticity of poverty with respect to the mean, redistribution included
     * @param growthElasticity the elasticity had relative incomes not changed
     * @param rate the growth (in logarithms) that would have reduced poverty as much, had relative incomes not changed
     */
    public record PovertyEquivalentGrowth(double povertyElasticity, double growthElasticity, double rate) {}

    /**
     * Kakwani, Khandker and Son's poverty equivalent growth rate. Above the growth of the mean, growth was pro-poor.
     *
     * <p>Kakwani, Khandker and Son (2004), "Pro-poor growth: concepts and measurement with country case studies",
     * International Poverty Centre Working Paper 1; Kakwani and Son (2008), "Poverty equivalent growth rate", Review of
     * Income and Wealth 54. The growth elasticity averages those seen from before and from after.
     */
    public PovertyEquivalentGrowth povertyEquivalentGrowth(Metric index) {
        Counterfactual it = counterfactual(index);
        double growth = Math.log(after.mean() / before.mean());
        double poverty = Math.log(it.end / it.start) / growth;
        double held = (Math.log(it.grown / it.start) + Math.log(it.end / it.redistributed)) / 2 / growth;
        return new PovertyEquivalentGrowth(poverty, held, poverty / held * growth);
    }

    /**
     * The growth incidence curve: how the quantile of each share has grown.
     *
     * <p>Ravallion and Chen (2003), "Measuring pro-poor growth", Economics Letters 78. Quantiles invert the distribution
     * function. Growth from a quantile of zero is infinite.
     */
    public List<Double> growthIncidence(double... shares) {
        return DoubleStream.of(shares).map(this::growthAt).boxed().toList();
    }

    private double growthAt(double share) {
        Metric quantile = Welfare.quantile(share, QuantileType.INVERSE_CDF);
        return quantile.value(after) / quantile.value(before) - 1;
    }

    /** How the mean of each of several equal groups of people, poorest first, has grown; read off the Lorenz polygons. */
    public List<Double> growthOfBins(int bins) {
        List<Metric> shares = Lorenz.shares(bins);
        double ofMean = after.mean() / before.mean();
        return shares.stream()
                .map(share -> share.value(after) / share.value(before) * ofMean - 1)
                .toList();
    }

    /**
     * Ravallion and Chen's rate of pro-poor growth: the growth of the quantiles averaged over the percentiles that were
     * poor before. Undefined (NaN) where less than one percent was.
     *
     * @param line the poverty line, in the prices of both distributions
     */
    public double rateOfProPoorGrowth(double line) {
        double percent = 100 * Poverty.headcount(line).value(before);
        int poor = (int) Math.floor(percent * (1 + Ranked.SLACK));
        return IntStream.rangeClosed(1, poor)
                .mapToDouble(i -> growthAt(i / 100.0))
                .average()
                .orElse(Double.NaN);
    }

    /** The same rate from the Watts index, whose fall is the area under the growth incidence curve of logarithms: -dW/H. */
    public double rateOfProPoorGrowthByWatts(double line) {
        Metric watts = Poverty.watts(line);
        return (watts.value(before) - watts.value(after))
                / Poverty.headcount(line).value(before);
    }

    /** The later dominance curve less the earlier, at several lines; negative everywhere is a fall for a class of indices. */
    public List<Double> dominance(int order, double... lines) {
        return DoubleStream.of(lines)
                .mapToObj(line -> Dominance.shortfall(order, line).value(after)
                        - Dominance.shortfall(order, line).value(before))
                .toList();
    }

    /**
     * A change in poverty by group.
     *
     * @param change poverty after less poverty before
     * @param intra what the groups' own changes amount to at their earlier shares of the people
     * @param shift what the people's moving between groups amounts to at the groups' earlier poverty
     * @param interaction the rest: whether people moved to where poverty fell
     * @param groups the same for each group, in alphabetical order
     */
    public record ByGroup(double change, double intra, double shift, double interaction, List<OfGroup> groups) {}

    /** One group's part in a change: its own poverty's change, its change of share, and both together. */
    public record OfGroup(String group, double intra, double shift, double interaction) {}

    /**
     * Ravallion and Huppi's decomposition by group. A group with nobody in one of the two years has poverty zero there.
     *
     * <p>Ravallion and Huppi (1991), "Measuring changes in poverty: a methodological case study of Indonesia during an
     * adjustment period", World Bank Economic Review 5.
     *
     * @param index an average over people, such as {@code Poverty.gap(3.00)}
     * @param column the column of groups, in both distributions
     */
    public ByGroup ravallionHuppi(Metric index, String column) {
        var levels = new TreeSet<>(before.groups(column).levels());
        levels.addAll(after.groups(column).levels());
        List<OfGroup> groups = levels.stream()
                .map(level -> {
                    Part first = part(before, index, column, level);
                    Part last = part(after, index, column, level);
                    double share = last.share - first.share;
                    double poverty = last.poverty - first.poverty;
                    return new OfGroup(level, poverty * first.share, share * first.poverty, share * poverty);
                })
                .toList();
        return new ByGroup(
                index.value(after) - index.value(before),
                groups.stream().mapToDouble(OfGroup::intra).sum(),
                groups.stream().mapToDouble(OfGroup::shift).sum(),
                groups.stream().mapToDouble(OfGroup::interaction).sum(),
                groups);
    }

    private record Part(double share, double poverty) {}

    private static Part part(Distribution d, Metric index, String column, String level) {
        Groups groups = d.groups(column);
        int code = groups.levels().indexOf(level);
        if (code < 0) {
            return new Part(0, 0);
        }
        return new Part(
                d.average(i -> groups.of(i) == code ? 1 : 0).value(),
                d.among(i -> groups.of(i) == code, index::of).value());
    }
}
