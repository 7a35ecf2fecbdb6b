package org.headcount.metrics;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * An index of all people, decomposed by group. The groups are the values of a column; the parts add up to the whole.
 *
 * <p>Every part is a metric like any other, so a survey gives it a standard error. p is a group's share of the people, s
 * its share of all income.
 */
public final class Decomposition {
    private Decomposition() {}

    /** A group's share of the people. */
    public static Formula populationShare(String column, String group) {
        return ofGroup("population_share", column, group, d -> {
                    IntPredicate belongs = member(d, column, group);
                    return d.average(i -> belongs.test(i) ? 1 : 0);
                })
                .asShare();
    }

    /** A group's share of all income. */
    public static Formula incomeShare(String column, String group) {
        return ofGroup("income_share", column, group, d -> {
                    IntPredicate belongs = member(d, column, group);
                    return d.average(i -> belongs.test(i) ? d.welfare(i) : 0).over(d.average());
                })
                .asShare();
    }

    /**
     * What a group contributes to an index that is an average over people, such as FGT: p P(group) / P(all). The
     * contributions of all groups sum to 1.
     *
     * <p>Foster, Greer and Thorbecke (1984). Undefined (NaN) where the index of all people is zero.
     */
    public static Formula contribution(Metric index, String column, String group) {
        var formula = new Formula(
                index.name() + "_contribution",
                index.parameters(),
                Stream.concat(index.columns().stream(), Stream.of(column)).toList(),
                index.unit(),
                index.line(),
                (d, line) -> {
                    IntPredicate belongs = member(d, column, group);
                    Metric under = line.map(index::at).orElse(index);
                    return d.average(i -> belongs.test(i) ? 1 : 0)
                            .times(underOneLine(d, belongs, under))
                            .over(under.of(d));
                },
                true);
        return formula.with("by", column).with("group", group);
    }

    /**
     * A metric of those for whom a column is 1, under the line of all people where the line is an estimate; the column is 0
     * for the others. Undefined (NaN) if it is 1 for none.
     */
    public static Formula among(Metric metric, String column) {
        return new Formula(
                metric.name(),
                metric.parameters(),
                Stream.concat(metric.columns().stream(), Stream.of(column)).toList(),
                metric.unit(),
                metric.line(),
                (d, line) -> {
                    double[] member = d.column(column);
                    return underOneLine(
                            d, i -> member[i] == 1, line.map(metric::at).orElse(metric));
                },
                metric.isShare());
    }

    /** A metric of those who belong, under the line of all people where the line is an estimate. */
    static Linearised underOneLine(Distribution d, IntPredicate belongs, Metric index) {
        Optional<Line> shared = index.line().filter(Line::shared);
        if (shared.isEmpty()) {
            return d.among(belongs, index::of);
        }
        Linearised line = shared.get().of(d);
        Linearised held = d.among(belongs, index.at(Line.of(line.value()))::of);
        Influence throughLine = (total, factor) -> line.influence()
                .addTo(
                        total,
                        factor
                                * Line.slope(
                                        index,
                                        d.where(belongs),
                                        line.value(),
                                        shared.get().bandwidth()));
        return new Linearised(held.value(), held.influence().plus(throughLine), held.leftOut());
    }

    /**
     * Generalised entropy within and between groups: the sum of p^(1 - alpha) s^alpha GE(group), and GE of the groups'
     * means. The two sum to the whole, {@code generalizedEntropy(alpha)}, the first of the list.
     *
     * <p>Shorrocks (1980, 1984), "Inequality decomposition by population subgroups", Econometrica 52.
     */
    public static List<Metric> generalizedEntropy(double alpha, String column) {
        var whole = Inequality.generalizedEntropy(alpha);
        Weighting weighting = (people, income) -> people.power(1 - alpha).times(income.power(alpha));
        Smooth term = entropyTerm(alpha);
        return List.of(
                whole,
                parts(
                                "ge_within",
                                column,
                                d -> Zeros.KEEP.among(d, admitted -> within(admitted, column, whole, weighting)))
                        .with("alpha", alpha),
                parts("ge_between", column, d -> Zeros.KEEP.among(d, admitted -> between(admitted, column, term)))
                        .with("alpha", alpha));
    }

