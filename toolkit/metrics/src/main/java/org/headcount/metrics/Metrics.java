package org.headcount.metrics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The registry of metrics: every metric of a distribution that the toolkit has, by the name that its results bear.
 *
 * <p>A metric's entry is beside its factory, in the class of its family, so that adding one touches one file and its test.
 * What lists metrics reads them here: the names of {@code headcount measure}, how results are printed, METRICS.md.
 */
public final class Metrics {
    private static final String CONTRIBUTION = "_contribution";

    private static final List<MetricEntry> ALL = Stream.of(
                    Poverty.entries(),
                    Dominance.entries(),
                    Welfare.entries(),
                    Inequality.entries(),
                    Lorenz.entries(),
                    Concentration.entries(),
                    Decomposition.entries(),
                    Sources.entries(),
                    AlkireFoster.entries(),
                    Targeting.entries())
            .flatMap(List::stream)
            .toList();

    private static final Map<String, MetricEntry> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(MetricEntry::name, Function.identity()));

    private Metrics() {}

    /** All metrics, family by family. */
    public static List<MetricEntry> all() {
        return ALL;
    }

    /** The metrics that a name, a number and a poverty line make. */
    public static List<MetricEntry> byName() {
        return ALL.stream().filter(it -> !it.factory().needsColumns()).toList();
    }

    /**
     * The metric whose results bear this name; empty for a metric that a user wrote. {@code headcount_contribution} and its
     * like are {@link Decomposition#contribution}.
     */
    public static Optional<MetricEntry> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name))
                .or(() -> name.endsWith(CONTRIBUTION) ? Optional.of(BY_NAME.get("contribution")) : Optional.empty());
    }
}
