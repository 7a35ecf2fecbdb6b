package org.headcount.metrics;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A number about a distribution of welfare: a headcount, a Gini, a median.
 *
 * <p>A metric reads a {@link Distribution} and nothing else, and returns a value with the influence of one
 * person on it. A sample design turns the influence into a standard error; the metric does not depend on the
 * design.
 */
public interface Metric {
    /** The metric's name, in the field's words: {@code headcount}, {@code gini}. */
    String name();

    /** Its parameters, by name and in order: {@code line=3.0}, {@code alpha=2.0}. */
    Map<String, Object> parameters();

    /** The columns it reads beside welfare; rows that miss one of them are dropped, for this metric. */
    List<String> columns();

    /** What the welfare it reads is measured in. */
    Unit unit();

    /**
     * Whether it is a share of people or of a total: a part of a whole, which lies between 0 and 1. Its confidence interval
     * should too.
     */
    default boolean isShare() {
        return false;
    }

    /** The poverty line under which it measures, if it does. */
    Optional<Line> line();

    /** The same metric under another poverty line; the same metric where it knows none. */
    Metric at(Line line);

    /** Value and influence. */
    Linearised of(Distribution distribution);

    /** The value alone. */
    default double value(Distribution distribution) {
        return of(distribution).value();
    }

    /** What welfare is measured in when a metric reads it. */
    enum Unit {
        /** The unit of the welfare column. */
        WELFARE,
        /** Multiples of each person's own poverty line. */
        LINES,
        /** Nothing: the metric reads other columns only, and a row without welfare counts. */
        NONE
    }
}
