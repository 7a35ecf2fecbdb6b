package org.headcount.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headcount.metrics.Change;
import org.headcount.metrics.Distribution;
import org.headcount.metrics.Formula;
import org.headcount.metrics.Influence;
import org.headcount.metrics.Linearised;
import org.headcount.metrics.Metric;
import org.headcount.metrics.PsuTotals;
import org.headcount.metrics.Welfare;

/**
 * What changed between two surveys, with errors: {@link Change}, estimated.
 *
 * <pre>{@code
 * var change = in2018.changeTo(in2022);
 * change.of(Poverty.headcount(3.00))
 * change.shapley(Poverty.headcount(3.00))
 * }</pre>
 *
 * <p>Two surveys of one table ({@code survey.where("year", 2018).changeTo(survey.where("year", 2022))}) are one sample: a
 * PSU that was visited twice makes its two years vary together, and the errors take that into account. Surveys of two
 * tables are independent samples. Welfare must be in the same prices and the same unit in both.
 */
public final class SurveyChange {
    private final Survey before;
    private final Survey after;
    private final Sample earlier;
    private final Sample later;

    SurveyChange(Survey before, Survey after) {
        if (!before.groupColumn().equals(after.groupColumn())) {
            throw new IllegalArgumentException("both surveys must be grouped by the same column, but one is by "
                    + before.groupColumn().orElse("none") + " and the other by "
                    + after.groupColumn().orElse("none"));
        }
        if (!before.unit().equals(after.unit())) {
            throw new IllegalArgumentException("welfare is in " + before.unit().orElse("no unit that was told")
                    + " before and in " + after.unit().orElse("no unit that was told")
                    + " after; bring both to the same prices");
        }
        this.before = before;
        this.after = after;
        earlier = new Sample(before);
        later = new Sample(after);
    }

    /** The earlier survey. */
    public Survey before() {
        return before;
    }

    /** The later survey. */
    public Survey after() {
        return after;
    }

    /** The change in each metric: after less before. */
    public Estimates of(Metric... metrics) {
        return together(Stream.of(metrics)
                .map(metric -> estimate(
                        metric,
                        List.of(new Named("change in " + metric.name(), metric.parameters())),
                        change -> List.of(change.of(metric))))
                .toList());
    }

    /**
     * How each metric has grown over the period: after over before, less one. {@code growthOf(Lorenz.generalised(0.4),
     * Welfare.mean())} is how the incomes of the poorest two fifths grew, and everybody's.
     */
    public Estimates growthOf(Metric... metrics) {
        return together(Stream.of(metrics)
                .map(metric -> estimate(
                        metric,
                        List.of(new Named("growth of " + metric.name(), metric.parameters())),
                        change -> List.of(change.growthOf(metric))))
                .toList());
    }

    /**
     * {@link Change#dattRavallion}: poverty before, growth, redistribution, the residual, poverty after. The residual is a
     * product of two changes: where neither is large beside its error, linearisation understates that of the residual.
     */
    public Estimates dattRavallion(Metric index) {
        return components(index, change -> change.dattRavallion(index));
    }

    /** {@link Change#shapley}: poverty before, growth, redistribution, poverty after. */
    public Estimates shapley(Metric index) {
        return components(index, change -> change.shapley(index)).without("residual");
    }

    private Estimates components(Metric index, Function<Change, Change.GrowthRedistribution> decomposed) {
        return together(List.of(
                estimate(index, named(index, "before", "growth", "redistribution", "residual", "after"), change -> {
                    var parts = decomposed.apply(change);
                    return List.of(
                            parts.before(), parts.growth(), parts.redistribution(), parts.residual(), parts.after());
                })));
    }

    /**
     * {@link Change#ravallionHuppi}: poverty before, what each group's own change amounts to, people's moving between
     * groups, the interaction of the two, poverty after.
     */
    public Estimates ravallionHuppi(Metric index, String column) {
        Metric reading = reading(index, column);
        var levels = new TreeSet<>(distribution(earlier, reading).groups(column).levels());
        levels.addAll(distribution(later, reading).groups(column).levels());
        List<String> names = new ArrayList<>(List.of("before"));
        levels.forEach(level -> names.add("within " + level));
        names.addAll(List.of("shift", "interaction", "after"));
        return together(List.of(estimate(reading, named(index, names.toArray(String[]::new)), change -> {
            var parts = change.ravallionHuppi(index, column);
            List<Linearised> values = new ArrayList<>(List.of(parts.before()));
            parts.groups().forEach(group -> values.add(group.intra()));
            values.addAll(List.of(parts.shift(), parts.interaction(), parts.after()));
            return values;
        })));
    }

