package org.headcount.metrics;

import java.util.function.ToDoubleFunction;

/** A bandwidth with a name, which is its text. */
record BandwidthRule(String name, ToDoubleFunction<Distribution> rule) implements Bandwidth {
    @Override
    public double of(Distribution distribution) {
        return rule.applyAsDouble(distribution);
    }

    @Override
    public String toString() {
        return name;
    }
}
