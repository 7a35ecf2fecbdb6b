package org.headcount.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.headcount.metrics.Design;
import org.headcount.metrics.Distribution;
import org.headcount.metrics.Line;
import org.headcount.metrics.Linearised;
import org.headcount.metrics.Metric;
import org.headcount.metrics.PsuTotals;
import org.headcount.metrics.Welfare;

/** One round of estimates: every metric for everybody, or for every group. */
final class Estimator {
    private final Survey survey;
    private final Sample sample;
    private final Design design;

    Estimator(Survey survey) {
        this.survey = survey;
        sample = new Sample(survey);
        design = sample.drawn().design;
    }

    Estimates estimate(List<? extends Metric> metrics) {
        if (metrics.isEmpty()) {
            throw new IllegalArgumentException("say what to estimate: Poverty.headcount(3.00), Inequality.gini(), ...");
        }
        var estimates = new ArrayList<Estimate>();
        List<Optional<String>> groups = survey.groupColumn().isEmpty()
                ? List.of(Optional.empty())
                : sample.groups().stream().map(Optional::of).toList();
        for (Metric metric : metrics) {
            for (Optional<String> group : groups) {
                estimates.add(estimate(metric, group));
            }
        }
        var notes = new ArrayList<>(Description.of(survey, design));
        carriers().ifPresent(notes::add);
        if (estimates.stream()
                .anyMatch(it -> it.uncertainty()
                        .filter(some -> some.interval() == ConfidenceInterval.LOGIT && Double.isFinite(some.low()))
                        .isPresent())) {
            notes.add("intervals of shares are symmetric in log odds, so they stay between 0 and 1");
        }
        if (survey.groupColumn().isPresent()) {
            metrics.stream()
                    .flatMap(metric -> metric.line().filter(Line::shared).stream())
                    .distinct()
                    .forEach(line -> notes.add("groups are held against the line of all: " + line + " is "
                            + Numbers.brief(line.of(sample.people(Welfare.line(line), Optional.empty())
                                            .distribution())
                                    .value())));
        }
        return new Estimates(List.of(survey), estimates, notes, cautions(survey, sample, metrics));
    }

    /** What was left out of the sample on request, and what in it looks like codes. */
    static List<String> cautions(Survey survey, Sample sample, List<? extends Metric> metrics) {
        return Stream.concat(survey.leftOut().stream(), sample.suspectCodes(metrics).stream())
                .toList();
    }

    private Estimate estimate(Metric metric, Optional<String> group) {
        EstimationSample people = sample.people(metric, group);
        String label =
                group.or(() -> survey.domain().map(domain -> domain.label)).orElse("");
        Optional<String> about = label.isEmpty() ? Optional.empty() : Optional.of(label);
        if (people.some().isEmpty() && group.isPresent()) {
            // One region without a usable row must not cost the others their estimates.
            return new Estimate(
                    about,
                    metric.name(),
                    metric.parameters(),
                    Double.NaN,
                    Optional.empty(),
                    0,
                    people.dropped(),
                    Optional.of("no usable rows"),
                    new Estimate.Origin(survey, Optional.of(metric), Optional.empty(), Optional.empty()));
        }
        Optional<Shared> shared = group.isEmpty()
                ? Optional.empty()
                : metric.line()
                        .filter(Line::shared)
                        .map(line -> new Shared(line, sample.people(metric, Optional.empty())));
        Linearised value = shared.map(line -> line.under(metric, line.everybody.distribution()))
                .orElse(metric)
                .of(people.distribution());
        Map<String, Integer> dropped = new TreeMap<>(people.dropped());
        dropped.putAll(value.leftOut());
        int used = people.rows().count()
                - value.leftOut().values().stream().mapToInt(Integer::intValue).sum();
        Optional<Support> support =
                survey.hasDesign() ? Optional.of(Support.of(survey, sample, people)) : Optional.empty();
        boolean untold = support.filter(it -> it.isOneUnitOf(design)).isPresent()
                && people.cancels(value.influence().perRow(people.distribution().rows()));
        Optional<Variation> variation =
                support.map(it -> untold ? new Variation.Unknown() : variation(metric, people, shared, value));
        Optional<Uncertainty> uncertainty =
                variation.map(it -> uncertainty(metric, it, support.orElseThrow(), people, shared, value));
        return new Estimate(
                about,
                metric.name(),
                metric.parameters(),
                value.value(),
                uncertainty,
                used,
                dropped,
                untold
                        ? Optional.of(Support.IN_ONE_PSU)
                        : Support.objection(value.value(), uncertainty)
                                .or(() -> survey.rule()
                                        .flatMap(rule -> rule.objection(used, value.value(), uncertainty))),
                new Estimate.Origin(survey, Optional.of(metric), variation, support));
    }

