package org.headcount.metrics;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Stochastic dominance: whether poverty is lower at every possible line.
 *
 * <p>Atkinson (1987), "On the measurement of poverty", Econometrica 55; Davidson and Duclos (2000), "Statistical inference
 * for stochastic dominance and for the measurement of poverty and inequality", Econometrica 68. Where the curve of one
 * distribution of order s lies nowhere above another's, every poverty index of a class agrees: with s = 1 all that fall
 * with income, with s = 2 those that also dislike inequality among the poor.
 */
public final class Dominance {
    private Dominance() {}

    /** The dominance curve of an order at a line z: the average of (z - x)^(s - 1)/(s - 1)! among those below z. */
    public static Formula curve(int order, double line) {
        double factorial = 1;
        for (int i = 2; i < order; i++) {
            factorial *= i;
        }
        double divisor = factorial;
        return Formula.of("dominance", d -> shortfall(d, order, line).times(1 / divisor))
                .with("order", requireOrder(order))
                .with("line", line);
    }

    /** The dominance curve at several lines. */
    public static List<Metric> curve(int order, double... lines) {
        return DoubleStream.of(lines)
                .<Metric>mapToObj(line -> curve(order, line))
                .toList();
    }

    /** The same average without the factorial: a headcount, a gap in money, a squared gap in money. */
    public static Formula shortfall(int order, double line) {
        return Formula.of("shortfall", d -> shortfall(d, order, line))
                .with("order", requireOrder(order))
                .with("line", line);
    }

    private static int requireOrder(int order) {
        if (order < 1) {
            throw new IllegalArgumentException("the order of dominance must be 1 or more, was " + order);
        }
        return order;
    }

    private static Linearised shortfall(Distribution d, int order, double line) {
        return d.average(i -> d.welfare(i) < line ? Math.pow(line - d.welfare(i), order - 1) : 0);
    }

    static List<MetricEntry> entries() {
        return List.of(
                entry("dominance", "curve(order, line)", MetricFactory.ofColumns(() -> curve(2, 1)))
                        .help("dominance curve of an order at a line")
                        .formula("sum w (z - x)^(s - 1) [x < z] / (N (s - 1)!)")
                        .title("dominance curve")
                        .reference("tiny/dominance_curve/2"),
                entry("shortfall", "shortfall(order, line)", MetricFactory.ofColumns(() -> shortfall(2, 1)))
                        .help("the same without the factorial")
                        .formula("sum w (z - x)^(s - 1) [x < z] / N")
                        .follows("dominance times (s - 1)!", "tiny/dominance_curve/2"));
    }

    private static MetricEntry entry(String name, String method, MetricFactory factory) {
        return MetricEntry.of(MetricEntry.Family.POVERTY, name, "Dominance." + method, factory)
                .paper("Davidson and Duclos (2000), Econometrica 68");
    }
}