    private static Distribution distribution(Sample sample, Metric reading) {
        return sample.people(reading, Optional.empty()).distribution();
    }

    private static Metric reading(Metric index, String column) {
        return Formula.of(index.name(), index::of)
                .reading(Stream.concat(index.columns().stream(), Stream.of(column))
                        .toArray(String[]::new))
                .in(index.unit());
    }

    /** The growth incidence curve at shares of the people: {@link Change#growthIncidence}. */
    public Estimates growthIncidence(double... shares) {
        return together(List.of(estimate(
                Welfare.mean(),
                DoubleStream.of(shares)
                        .mapToObj(share -> new Named("growth of quantile", Map.of("share", share)))
                        .toList(),
                change -> change.growthIncidence(shares))));
    }

    /** The growth of the mean of each of several equal groups of people, poorest first: {@link Change#growthOfBins}. */
    public Estimates growthOfBins(int bins) {
        return together(List.of(estimate(
                Welfare.mean(),
                IntStream.range(0, bins)
                        .mapToObj(bin -> new Named("growth of mean of group", Map.of("share", (bin + 0.5) / bins)))
                        .toList(),
                change -> change.growthOfBins(bins))));
    }

    /** Ravallion and Chen's rate of pro-poor growth: {@link Change#rateOfProPoorGrowth}. */
    public Estimates rateOfProPoorGrowth(double line) {
        return together(List.of(estimate(
                Welfare.mean(),
                List.of(new Named("rate of pro-poor growth", Map.of("line", line))),
                change -> List.of(change.rateOfProPoorGrowth(line)))));
    }

    /** Kakwani, Khandker and Son's poverty equivalent growth rate: {@link Change#povertyEquivalentGrowth}. */
    public Estimates povertyEquivalentGrowth(Metric index) {
        return together(List.of(estimate(
                index, named(index, "poverty elasticity", "growth elasticity", "poverty equivalent growth"), change -> {
                    var found = change.povertyEquivalentGrowth(index);
                    return List.of(found.povertyElasticity(), found.growthElasticity(), found.rate());
                })));
    }

    /** The later dominance curve less the earlier, at several lines: {@link Change#dominance}. */
    public Estimates dominance(int order, double... lines) {
        return together(List.of(estimate(
                Welfare.mean(),
                DoubleStream.of(lines)
                        .mapToObj(line -> new Named("dominance difference", Map.of("order", order, "line", line)))
                        .toList(),
                change -> change.dominance(order, lines))));
    }

    /** What a result is called and was told. */
    private record Named(String name, Map<String, Object> parameters) {}

    private static List<Named> named(Metric index, String... names) {
        var told = new LinkedHashMap<String, Object>(Map.of("of", index.name()));
        told.putAll(index.parameters());
        return Stream.of(names).map(name -> new Named(name, told)).toList();
    }

    private Estimates together(List<List<Estimate>> estimates) {
        var notes = new ArrayList<String>();
        notes.add("from " + before.name() + " to " + after.name() + ", "
                + (earlier.drawn() == later.drawn() ? "one sample" : "two independent samples"));
        before.unit().ifPresent(unit -> notes.add(before.welfareColumn().orElse("welfare") + " in " + unit));
        Stream.of(before, after)
                .flatMap(survey -> Description.ofDesign(survey, survey.drawn().design).stream())
                .distinct()
                .forEach(notes::add);
        return new Estimates(
                List.of(before, after), estimates.stream().flatMap(List::stream).toList(), notes);
    }

