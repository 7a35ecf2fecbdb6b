package org.headcount.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headcount.metrics.Change;
import org.headcount.metrics.Decomposition;
import org.headcount.metrics.Distribution;
import org.headcount.metrics.Formula;
import org.headcount.metrics.Influence;
import org.headcount.metrics.Line;
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
 * PSU that was visited twice makes its two years vary together, and the errors take that into account; the notes say how
 * many were. Surveys of two tables are independent samples. Welfare must be in the same prices and the same unit in both.
 *
 * <p>Groups are held against the relative line of everybody in each year, as levels are; {@code Line.inEachGroup()} asks for
 * each group's own.
 */
public final class SurveyChange {
    private final Survey before;
    private final Survey after;
    private final Sample earlier;
    private final Sample later;

    SurveyChange(Survey before, Survey after) {
        if (before.isOver() || after.isOver()) {
            throw new IllegalArgumentException(
                    "a change is of everybody or of groups by(...); for both at once, over(...), use compare");
        }
        if (!before.groupColumns().equals(after.groupColumns())) {
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

    @Override
    public String toString() {
        return "change from " + before + " to " + after;
    }

    /** The change in each metric: after less before. */
    public Estimates of(Metric... metrics) {
        return together(
                Stream.of(metrics)
                        .map(metric -> estimate(
                                metric,
                                List.of(new Named("change in " + metric.name(), metric.parameters())),
                                (change, measured) -> List.of(change.of(measured))))
                        .toList(),
                metrics);
    }

    /**
     * How each metric has grown over the period: after over before, less one. {@code growthOf(Lorenz.generalised(0.4),
     * Welfare.mean())} is how the incomes of the poorest two fifths grew, and everybody's.
     */
    public Estimates growthOf(Metric... metrics) {
        return together(
                Stream.of(metrics)
                        .map(metric -> estimate(
                                metric,
                                List.of(new Named("growth of " + metric.name(), metric.parameters())),
                                (change, measured) -> List.of(change.growthOf(measured))))
                        .toList(),
                metrics);
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
        return together(
                List.of(estimate(
                        index,
                        named(index, "before", "growth", "redistribution", "residual", "after"),
                        (change, measured) -> {
                            var parts = decomposed.apply(change);
                            return List.of(
                                    parts.before(),
                                    parts.growth(),
                                    parts.redistribution(),
                                    parts.residual(),
                                    parts.after());
                        })),
                index);
    }

    /**
     * {@link Change#ravallionHuppi}: poverty before, what each group's own change amounts to, people's moving between
     * groups, the interaction of the two, poverty after.
     */
    public Estimates ravallionHuppi(Metric index, String column) {
        if (before.groupColumn().isPresent()
                && index.line().filter(Line::shared).isPresent()) {
            throw new IllegalArgumentException("groups of groups cannot be held against the line of everybody, but the"
                    + " surveys are by " + before.groupColumn().get() + " and " + index + " has the line of all; give a"
                    + " number, or a line with inEachGroup()");
        }
        Metric reading = reading(index, column);
        var levels = new TreeSet<>(distribution(earlier, reading).groups(column).levels());
        levels.addAll(distribution(later, reading).groups(column).levels());
        List<String> names = new ArrayList<>(List.of("before"));
        levels.forEach(level -> names.add("within " + level));
        names.addAll(List.of("shift", "interaction", "after"));
        return together(
                List.of(estimate(reading, named(index, names.toArray(String[]::new)), (change, measured) -> {
                    var parts = change.ravallionHuppi(index, column);
                    List<Linearised> values = new ArrayList<>(List.of(parts.before()));
                    parts.groups().forEach(group -> values.add(group.intra()));
                    values.addAll(List.of(parts.shift(), parts.interaction(), parts.after()));
                    return values;
                })),
                index);
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
        return ofWelfare(
                DoubleStream.of(shares)
                        .mapToObj(share -> new Named("growth of quantile", Map.of("share", share)))
                        .toList(),
                change -> change.growthIncidence(shares));
    }

    /** The growth of the mean of each of several equal groups of people, poorest first: {@link Change#growthOfBins}. */
    public Estimates growthOfBins(int bins) {
        return ofWelfare(
                IntStream.range(0, bins)
                        .mapToObj(bin -> new Named("growth of mean of group", Map.of("share", (bin + 0.5) / bins)))
                        .toList(),
                change -> change.growthOfBins(bins));
    }

    /** Ravallion and Chen's rate of pro-poor growth: {@link Change#rateOfProPoorGrowth}. */
    public Estimates rateOfProPoorGrowth(double line) {
        return ofWelfare(
                List.of(new Named("rate of pro-poor growth", Map.of("line", line))),
                change -> List.of(change.rateOfProPoorGrowth(line)));
    }

    /** Kakwani, Khandker and Son's poverty equivalent growth rate: {@link Change#povertyEquivalentGrowth}. */
    public Estimates povertyEquivalentGrowth(Metric index) {
        return together(
                List.of(estimate(
                        index,
                        named(index, "poverty elasticity", "growth elasticity", "poverty equivalent growth"),
                        (change, measured) -> {
                            var found = change.povertyEquivalentGrowth(index);
                            return List.of(found.povertyElasticity(), found.growthElasticity(), found.rate());
                        })),
                index);
    }

    /** The later dominance curve less the earlier, at several lines: {@link Change#dominance}. */
    public Estimates dominance(int order, double... lines) {
        return ofWelfare(
                DoubleStream.of(lines)
                        .mapToObj(line -> new Named("dominance difference", Map.of("order", order, "line", line)))
                        .toList(),
                change -> change.dominance(order, lines));
    }

    private Estimates ofWelfare(List<Named> names, Function<Change, List<Linearised>> values) {
        Metric reading = Welfare.mean();
        return together(List.of(estimate(reading, names, (change, measured) -> values.apply(change))), reading);
    }

    /** What a result is called and was told. */
    private record Named(String name, Map<String, Object> parameters) {}

    private static List<Named> named(Metric index, String... names) {
        var told = new LinkedHashMap<String, Object>(Map.of("of", index.name()));
        told.putAll(index.parameters());
        return Stream.of(names).map(name -> new Named(name, told)).toList();
    }

    private Estimates together(List<List<Estimate>> estimates, Metric... metrics) {
        var notes = new ArrayList<String>();
        boolean oneSample = earlier.drawn() == later.drawn();
        notes.add("from " + before.name() + " to " + after.name() + ", "
                + (oneSample ? "one sample" : "two independent samples"));
        if (oneSample && before.hasDesign()) {
            notes.add(carriers());
        }
        before.unit().ifPresent(unit -> notes.add(before.welfareColumn().orElse("welfare") + " in " + unit));
        Stream.of(before, after)
                .flatMap(survey -> Description.ofDesign(survey, survey.drawn().design).stream())
                .distinct()
                .forEach(notes::add);
        if (before.groupColumn().isPresent()) {
            Stream.of(metrics)
                    .flatMap(metric -> metric.line().filter(Line::shared).stream())
                    .distinct()
                    .forEach(line -> notes.add("groups are held against the line of all in each year: " + line + " is "
                            + Numbers.brief(value(line, earlier)) + " before and " + Numbers.brief(value(line, later))
                            + " after"));
        }
        return new Estimates(
                List.of(before, after),
                estimates.stream().flatMap(List::stream).toList(),
                notes,
                Stream.concat(
                                Estimator.cautions(before, earlier, List.of(metrics)).stream(),
                                Estimator.cautions(after, later, List.of(metrics)).stream())
                        .distinct()
                        .toList());
    }

    private static double value(Line line, Sample sample) {
        return line.of(distribution(sample, Welfare.line(line))).value();
    }

    /** Which PSUs carry the change and which a level: in a rotating panel they are not the same. */
    private String carriers() {
        BitSet first = earlier.psus();
        BitSet last = later.psus();
        var both = (BitSet) first.clone();
        both.and(last);
        var either = (BitSet) first.clone();
        either.or(last);
        boolean namesUnits =
                before.psuColumn().isPresent() || before.strataColumn().isPresent();
        String units = namesUnits ? " PSUs" : " rows, each its own PSU";
        if (both.equals(either)) {
            return "all " + both.cardinality() + units + " have rows before and after and carry change and levels";
        }
        return "the change is carried by " + either.cardinality() + units + ": " + both.cardinality()
                + " with rows before and after, which make the two vary together, "
                + (first.cardinality() - both.cardinality()) + " before only and "
                + (last.cardinality() - both.cardinality()) + " after only; the level before by " + first.cardinality()
                + ", the level after by " + last.cardinality();
    }

    private List<Estimate> estimate(
            Metric reading, List<Named> names, BiFunction<Change, Metric, List<Linearised>> values) {
        List<Optional<String>> groups = before.groupColumn().isEmpty()
                ? List.of(Optional.empty())
                : Stream.concat(earlier.groups().stream(), later.groups().stream())
                        .distinct()
                        .map(Optional::of)
                        .toList();
        List<List<Estimate>> byGroup = groups.stream()
                .map(group -> new Pair(reading, group).estimates(names, values))
                .toList();
        // One result of all groups, then the next, as a survey's own estimates come.
        return IntStream.range(0, names.size())
                .boxed()
                .flatMap(i -> byGroup.stream().map(some -> some.get(i)))
                .toList();
    }

    /**
     * The people of the two samples that a result is about; and those whom it is computed from, who are everybody where a
     * group is held against the line of all.
     */
    private final class Pair {
        /** The column that tells the members of the group from the others. */
        private static final String MEMBER = "member of the group";

        private final Metric metric;
        private final Optional<String> group;
        private final EstimationSample membersBefore;
        private final EstimationSample membersAfter;
        private final boolean shared;
        private final EstimationSample first;
        private final EstimationSample last;

        Pair(Metric metric, Optional<String> group) {
            this.group = group;
            membersBefore = earlier.people(metric, group);
            membersAfter = later.people(metric, group);
            shared = group.isPresent() && metric.line().filter(Line::shared).isPresent();
            this.metric = shared ? Decomposition.among(metric, MEMBER) : metric;
            first = shared ? everybody(earlier, metric, membersBefore) : membersBefore;
            last = shared ? everybody(later, metric, membersAfter) : membersAfter;
        }

        private static EstimationSample everybody(Sample sample, Metric metric, EstimationSample members) {
            EstimationSample all = sample.people(metric, Optional.empty());
            BitSet inside = members.rows().asSet();
            double[] member = new double[all.rows().count()];
            Arrays.setAll(member, i -> inside.get(all.rows().of(i)) ? 1 : 0);
            return new EstimationSample(
                    all.some().map(people -> people.with(MEMBER, member)), all.rows(), all.dropped());
        }

        List<Estimate> estimates(List<Named> names, BiFunction<Change, Metric, List<Linearised>> formula) {
            if (group.isPresent()
                    && (membersBefore.some().isEmpty() || membersAfter.some().isEmpty())) {
                // One region without a usable row in a year must not cost the others their estimates.
                return names.stream()
                        .map(named -> estimate(
                                named,
                                Double.NaN,
                                Optional.empty(),
                                Optional.empty(),
                                Map.of(),
                                Optional.of("no usable rows "
                                        + (membersBefore.some().isEmpty() ? "before" : "after"))))
                        .toList();
            }
            List<Linearised> values = formula.apply(Change.between(first.distribution(), last.distribution()), metric);
            return IntStream.range(0, names.size())
                    .mapToObj(i -> estimate(
                            names.get(i),
                            values.get(i),
                            change -> formula.apply(change, metric).get(i).value()))
                    .toList();
        }

        private Estimate estimate(Named named, Linearised value, Function<Change, Double> again) {
            boolean hasDesign = before.hasDesign() && after.hasDesign();
            Optional<List<Variation>> parts = hasDesign ? Optional.of(variations(value, again)) : Optional.empty();
            Optional<Support> support = parts.map(this::support);
            Optional<Uncertainty> uncertainty = parts.map(it -> support.orElseThrow()
                    .uncertainty(
                            it.get(0).plus(it.get(1)),
                            value.value(),
                            metric.isShare() ? Math.max(1, Math.abs(value.value())) : Math.abs(value.value()),
                            ConfidenceInterval.T,
                            before.level()));
            boolean untold = parts.filter(it -> it.stream().anyMatch(Variation.Unknown.class::isInstance))
                    .isPresent();
            return estimate(
                    named,
                    value.value(),
                    uncertainty,
                    parts.map(it -> it.get(0).plus(it.get(1))).flatMap(it -> support.map(on -> new Errors(it, on))),
                    value.leftOut(),
                    untold ? Optional.of(Support.IN_ONE_PSU) : Support.objection(value.value(), uncertainty));
        }

        /** How a result varies, and what that rests on. */
        private record Errors(Variation variation, Support support) {}

        private Estimate estimate(
                Named named,
                double value,
                Optional<Uncertainty> uncertainty,
                Optional<Errors> errors,
                Map<String, Integer> leftOut,
                Optional<String> flag) {
            var dropped = new TreeMap<>(membersBefore.dropped());
            membersAfter.dropped().forEach((reason, rows) -> dropped.merge(reason, rows, Integer::sum));
            dropped.putAll(leftOut);
            int used = membersBefore.rows().count()
                    + membersAfter.rows().count()
                    - leftOut.values().stream().mapToInt(Integer::intValue).sum();
            return new Estimate(
                    group,
                    named.name,
                    named.parameters,
                    value,
                    uncertainty,
                    used,
                    dropped,
                    flag,
                    new Estimate.Origin(
                            before, Optional.empty(), errors.map(Errors::variation), errors.map(Errors::support)));
        }

        private Support support(List<Variation> parts) {
            return Support.of(before, earlier, membersBefore)
                    .with(
                            Support.of(after, later, membersAfter),
                            Math.sqrt(parts.get(0).variance()),
                            Math.sqrt(parts.get(1).variance()),
                            earlier.drawn() == later.drawn());
        }

        /** What the earlier people contribute to the variation, and what the later do. */
        private List<Variation> variations(Linearised value, Function<Change, Double> again) {
            int rows = first.rows().count();
            double[] each = value.influence().perRow(rows + last.rows().count());
            double[] eachBefore = Arrays.copyOf(each, rows);
            double[] eachAfter = Arrays.copyOfRange(each, rows, each.length);
            boolean oneSample = earlier.drawn() == later.drawn();
            // Replicates of one sample give both years other weights at once: all that varies is in the first part.
            Variation ofFirst = untold(before, earlier, membersBefore, first, eachBefore)
                    ? new Variation.Unknown()
                    : earlier.drawn()
                            .replicates
                            .map(replicates -> replicates.variation(weights -> deviation(
                                    first.reweighted(weights),
                                    oneSample ? last.reweighted(weights) : last.some(),
                                    value.value(),
                                    again)))
                            .orElseGet(() -> taylor(before, earlier, first, eachBefore));
            Variation ofLast = untold(after, later, membersAfter, last, eachAfter)
                    ? new Variation.Unknown()
                    : later.drawn()
                            .replicates
                            .map(replicates -> replicates.variation(weights -> oneSample
                                    ? 0
                                    : deviation(first.some(), last.reweighted(weights), value.value(), again)))
                            .orElseGet(() -> taylor(after, later, last, eachAfter));
            return List.of(ofFirst, ofLast);
        }

        /** Whether all members are in one PSU, and what they contribute adds up to nothing there. */
        private boolean untold(
                Survey survey, Sample sample, EstimationSample members, EstimationSample people, double[] each) {
            return Support.of(survey, sample, members).isOneUnitOf(sample.drawn().design)
                    && (shared || people.cancels(each));
        }

        private double deviation(
                Optional<Distribution> one, Optional<Distribution> other, double full, Function<Change, Double> again) {
            return one.isPresent() && other.isPresent()
                    ? again.apply(Change.between(one.get(), other.get())) - full
                    : Double.NaN;
        }

        private Variation taylor(Survey survey, Sample sample, EstimationSample people, double[] each) {
            var totals = new PsuTotals(sample.drawn().design);
            Influence influence = (total, factor) -> {
                for (int i = 0; i < each.length; i++) {
                    total[i] += factor * each[i];
                }
            };
            people.addTo(totals, influence, 1);
            return new Variation.Taylor(totals, survey.singlePsu());
        }
    }
}
