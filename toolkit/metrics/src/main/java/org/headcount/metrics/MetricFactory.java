package org.headcount.metrics;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How a metric is made, and from what.
 *
 * @param number the number that it takes; empty if it takes none
 * @param needsLine whether it takes a poverty line
 * @param needsColumns whether it takes names of columns, so that a name and a number do not make it: its entry then makes
 *     one of the columns {@code tax}, {@code programme} and {@code region}
 * @param maker makes it; a number or line that it does not take is ignored
 */
public record MetricFactory(
        Optional<Parameter> number, boolean needsLine, boolean needsColumns, BiFunction<Double, Line, Formula> maker) {

    /**
     * A number that a metric takes.
     *
     * @param name its name: alpha, share
     * @param example a number that it may be
     */
    public record Parameter(String name, double example) {}

    /** A metric that takes nothing. */
    static MetricFactory of(Supplier<Formula> make) {
        return new MetricFactory(Optional.empty(), false, false, (number, line) -> make.get());
    }

    /** A metric under a poverty line. */
    static MetricFactory underLine(Function<Line, Formula> make) {
        return new MetricFactory(Optional.empty(), true, false, (number, line) -> make.apply(line));
    }

    /** A metric with a number. */
    static MetricFactory withNumber(String name, double example, DoubleFunction<Formula> make) {
        return new MetricFactory(
                Optional.of(new Parameter(name, example)), false, false, (number, line) -> make.apply(number));
    }

    /** A metric with a number, under a poverty line. */
    static MetricFactory withNumberUnderLine(String name, double example, BiFunction<Double, Line, Formula> make) {
        return new MetricFactory(Optional.of(new Parameter(name, example)), true, false, make);
    }

    /** A metric of columns beside welfare. */
    static MetricFactory ofColumns(Supplier<Formula> example) {
        return new MetricFactory(Optional.empty(), false, true, (number, line) -> example.get());
    }

    /** The metric with a number and under a line, where it takes them. */
    public Formula make(double number, Line line) {
        return maker.apply(number, line);
    }

    /** One such metric: with the example of its number, under a line of 1. */
    public Formula example() {
        return make(number.map(Parameter::example).orElse(Double.NaN), Line.of(1));
    }
}
