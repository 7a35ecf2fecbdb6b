package org.headcount.metrics;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The change between two distributions of the same population, in the same prices: decompositions of the change in poverty,
 * and growth at each point of the distribution.
 *
 * <p>Every result has the influence of each person on it: those of the earlier distribution first, in its order, and
 * then those of the later. A survey design turns these into a standard error.
 *
 * @param before the earlier distribution
 * @param after the later one
 */
public record Change(Distribution before, Distribution after) {

    /** The change from one distribution to another. */
    public static Change between(Distribution before, Distribution after) {
        return new Change(before, after);
    }

    /** A value of the earlier distribution, as one of both: the later people have no influence on it. */
    private Linearised early(Linearised value) {
        return placed(value, 0, before.rows());
    }

    /** A value of the later distribution, as one of both. */
    private Linearised late(Linearised value) {
        return placed(value, before.rows(), after.rows());
    }

    private static Linearised placed(Linearised value, int first, int rows) {
        Influence influence = (total, factor) -> {
            double[] own = value.influence().perRow(rows);
            for (int i = 0; i < rows; i++) {
                total[first + i] += factor * own[i];
            }
        };
        return new Linearised(value.value(), influence, value.leftOut());
    }

    /** A metric after less the same metric before. */
    public Linearised of(Metric metric) {
        return late(metric.of(after)).minus(early(metric.of(before)));
    }

    /** The growth of a metric over the whole period: after over before, less one. */
    public Linearised growthOf(Metric metric) {
        return late(metric.of(after)).over(early(metric.of(before))).plus(-1);
    }

    /** The growth of the mean over the whole period. */
    public Linearised growthOfMean() {
        return growthOf(Welfare.mean());
    }

    private Linearised ratioOfMeans() {
        return late(after.average()).over(early(before.average()));
    }

