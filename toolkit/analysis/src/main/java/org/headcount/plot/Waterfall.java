package org.headcount.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Steps that lead from nothing to a total, each starting where the one before it ended.
 *
 * @param value the axis of amounts
 * @param steps the steps, from above
 * @param total what the sum is called
 * @param end the total: what the steps add up to
 */
public record Waterfall(Axis value, List<Step> steps, String total, double end) implements Form {

    /** How far the steps may miss the end, relative to the largest of them: what adding binary fractions loses. */
    private static final double ROUNDING = 1e-9;

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

    /**
     * Copies the steps.
     *
     * @throws IllegalArgumentException if the steps do not lead to the end
     */
    public Waterfall {
        steps = List.copyOf(steps);
        double sum = sum(steps);
        double size = steps.stream()
                .mapToDouble(step -> Math.abs(step.change()))
                .max()
                .orElse(0);
        if (!(Math.abs(sum - end) <= ROUNDING * Math.max(size, Math.abs(end)))) {
            throw new IllegalArgumentException("the steps of '" + total + "' lead to " + sum + ", not to its value "
                    + end + "; is a step missing?");
        }
    }

    /** Steps that end at their sum. */
    public Waterfall(Axis value, List<Step> steps, String total) {
        this(value, steps, total, sum(steps));
    }

    private static double sum(List<Step> steps) {
        return steps.stream().mapToDouble(Step::change).sum();
    }

    /** Where each step starts and, last, where they end. */
    List<Double> levels() {
        List<Double> levels = new ArrayList<>();
        double level = 0;
        for (Step step : steps) {
            levels.add(level);
            level += step.change();
        }
        levels.add(end);
        return levels;
    }

    /** The same along another axis. */
    public Waterfall withValue(Axis value) {
        return new Waterfall(value, steps, total, end);
    }

    /** The same with other steps, which end at their sum. */
    public Waterfall withSteps(List<Step> steps) {
        return new Waterfall(value, steps, total);
    }

    @Override
    public <R> R read(Reader<R> reader) {
        return reader.waterfall(this);
    }

    /** In words: what a terminal shows. */
    @Override
    public String toString() {
        return AltText.of(this);
    }
}
