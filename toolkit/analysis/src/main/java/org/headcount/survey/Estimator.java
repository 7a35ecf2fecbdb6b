package org.headcount.survey;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.headcount.metrics.Design;
import org.headcount.metrics.Distribution;
import org.headcount.metrics.Linearised;
import org.headcount.metrics.Metric;
import org.headcount.metrics.PsuTotals;

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
        return new Estimates(estimates, Description.of(survey, design));
    }

    private Estimate estimate(Metric metric, Optional<String> group) {
        Sample.People people = sample.people(metric, group);
        String label =
                group.or(() -> survey.domain().map(domain -> domain.label)).orElse("");
        Optional<String> about = label.isEmpty() ? Optional.empty() : Optional.of(label);
        if (people.some().isEmpty() && group.isPresent()) {
            // One region without a usable row must not cost the others their estimates.
            return new Estimate(
                    about,
                    metric,
                    Double.NaN,
                    Optional.empty(),
                    0,
                    people.dropped(),
                    Optional.of("no usable rows"),
                    new Estimate.Origin(survey, Optional.empty()));
        }
        Linearised value = metric.of(people.distribution());
        Map<String, Integer> dropped = new TreeMap<>(people.dropped());
        dropped.putAll(value.leftOut());
        int used = people.rows().count()
                - value.leftOut().values().stream().mapToInt(Integer::intValue).sum();
        Optional<Variation> variation =
                survey.hasDesign() ? Optional.of(variation(metric, people, value)) : Optional.empty();
        Optional<Uncertainty> uncertainty = variation.map(it -> uncertainty(it, people, value));
        return new Estimate(
                about,
                metric,
                value.value(),
                uncertainty,
                used,
                dropped,
                survey.rule().flatMap(rule -> rule.objection(used, value.value(), uncertainty)),
                new Estimate.Origin(survey, variation));
    }

    private Variation variation(Metric metric, Sample.People people, Linearised value) {
        return sample.drawn()
                .replicates
                .<Variation>map(replicates -> replicated(metric, people, value.value(), replicates))
                .orElseGet(() -> {
                    var totals = new PsuTotals(design);
                    Distribution d = people.distribution();
                    double[] influence = value.influence().perRow(d.rows());
                    for (int i = 0; i < influence.length; i++) {
                        totals.add(people.rows().of(i), d.weight(i), influence[i]);
                    }
                    return new Variation.Taylor(totals, survey.singlePsu());
                });
    }

    private Variation replicated(Metric metric, Sample.People people, double full, Replicates.Made replicates) {
        double[] deviations = new double[replicates.scales.length];
        double[] weights = new double[people.rows().count()];
        for (int r = 0; r < deviations.length; r++) {
            double[] ofTable = replicates.weights.get(r).get();
            boolean anybody = false;
            for (int i = 0; i < weights.length; i++) {
                weights[i] = ofTable[people.rows().of(i)];
                anybody |= weights[i] > 0;
            }
            // A replicate may leave out every PSU of a small domain: the value is then undefined, and so is the error.
            deviations[r] = anybody ? metric.value(people.distribution().reweighted(weights)) - full : Double.NaN;
        }
        return new Variation.Replicated(replicates, deviations, replicates.scales);
    }

    private Uncertainty uncertainty(Variation variation, Sample.People people, Linearised value) {
        var psus = new BitSet(design.psus());
        var strata = new BitSet(design.strata());
        for (int i = 0; i < people.rows().count(); i++) {
            int psu = design.psuOf(people.rows().of(i));
            psus.set(psu);
            strata.set(design.stratumOf(psu));
        }
        double df = declaresUnits()
                ? psus.cardinality() - strata.cardinality()
                : sample.drawn().replicates.orElseThrow().scales.length - 1;
        double variance = variation.variance();
        double se = Math.sqrt(variance);
        double[] ends = survey.interval().of(value.value(), se, df, survey.level());
        return new Uncertainty(
                se,
                df,
                ends[0],
                ends[1],
                survey.level(),
                psus.cardinality(),
                strata.cardinality(),
                survey.replicates().isPresent() ? OptionalDouble.empty() : deff(variance, people.distribution(), value),
                survey.replicates().map(Replicates::method).orElse("Taylor linearisation"));
    }

    private boolean declaresUnits() {
        return survey.replicates().isEmpty()
                || survey.psuColumn().isPresent()
                || survey.strataColumn().isPresent();
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
