package org.headcount.survey;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.headcount.metrics.Metric;

/**
 * A number estimated from a sample, with what is needed to judge it.
 *
 * <p>Two estimates subtract, and the difference knows its error: jointly where they come from one sample (two regions,
 * two years stacked in one table with their common PSUs), as independent where they come from two.
 */
public final class Estimate {
    private final Optional<String> group;
    private final Metric metric;
    private final String name;
    private final double value;
    private final Optional<Uncertainty> uncertainty;
    private final int rows;
    private final Map<String, Integer> dropped;
    private final Optional<String> flag;
    private final Origin origin;

    Estimate(
            Optional<String> group,
            Metric metric,
            double value,
            Optional<Uncertainty> uncertainty,
            int rows,
            Map<String, Integer> dropped,
            Optional<String> flag,
            Origin origin) {
        this(group, metric, metric.name(), value, uncertainty, rows, dropped, flag, origin);
    }

    private Estimate(
            Optional<String> group,
            Metric metric,
            String name,
            double value,
            Optional<Uncertainty> uncertainty,
            int rows,
            Map<String, Integer> dropped,
            Optional<String> flag,
            Origin origin) {
        this.group = group;
        this.metric = metric;
        this.name = name;
        this.value = value;
        this.uncertainty = uncertainty;
        this.rows = rows;
        this.dropped = Map.copyOf(dropped);
        this.flag = flag;
        this.origin = origin;
    }

    /** The survey an estimate came from, and how it varies. */
    record Origin(Survey survey, Optional<Variation> variation) {}

    /** The group or domain it is about; empty for everybody. */
    public Optional<String> group() {
        return group;
    }

    /** The metric's name. */
    public String metric() {
        return name;
    }

    /** What the metric was told. */
    public Map<String, Object> parameters() {
        return metric.parameters();
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
                .orElseThrow(() -> new IllegalStateException("no design was given, so " + name
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
        return Equivalent.stata(origin.survey, metric);
    }

    /** How R would be asked for this number, with the packages survey and convey, where it can be. */
    public Optional<String> r() {
        return Equivalent.r(origin.survey, metric);
    }

    /** This estimate minus another, with the error of the difference. */
    public Estimate minus(Estimate other) {
        Optional<Variation> joint =
                origin.variation.flatMap(mine -> other.origin.variation.map(theirs -> mine.plus(theirs.times(-1))));
        double difference = value - other.value;
        Optional<Uncertainty> ofDifference = joint.map(variation -> {
            Uncertainty mine = uncertainty.orElseThrow();
            Uncertainty theirs = other.uncertainty.orElseThrow();
            boolean oneSample = origin.variation
                    .flatMap(it -> other.origin.variation.map(it::sameSample))
                    .orElse(false);
            double df = oneSample ? Math.max(mine.df(), theirs.df()) : together(mine, theirs);
            double se = Math.sqrt(variation.variance());
            double[] ends = ConfidenceInterval.T.of(difference, se, df, mine.level());
            return new Uncertainty(
                    se,
                    df,
                    ends[0],
                    ends[1],
                    mine.level(),
                    oneSample ? Math.max(mine.psus(), theirs.psus()) : mine.psus() + theirs.psus(),
                    oneSample ? Math.max(mine.strata(), theirs.strata()) : mine.strata() + theirs.strata(),
                    OptionalDouble.empty(),
                    mine.method() + (oneSample ? ", one sample" : ", independent samples"));
        });
        var both = new TreeMap<>(dropped);
        other.dropped.forEach((reason, count) -> both.merge(reason, count, Integer::sum));
        Optional<String> groups = group.isEmpty() && other.group.isEmpty()
                ? Optional.empty()
                : Optional.of(group.orElse("all") + " - " + other.group.orElse("all"));
        return new Estimate(
                groups,
                metric,
                name.equals(other.name) ? name : name + " - " + other.name,
                difference,
                ofDifference,
                rows + other.rows,
                both,
                Optional.empty(),
                new Origin(origin.survey, joint));
    }

    /** Degrees of freedom of a difference of independent estimates: Satterthwaite (1946), Biometrics Bulletin 2. */
    private static double together(Uncertainty one, Uncertainty other) {
        double a = one.se() * one.se();
        double b = other.se() * other.se();
        return (a + b) * (a + b) / (a * a / one.df() + b * b / other.df());
    }

    /** {@code headcount(line=3.0) = 0.3466, se 0.0259}. */
    @Override
    public String toString() {
        return group.map(label -> label + ": ").orElse("")
                + (name.equals(metric.name()) ? metric.toString() : name)
                + " = " + value
                + uncertainty.map(it -> ", se " + it.se()).orElse("");
    }
}