    /** Which PSUs a level rests on, where the sample has others: the other years of a stacked panel, other domains. */
    private Optional<String> carriers() {
        boolean namesUnits =
                survey.psuColumn().isPresent() || survey.strataColumn().isPresent();
        if (!namesUnits || survey.domain().isEmpty()) {
            return Optional.empty();
        }
        int carrying = sample.psus().cardinality();
        return carrying == design.psus()
                ? Optional.empty()
                : Optional.of(carrying + " of the " + design.psus() + " PSUs have rows where "
                        + survey.domain().get().label + " and carry this level; the others count with a total of 0");
    }

    /** A line that is an estimate from everybody, against which a group is held. */
    private record Shared(Line line, EstimationSample everybody) {
        Metric under(Metric metric, Distribution all) {
            return metric.at(Line.of(line.of(all).value()));
        }
    }

    private Variation variation(Metric metric, EstimationSample people, Optional<Shared> shared, Linearised value) {
        return sample.drawn()
                .replicates
                .<Variation>map(replicates -> replicated(metric, people, shared, value.value(), replicates))
                .orElseGet(() -> {
                    var totals = new PsuTotals(design);
                    people.addTo(totals, value.influence(), 1);
                    shared.ifPresent(it -> {
                        Linearised line = it.line.of(it.everybody.distribution());
                        double slope = Line.slope(metric, people.distribution(), line.value(), it.line.bandwidth());
                        it.everybody.addTo(totals, line.influence(), slope);
                    });
                    return new Variation.Taylor(totals, survey.singlePsu());
                });
    }

    private static Variation replicated(
            Metric metric, EstimationSample people, Optional<Shared> shared, double full, Replicates.Made replicates) {
        return replicates.variation(ofTable -> people.reweighted(ofTable)
                .map(some ->
                        shared.flatMap(it -> it.everybody.reweighted(ofTable).map(all -> it.under(metric, all)))
                                        .orElse(metric)
                                        .value(some)
                                - full)
                // A replicate may leave out every PSU of a small domain: the value is then undefined, and so is the
                // error.
                .orElse(Double.NaN));
    }

    private Uncertainty uncertainty(
            Metric metric,
            Variation variation,
            Support support,
            EstimationSample people,
            Optional<Shared> shared,
            Linearised value) {
        Uncertainty uncertainty = support.uncertainty(
                variation,
                value.value(),
                metric.isShare() ? 1 : Math.abs(value.value()),
                survey.interval().forValue(metric, value.value()),
                survey.level());
        boolean simple = survey.replicates().isEmpty() && shared.isEmpty() && uncertainty.se() > 0;
        return simple ? uncertainty.withDeff(deff(variation.variance(), people.distribution(), value)) : uncertainty;
    }

    /** The variance over that of the total of the influences in a simple random sample of n from N people. */
    private static OptionalDouble deff(double variance, Distribution people, Linearised value) {
        double n = people.rows();
        double population = people.population();
        if (population <= n || n < 2) {
            return OptionalDouble.empty();
        }
        double[] influence = value.influence().perRow(people.rows());
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += people.weight(i) * influence[i] / population;
        }
        double square = 0;
        for (int i = 0; i < n; i++) {
            double deviation = influence[i] - mean;
            square += people.weight(i) * deviation * deviation;
        }
        double simple = population * population * (1 - n / population) * (square / population * n / (n - 1)) / n;
        return simple > 0 ? OptionalDouble.of(variance / simple) : OptionalDouble.empty();
    }
}
