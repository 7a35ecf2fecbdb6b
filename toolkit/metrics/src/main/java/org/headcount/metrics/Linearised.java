package org.headcount.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/**
 * A value with the influence of each person on it.
 *
 * <p>Sums, products, quotients and functions of such values carry the influence along by the chain rule,
 * so a metric is written once, as the formula of its paper, and the formula yields both. Influences are
 * evaluated only on demand.
 *
 * @param value the value; NaN where the metric is undefined on this distribution
 * @param influence the influence of one person on it
 * @param leftOut rows that the metric had to leave out, counted by reason (a negative income has no logarithm)
 */
public record Linearised(double value, Influence influence, Map<String, Integer> leftOut) {

    /** A value from every row of the distribution. */
    public Linearised(double value, Influence influence) {
        this(value, influence, Map.of());
    }

    /** A constant. */
    public static Linearised constant(double value) {
        return new Linearised(value, Influence.none());
    }

    /** This and that, added. */
    public Linearised plus(Linearised that) {
        return new Linearised(value + that.value, influence.plus(that.influence), together(that));
    }

    /** This plus a constant. */
    public Linearised plus(double constant) {
        return new Linearised(value + constant, influence, leftOut);
    }

    /** This minus that. */
    public Linearised minus(Linearised that) {
        return plus(that.times(-1));
    }

    /** This times a constant. */
    public Linearised times(double factor) {
        return new Linearised(factor * value, influence.times(factor), leftOut);
    }

    /** This times that. */
    public Linearised times(Linearised that) {
        return new Linearised(
                value * that.value, influence.times(that.value).plus(that.influence.times(value)), together(that));
    }

    /** This divided by that; undefined (NaN) as 0/0, infinite as 1/0. */
    public Linearised over(Linearised that) {
        double quotient = value / that.value;
        return new Linearised(
                quotient,
                influence.times(1 / that.value).plus(that.influence.times(-quotient / that.value)),
                together(that));
    }

    /**
     * A smooth function of this.
     *
     * @param function the function
     * @param derivative its derivative
     */
    public Linearised map(DoubleUnaryOperator function, DoubleUnaryOperator derivative) {
        return new Linearised(function.applyAsDouble(value), influence.times(derivative.applyAsDouble(value)), leftOut);
    }

    /** The natural logarithm of this. */
    public Linearised log() {
        return map(Math::log, value -> 1 / value);
    }

    /** This to a fixed power. */
    public Linearised power(double exponent) {
        return map(value -> Math.pow(value, exponent), value -> exponent * Math.pow(value, exponent - 1));
    }

    Linearised leavingOut(String reason, int rows) {
        return rows == 0 ? this : new Linearised(value, influence, together(leftOut, Map.of(reason, rows)));
    }

    private Map<String, Integer> together(Linearised that) {
        return together(leftOut, that.leftOut);
    }

    /** The parts of one formula leave out the same rows, so the larger count is the count. */
    private static Map<String, Integer> together(Map<String, Integer> one, Map<String, Integer> other) {
        if (one.isEmpty() || one.equals(other)) {
            return other;
        }
        var both = new TreeMap<>(one);
        other.forEach((reason, rows) -> both.merge(reason, rows, Math::max));
        return Map.copyOf(both);
    }

    /** The value, and the rows that it leaves out. */
    @Override
    public String toString() {
        return leftOut.isEmpty()
                ? Double.toString(value)
                : value + " (rows left out: "
                        + leftOut.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(it -> it.getValue() + " with " + it.getKey())
                                .collect(Collectors.joining(", "))
                        + ")";
    }
}