    /**
     * A change in poverty as growth, redistribution and what neither explains.
     *
     * @param before poverty before
     * @param after poverty after
     * @param growth had only the mean changed
     * @param redistribution had only relative incomes changed
     * @param residual the rest; zero in the Shapley decomposition
     */
    public record GrowthRedistribution(
            Linearised before, Linearised after, Linearised growth, Linearised redistribution, Linearised residual) {

        /** Poverty after less poverty before: what the three components add up to. */
        public Linearised change() {
            return after.minus(before);
        }
    }

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
        return split(it, it.grown.minus(it.start), it.redistributed.minus(it.start));
    }

    /** The same, seen from the later distribution: what undoing growth, and undoing redistribution, would undo. */
    public GrowthRedistribution dattRavallionFromAfter(Metric index) {
        Counterfactual it = counterfactual(index);
        return split(it, it.end.minus(it.redistributed), it.end.minus(it.grown));
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
        Linearised growth =
                it.grown.minus(it.start).plus(it.end).minus(it.redistributed).times(0.5);
        Linearised redistribution =
                it.redistributed.minus(it.start).plus(it.end).minus(it.grown).times(0.5);
        return split(it, growth, redistribution);
    }

    private static GrowthRedistribution split(Counterfactual it, Linearised growth, Linearised redistribution) {
        return new GrowthRedistribution(
                it.start,
                it.end,
                growth,
                redistribution,
                it.end.minus(it.start).minus(growth).minus(redistribution));
    }

    /** Poverty before and after, with only the mean changed, and with only relative incomes changed. */
    private record Counterfactual(Linearised start, Linearised grown, Linearised redistributed, Linearised end) {}

    /** Incomes times g under the line z are poor as incomes are under z/g: the line moves instead, as the means do. */
    private Counterfactual counterfactual(Metric index) {
        double line = index.line()
                .filter(fixed -> !fixed.estimated())
                .orElseThrow(() -> new IllegalArgumentException("a change is decomposed at one poverty line for both"
                        + " years, but " + index
                        + (index.line().isEmpty() ? " has none" : " has a line of its own in each")
                        + "; give a number, as in Poverty.headcount(3.00)"))
                .of(before)
                .value();
        Linearised growth = ratioOfMeans();
        return new Counterfactual(
                early(index.of(before)),
                moved(index, before, growth.power(-1).times(line), this::early),
                moved(index, after, growth.times(line), this::late),
                late(index.of(after)));
    }

    /** An index of one of the two under a line on which both have influence. */
    private static Linearised moved(
            Metric index, Distribution d, Linearised line, Function<Linearised, Linearised> place) {
        Linearised held = place.apply(index.at(Line.of(line.value())).of(d));
        Influence throughLine = (total, factor) ->
                line.influence().addTo(total, factor * Line.slope(index, d, line.value(), Bandwidth.proportional()));
        return new Linearised(held.value(), held.influence().plus(throughLine), held.leftOut());
    }

    /**
     * The poverty equivalent growth rate and what it is made of.
     *
     * @param povertyElasticity the elasticity of poverty with respect to the mean, redistribution included
     * @param growthElasticity the elasticity had relative incomes not changed
     * @param rate the growth (in logarithms) that would have reduced poverty as much, had relative incomes not changed
     */
    public record PovertyEquivalentGrowth(Linearised povertyElasticity, Linearised growthElasticity, Linearised rate) {}

    /**
     * Kakwani, Khandker and Son's poverty equivalent growth rate. Above the growth of the mean, growth was pro-poor.
     *
     * <p>Kakwani, Khandker and Son (2004), "Pro-poor growth: concepts and measurement with country case studies",
     * International Poverty Centre Working Paper 1; Kakwani and Son (2008), "Poverty equivalent growth rate", Review of
     * Income and Wealth 54. The growth elasticity averages those seen from before and from after.
     */
    public PovertyEquivalentGrowth povertyEquivalentGrowth(Metric index) {
        Counterfactual it = counterfactual(index);
        Linearised growth = ratioOfMeans().log();
        Linearised poverty = it.end.over(it.start).log().over(growth);
        Linearised held = it.grown
                .over(it.start)
                .log()
                .plus(it.end.over(it.redistributed).log())
                .times(0.5)
                .over(growth);
        return new PovertyEquivalentGrowth(poverty, held, poverty.over(held).times(growth));
    }

    /**
     * The growth incidence curve: how the quantile of each share has grown.
     *
     * <p>Ravallion and Chen (2003), "Measuring pro-poor growth", Economics Letters 78. Quantiles invert the distribution
     * function. Growth from a quantile of zero is infinite.
     */
    public List<Linearised> growthIncidence(double... shares) {
        return DoubleStream.of(shares).mapToObj(this::growthAt).toList();
    }

    private Linearised growthAt(double share) {
        return growthOf(Welfare.quantile(share, QuantileType.INVERSE_CDF));
    }

    /** How the mean of each of several equal groups of people, poorest first, has grown; read off the Lorenz polygons. */
    public List<Linearised> growthOfBins(int bins) {
        Linearised ofMean = ratioOfMeans();
        return Lorenz.shares(bins).stream()
                .map(share -> growthOf(share).plus(1).times(ofMean).plus(-1))
                .toList();
    }

    /**
     * Ravallion and Chen's rate of pro-poor growth: the growth of the quantiles averaged over the percentiles that were
     * poor before. Undefined (NaN) where less than one percent was. How many percentiles were is taken as known.
     *
     * @param line the poverty line, in the prices of both distributions
     */
    public Linearised rateOfProPoorGrowth(double line) {
        double percent = 100 * Poverty.headcount(line).value(before);
        int poor = (int) Math.floor(percent * (1 + Ranked.SLACK));
        return IntStream.rangeClosed(1, poor)
                .mapToObj(i -> growthAt(i / 100.0))
                .reduce(Linearised::plus)
                .map(sum -> sum.times(1.0 / poor))
                .orElse(Linearised.constant(Double.NaN));
    }

    /** The same rate from the Watts index, whose fall is the area under the growth incidence curve of logarithms: -dW/H. */
    public Linearised rateOfProPoorGrowthByWatts(double line) {
        return of(Poverty.watts(line))
                .times(-1)
                .over(early(Poverty.headcount(line).of(before)));
    }

    /** The later dominance curve less the earlier, at several lines; negative everywhere is a fall for a class of indices. */
    public List<Linearised> dominance(int order, double... lines) {
        return DoubleStream.of(lines)
                .mapToObj(line -> of(Dominance.shortfall(order, line)))
                .toList();
    }

    /**
     * A change in poverty by group.
     *
     * @param before poverty before
     * @param after poverty after
     * @param groups what each group has to do with it, in alphabetical order
     */
    public record ByGroup(Linearised before, Linearised after, List<OfGroup> groups) {

        /** Poverty after less poverty before: what the three components add up to. */
        public Linearised change() {
            return after.minus(before);
        }

        @Override
        public String toString() {
            return "poverty " + before + " before, " + after + " after (groups: " + groups.size() + ")";
        }

        /** What the groups' own changes amount to at their earlier shares of the people. */
        public Linearised intra() {
            return sum(OfGroup::intra);
        }

        /** What the people's moving between groups amounts to at the groups' earlier poverty. */
        public Linearised shift() {
            return sum(OfGroup::shift);
        }

        /** The rest: whether people moved to where poverty fell. */
        public Linearised interaction() {
            return sum(OfGroup::interaction);
        }

        private Linearised sum(Function<OfGroup, Linearised> part) {
            return groups.stream().map(part).reduce(Linearised.constant(0), Linearised::plus);
        }
    }

    /** One group's part in a change: its own poverty's change, its change of share, and both together. */
    public record OfGroup(String group, Linearised intra, Linearised shift, Linearised interaction) {}

    /**
     * Ravallion and Huppi's decomposition by group. A group without people in one of the two years has poverty zero in it.
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
                    Part first = part(before, index, column, level, this::early);
                    Part last = part(after, index, column, level, this::late);
                    Linearised share = last.share.minus(first.share);
                    Linearised poverty = last.poverty.minus(first.poverty);
                    return new OfGroup(
                            level, poverty.times(first.share), share.times(first.poverty), share.times(poverty));
                })
                .toList();
        return new ByGroup(early(index.of(before)), late(index.of(after)), groups);
    }

    private record Part(Linearised share, Linearised poverty) {}

    private static Part part(
            Distribution d, Metric index, String column, String level, Function<Linearised, Linearised> place) {
        Groups groups = d.groups(column);
        int code = groups.levels().indexOf(level);
        if (code < 0) {
            return new Part(Linearised.constant(0), Linearised.constant(0));
        }
        return new Part(
                place.apply(d.average(i -> groups.of(i) == code ? 1 : 0)),
                place.apply(Decomposition.underOneLine(d, i -> groups.of(i) == code, index)));
    }
}