    /** What a group adds to GE per head when all its members have the mean of the group, relative to the overall mean. */
    private static Smooth entropyTerm(double alpha) {
        if (alpha == 0) {
            return new Smooth(r -> -Math.log(r), r -> -1 / r);
        }
        if (alpha == 1) {
            return new Smooth(r -> r == 0 ? 0 : r * Math.log(r), r -> 1 + Math.log(r));
        }
        double scale = 1 / (alpha * (alpha - 1));
        return new Smooth(r -> scale * (Math.pow(r, alpha) - 1), r -> scale * alpha * Math.pow(r, alpha - 1));
    }

    private record Smooth(DoubleUnaryOperator function, DoubleUnaryOperator derivative) {}

    /** The average over people of a function of their group's mean relative to the overall mean. */
    private static Linearised between(Distribution d, String column, Smooth term) {
        Groups groups = d.groups(column);
        Linearised mean = d.average();
        Linearised sum = Linearised.constant(0);
        for (int g = 0; g < groups.levels().size(); g++) {
            int group = g;
            IntPredicate belongs = i -> groups.of(i) == group;
            Linearised relative = d.average(belongs, d::welfare).over(mean);
            sum = sum.plus(d.average(i -> belongs.test(i) ? 1 : 0).times(relative.map(term.function, term.derivative)));
        }
        return sum;
    }

    /** What a group's own index counts for, from its shares of people and of income. */
    @FunctionalInterface
    private interface Weighting {
        Linearised of(Linearised people, Linearised income);
    }

    private static Linearised within(Distribution d, String column, Metric index, Weighting weighting) {
        Groups groups = d.groups(column);
        Linearised sum = Linearised.constant(0);
        for (int g = 0; g < groups.levels().size(); g++) {
            int group = g;
            IntPredicate belongs = i -> groups.of(i) == group;
            Linearised people = d.average(i -> belongs.test(i) ? 1 : 0);
            Linearised income =
                    d.average(i -> belongs.test(i) ? d.welfare(i) : 0).over(d.average());
            sum = sum.plus(weighting.of(people, income).times(d.among(belongs, index::of)));
        }
        return sum;
    }

    /**
     * The Gini within and between groups: the sum of p s G(group), the Gini of the groups' means, and overlap, the rest,
     * which is zero where the groups' incomes do not overlap. The whole is the first of the list.
     *
     * <p>Bhattacharya and Mahalanobis (1967), "Regional disparities in household consumption in India", Journal of the
     * American Statistical Association 62; Lambert and Aronson (1993), "Inequality decomposition analysis and the Gini
     * coefficient revisited", Economic Journal 103.
     */
    public static List<Metric> gini(String column) {
        Function<Distribution, Linearised> within = d -> within(d, column, Inequality.gini(), Linearised::times);
        Function<Distribution, Linearised> between = d -> giniOfMeans(d, column);
        return List.of(
                Inequality.gini(),
                parts("gini_within", column, within),
                parts("gini_between", column, between),
                parts(
                        "gini_overlap",
                        column,
                        d -> Inequality.gini(d).minus(within.apply(d)).minus(between.apply(d))));
    }

    /** The Gini of group means, one per person; a change of one income changes the mean of its group. */
    private static Linearised giniOfMeans(Distribution d, String column) {
        Groups groups = d.groups(column);
        int count = groups.levels().size();
        Linearised[] means = new Linearised[count];
        for (int g = 0; g < count; g++) {
            int group = g;
            means[g] = d.average(i -> groups.of(i) == group, d::welfare);
        }
        Distribution smoothed = d.replacing(i -> means[groups.of(i)].value());
        Linearised held = Inequality.gini(smoothed);
        return new Linearised(held.value(), held.influence().plus(throughMeans(d, groups, means, smoothed)));
    }

