package org.headcount.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Steps that lead from nothing to a total, each starting where the one before it ended.
 *
 * @param value the axis of amounts
 * @param steps the steps, from above
 * @param total what the sum is called
 */
public record Waterfall(Axis value, List<Step> steps, String total) implements Form {

    /**
     * One step.
     *
     * @param name what it is
     * @param change how far it goes, below zero for down
     */
    public record Step(String name, double change) {

        /** Checks that it is a number. */
        public Step {
            if (!Double.isFinite(change)) {
                throw new IllegalArgumentException("'" + name + "' is no step that can be drawn: " + change);
            }
        }
    }

    /** Copies the steps. */
    public Waterfall {
        steps = List.copyOf(steps);
    }

    /** Where each step starts and, last, where they end. */
    List<Double> levels() {
        List<Double> levels = new ArrayList<>();
        double level = 0;
        levels.add(level);
        for (Step step : steps) {
            level += step.change();
            levels.add(level);
        }
        return levels;
    }

    /** The same along another axis. */
    public Waterfall withValue(Axis value) {
        return new Waterfall(value, steps, total);
    }

    /** The same with other steps. */
    public Waterfall withSteps(List<Step> steps) {
        return new Waterfall(value, steps, total);
    }

    @Override
    public <R> R read(Reader<R> reader) {
        return reader.waterfall(this);
    }
}
