package org.headcount.metrics;

import java.util.Optional;

/** The order of these people, made once and shared by every distribution of the same people. */
final class LazyOrder {
    private Optional<Ranked> ranked = Optional.empty();

    synchronized Ranked of(double[] welfare, double[] weights, Chunks chunks) {
        if (ranked.isEmpty()) {
            Sorted sorted = Sorted.of(welfare, chunks);
            ranked = Optional.of(new Ranked(sorted.values, Numbers.pick(weights, sorted.rows), sorted.rows));
        }
        return ranked.get();
    }

    synchronized Optional<Ranked> made() {
        return ranked;
    }

    synchronized void put(Ranked made) {
        ranked = Optional.of(made);
    }
}