    /** How the Gini of means moves with each group's mean: its people times (2 rank - 1 - Gini) over the overall mean. */
    private static Influence throughMeans(Distribution d, Groups groups, Linearised[] means, Distribution smoothed) {
        return (total, factor) -> {
            double gini = Inequality.gini(smoothed).value();
            double[] rank = OrderStatistics.of(smoothed).midRanks();
            double[] people = new double[means.length];
            double[] rankOf = new double[means.length];
            for (int i = 0; i < d.rows(); i++) {
                people[groups.of(i)] += d.weight(i) / d.population();
                rankOf[groups.of(i)] = rank[i];
            }
            for (int g = 0; g < means.length; g++) {
                means[g].influence().addTo(total, factor * people[g] * (2 * rankOf[g] - 1 - gini) / d.mean());
            }
        };
    }

    private static IntPredicate member(Distribution d, String column, String group) {
        Groups groups = d.groups(column);
        int code = groups.code(group);
        return i -> groups.of(i) == code;
    }

    private static Formula parts(String name, String column, Function<Distribution, Linearised> formula) {
        return Formula.of(name, formula).reading(column).with("by", column);
    }

    private static Formula ofGroup(
            String name, String column, String group, Function<Distribution, Linearised> formula) {
        return parts(name, column, formula).with("group", group);
    }

    static List<MetricEntry> entries() {
        String shorrocks = "Shorrocks (1980), Econometrica 48, and (1984), Econometrica 52";
        String lambert = "Bhattacharya and Mahalanobis (1967); Lambert and Aronson (1993), Economic Journal 103";
        return List.of(
                entry("population_share", "populationShare(column, group)", () -> populationShare("region", "north"))
                        .help("share of the people in a group")
                        .formula("p = sum of w in the group / N")
                        .paper("by definition")
                        .inPercent()
                        .reference("tiny/group_population_share/1"),
                entry("income_share", "incomeShare(column, group)", () -> incomeShare("region", "north"))
                        .help("share of income of a group")
                        .formula("s = sum of w x in the group / sum w x")
                        .paper("by definition")
                        .inPercent()
                        .reference("tiny/group_income_share/1"),
                entry(
                                "contribution",
                                "contribution(index, column, group)",
                                () -> contribution(Poverty.gap(1), "region", "north"))
                        .help("share of an index, such as FGT, that a group contributes")
                        .formula("p P(group) / P")
                        .paper("Foster, Greer and Thorbecke (1984), Econometrica 52")
                        .inPercent()
                        .reference("tiny/fgt_group_contribution/2"),
                entry("ge_within", "generalizedEntropy(alpha, column)", () -> part(generalizedEntropy(1, "region"), 1))
                        .help("generalised entropy within groups")
                        .formula("sum p^(1 - alpha) s^alpha GE(group)")
                        .paper(shorrocks)
                        .reference("tiny/ge_decomposition/2", 1),
                entry("ge_between", "generalizedEntropy(alpha, column)", () -> part(generalizedEntropy(1, "region"), 2))
                        .help("generalised entropy between groups")
                        .formula("GE of the groups' means")
                        .paper(shorrocks)
                        .reference("tiny/ge_decomposition/2", 2),
                entry("gini_within", "gini(column)", () -> part(gini("region"), 1))
                        .help("Gini within groups")
                        .formula("sum p s G(group)")
                        .paper(lambert)
                        .reference("tiny/gini_group_decomposition/1", 1),
                entry("gini_between", "gini(column)", () -> part(gini("region"), 2))
                        .help("Gini between groups")
                        .formula("G of the groups' means")
                        .paper(lambert)
                        .reference("tiny/gini_group_decomposition/1", 2),
                entry("gini_overlap", "gini(column)", () -> part(gini("region"), 3))
                        .help("Gini from incomes of groups that overlap")
                        .formula("G - within - between")
                        .paper(lambert)
                        .reference("tiny/gini_group_decomposition/1", 3));
    }

    private static Formula part(List<Metric> wholeAndParts, int index) {
        return (Formula) wholeAndParts.get(index);
    }

    private static MetricEntry entry(String name, String method, Supplier<Formula> example) {
        return MetricEntry.of(
                MetricEntry.Family.GROUPS, name, "Decomposition." + method, MetricFactory.ofColumns(example));
    }
}
