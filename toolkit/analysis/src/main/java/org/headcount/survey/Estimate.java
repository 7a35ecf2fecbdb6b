package org.headcount.survey;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.headcount.metrics.Metric;

/**
 * A number estimated from a sample, with what is needed to judge it.
 *
 * <p>Two estimates subtract, and the difference knows its error: jointly where they come from one sample (two regions,
 * two years stacked in one table with their common PSUs), as independent where they come from two.
 */
public final class Estimate {
    private final Optional<String> group;
    private final String metric;
    private final Map<String, Object> parameters;
    private final double value;
    private final Optional<Uncertainty> uncertainty;
    private final int rows;
    private final Map<String, Integer> dropped;
    private final Optional<String> flag;
    private final Origin origin;

    Estimate(
            Optional<String> group,
            String metric,
            Map<String, Object> parameters,
            double value,
            Optional<Uncertainty> uncertainty,
            int rows,
            Map<String, Integer> dropped,
            Optional<String> flag,
            Origin origin) {
        this.group = group;
        this.metric = metric;
        this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        this.value = value;
        this.uncertainty = uncertainty;
        this.rows = rows;
        this.dropped = Map.copyOf(dropped);
        this.flag = flag;
        this.origin = origin;
    }

    /**
     * Where an estimate came from, and how it varies.
     *
     * @param survey the survey
     * @param metric what was estimated; empty for a difference, which is no metric of one distribution
     * @param variation how it varies; empty without a design
     * @param support what its error rests on; empty without a design
     */
    record Origin(Survey survey, Optional<Metric> metric, Optional<Variation> variation, Optional<Support> support) {}

    /** The group or domain it is about; empty for everybody. */
    public Optional<String> group() {
        return group;
    }

    /** The column, or columns, whose value its group is; empty for everybody. */
    public Optional<String> by() {
        return origin.survey.isOver() ? Optional.empty() : origin.survey.groupColumn();
    }

    /** The metric's name. */
    public String metric() {
        return metric;
    }

    /** What the metric was told. */
    public Map<String, Object> parameters() {
        return parameters;
    }

    /** The estimate; NaN where it is undefined. */
    public double value() {
        return value;
    }

    /** Its uncertainty; empty where the survey has no design. */
    public Optional<Uncertainty> uncertainty() {
        return uncertainty;
    }

    /** Its standard error. */
    public double se() {
        return uncertainty
                .orElseThrow(() -> new IllegalStateException("no design was given, so " + metric
                        + " has no standard error: name strata and PSUs, or say rowsAsPsus()"))
                .se();
    }

    /** The coefficient of variation: the standard error over the size of the estimate. */
    public OptionalDouble cv() {
        return uncertainty.isPresent() && value != 0
                ? OptionalDouble.of(uncertainty.get().se() / Math.abs(value))
                : OptionalDouble.empty();
    }

    /** The number of rows used. */
    public int rows() {
        return rows;
    }

    /** Rows that could not be used, by reason. */
    public Map<String, Integer> dropped() {
        return dropped;
    }

    /** Why the publication rule would not have it printed without a warning. */
    public Optional<String> flag() {
        return flag;
    }

    /** How Stata would be asked for this number, where it can be. */
    public Optional<String> stata() {
        return origin.metric.flatMap(known -> Equivalent.stata(origin.survey, known));
    }

    /** How R would be asked for this number, with the packages survey and convey, where it can be. */
    public Optional<String> r() {
        return origin.metric.flatMap(known -> Equivalent.r(origin.survey, known));
    }

    /** This estimate minus another, with the error of the difference. */
    public Estimate minus(Estimate other) {
        Optional<Variation> joint =
                origin.variation.flatMap(mine -> other.origin.variation.map(theirs -> mine.plus(theirs.times(-1))));
        double difference = value - other.value;
        Optional<Support> support = joint.map(variation -> {
            boolean oneSample = origin.variation.orElseThrow().sameSample(other.origin.variation.orElseThrow());
            return origin.support
                    .orElseThrow()
                    .with(
                            other.origin.support.orElseThrow(),
                            uncertainty.orElseThrow().se(),
                            other.uncertainty.orElseThrow().se(),
                            oneSample);
        });
        Optional<Uncertainty> ofDifference = joint.map(variation -> support.orElseThrow()
                .uncertainty(
                        variation,
                        difference,
                        Math.max(Math.abs(value), Math.abs(other.value)),
                        ConfidenceInterval.T,
                        uncertainty.orElseThrow().level()));
        var both = new TreeMap<>(dropped);
        other.dropped.forEach((reason, count) -> both.merge(reason, count, Integer::sum));
        Optional<String> groups = group.isEmpty() && other.group.isEmpty()
                ? Optional.empty()
                : Optional.of(group.orElse("all") + " - " + other.group.orElse("all"));
        return new Estimate(
                groups,
                metric.equals(other.metric) ? metric : metric + " - " + other.metric,
                parameters,
                difference,
                ofDifference,
                rows + other.rows,
                both,
                Optional.empty(),
                new Origin(origin.survey, Optional.empty(), joint, support));
    }

    /** The same with an interval of another level. */
    Estimate atLevel(double level) {
        return new Estimate(
                group,
                metric,
                parameters,
                value,
                uncertainty.map(some -> some.at(value, level)),
                rows,
                dropped,
                flag,
                origin);
    }

    /** Whether it is a share of people or of a total. */
    public boolean isShare() {
        return origin.metric.filter(Metric::isShare).isPresent();
    }

    /** {@code headcount(line=3) = 0.3466, se 0.0259}. */
    @Override
    public String toString() {
        return group.map(label -> label + ": ").orElse("")
                + metric
                + (parameters.isEmpty() ? "" : "(" + shown() + ")")
                + " = " + Numbers.brief(value)
                + uncertainty.map(it -> ", se " + Numbers.brief(it.se())).orElse("");
    }

    private String shown() {
        return parameters.entrySet().stream()
                .map(told -> told.getKey() + "=" + Numbers.told(told.getValue()))
                .collect(Collectors.joining(", "));
    }
}