    private List<Estimate> estimate(Metric reading, List<Named> names, Function<Change, List<Linearised>> values) {
        List<Optional<String>> groups = before.groupColumn().isEmpty()
                ? List.of(Optional.empty())
                : earlier.groups().stream()
                        .filter(later.groups()::contains)
                        .map(Optional::of)
                        .toList();
        List<List<Estimate>> byGroup = groups.stream()
                .map(group -> new Pair(earlier.people(reading, group), later.people(reading, group))
                        .estimates(group, names, values))
                .toList();
        // One result of all groups, then the next, as a survey's own estimates come.
        return IntStream.range(0, names.size())
                .boxed()
                .flatMap(i -> byGroup.stream().map(some -> some.get(i)))
                .toList();
    }

    /** The people of the two samples that a result is about. */
    private final class Pair {
        private final Sample.People first;
        private final Sample.People last;

        Pair(Sample.People first, Sample.People last) {
            this.first = first;
            this.last = last;
        }

        List<Estimate> estimates(
                Optional<String> group, List<Named> names, Function<Change, List<Linearised>> formula) {
            List<Linearised> values = formula.apply(Change.between(first.distribution(), last.distribution()));
            return IntStream.range(0, names.size())
                    .mapToObj(i -> estimate(
                            group,
                            names.get(i),
                            values.get(i),
                            change -> formula.apply(change).get(i).value()))
                    .toList();
        }

        private Estimate estimate(
                Optional<String> group, Named named, Linearised value, Function<Change, Double> again) {
            Optional<List<Variation>> parts =
                    before.hasDesign() && after.hasDesign() ? Optional.of(variations(value, again)) : Optional.empty();
            var dropped = new TreeMap<>(first.dropped());
            last.dropped().forEach((reason, rows) -> dropped.merge(reason, rows, Integer::sum));
            return new Estimate(
                    group,
                    named.name,
                    named.parameters,
                    value.value(),
                    parts.map(it -> uncertainty(it, value.value())),
                    first.rows().count() + last.rows().count(),
                    dropped,
                    Optional.empty(),
                    new Estimate.Origin(
                            before, Optional.empty(), parts.map(it -> it.get(0).plus(it.get(1)))));
        }

        /** What the earlier people contribute to the variation, and what the later do. */
        private List<Variation> variations(Linearised value, Function<Change, Double> again) {
            int rows = first.rows().count();
            double[] each = value.influence().perRow(rows + last.rows().count());
            boolean oneSample = earlier.drawn() == later.drawn();
            // Replicates of one sample give both years other weights at once: all that varies is in the first part.
            return List.of(
                    earlier.drawn()
                            .replicates
                            .map(replicates -> replicates.variation(weights -> deviation(
                                    first.reweighted(weights),
                                    oneSample ? last.reweighted(weights) : last.some(),
                                    value.value(),
                                    again)))
                            .orElseGet(() -> taylor(earlier, first, Arrays.copyOf(each, rows))),
                    later.drawn()
                            .replicates
                            .map(replicates -> replicates.variation(weights -> oneSample
                                    ? 0
                                    : deviation(first.some(), last.reweighted(weights), value.value(), again)))
                            .orElseGet(() -> taylor(later, last, Arrays.copyOfRange(each, rows, each.length))));
        }

        private double deviation(
                Optional<Distribution> one, Optional<Distribution> other, double full, Function<Change, Double> again) {
            return one.isPresent() && other.isPresent()
                    ? again.apply(Change.between(one.get(), other.get())) - full
                    : Double.NaN;
        }

        private Variation taylor(Sample sample, Sample.People people, double[] each) {
            var totals = new PsuTotals(sample.drawn().design);
            Influence influence = (total, factor) -> {
                for (int i = 0; i < each.length; i++) {
                    total[i] += factor * each[i];
                }
            };
            people.addTo(totals, influence, 1);
            return new Variation.Taylor(totals, before.singlePsu());
        }

        private Uncertainty uncertainty(List<Variation> parts, double value) {
            boolean oneSample = parts.get(0).sameSample(parts.get(1));
            return Support.of(before, earlier, first)
                    .with(
                            Support.of(after, later, last),
                            Math.sqrt(parts.get(0).variance()),
                            Math.sqrt(parts.get(1).variance()),
                            oneSample)
                    .uncertainty(
                            parts.get(0).plus(parts.get(1)),
                            value,
                            Math.abs(value),
                            ConfidenceInterval.T,
                            before.level());
        }
    }
}
