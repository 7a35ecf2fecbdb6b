package org.headcount.metrics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/**
 * What the order of welfare gives: quantiles, the Lorenz curve, and averages with rank.
 *
 * @param order the rows in ascending order of welfare
 * @param population the sum of the weights
 * @param chunks how sums are cut
 */
record OrderStatistics(Ranked order, double population, Chunks chunks) {

    static OrderStatistics of(Distribution d) {
        return new OrderStatistics(d.ranked(), d.population(), d.chunks());
    }

    /** The quantile of a share of the population: {@link Distribution#quantile}. */
    static Linearised quantile(Distribution d, double share, QuantileType type, Bandwidth bandwidth) {
        double value = type.of(d.ranked(), share, d.population());
        Amount below = (from, values, count) -> {
            for (int k = 0; k < count; k++) {
                values[k] = d.welfare(from + k) <= value ? 1 : 0;
            }
        };
        // The density is computed only if an influence is needed.
        return new Linearised(value, (total, factor) -> {
            double density = Density.isAtHeap(d, share) ? Double.NaN : d.density(value, bandwidth);
            Influence.of(below, -1 / (d.population() * density), share).addTo(total, factor);
        });
    }

    /** A point of the generalised Lorenz curve: {@link Distribution#generalisedLorenz}. */
    static Linearised generalisedLorenz(Distribution d, double share) {
        double value = share == 1 ? d.mean() : d.ranked().incomeOfPoorest(share) / d.population();
        double edge = d.ranked().welfareAt(share);
        return new Linearised(
                value,
                Influence.of(
                        Amount.ofRow(i -> Math.min(d.welfare(i) - edge, 0)), 1 / d.population(), value - share * edge));
    }

    /** The average of an amount, given by row, times mid-rank. */
    Linearised averageOfRows(IntToDoubleFunction amount) {
        double[] inOrder = new double[order.row.length];
        Arrays.setAll(inOrder, k -> amount.applyAsDouble(order.row[k]));
        return average(k -> inOrder[k]);
    }

    /** The average of a function of welfare times mid-rank. */
    Linearised averageOfWelfare(DoubleUnaryOperator amount) {
        return average(k -> amount.applyAsDouble(order.welfare[k]));
    }

    /** The average of an amount, given by position in the order, times mid-rank. */
    private Linearised average(IntToDoubleFunction amount) {
        double whole = order.sum(chunks, (from, to, x, weight, below) -> amountOfClass(from, to, amount));
        double value = order.sum(
                        chunks, (from, to, x, weight, below) -> amountOfClass(from, to, amount) * (below + weight / 2))
                / (population * population);
        return new Linearised(value, (total, factor) -> {
            double[] influence = new double[order.welfare.length];
            var seen = new Sum();
            order.classes((from, to, x, weight, below, incomeBelow) -> {
                double ofClass = amountOfClass(from, to, amount);
                double rank = (below + weight / 2) / population;
                double lifted = (whole - seen.value() - ofClass / 2) / population;
                seen.add(ofClass);
                for (int k = from; k < to; k++) {
                    influence[k] = amount.applyAsDouble(k) * rank + lifted - 2 * value;
                }
            });
            order.scatter(influence, factor / population, total);
        });
    }

    private double amountOfClass(int from, int to, IntToDoubleFunction amount) {
        double sum = 0;
        for (int k = from; k < to; k++) {
            sum += order.weight[k] * amount.applyAsDouble(k);
        }
        return sum;
    }

    /** The mid-rank of each row: the share of people below plus half of those level. */
    double[] midRanks() {
        double[] ranks = new double[order.welfare.length];
        order.classes((from, to, x, weight, below, incomeBelow) -> {
            for (int k = from; k < to; k++) {
                ranks[order.row[k]] = (below + weight / 2) / population;
            }
        });
        return ranks;
    }

    /**
     * Welfare averaged with a weight that falls with rank: the integral of (1 - F)^v, with F the share of people
     * below. With v = 1 the mean; with larger v the poor count for more.
     */
    Linearised survival(double v) {
        double value = order.sum(chunks, (from, to, x, weight, below) -> {
            double step = from == 0 ? x : x - order.welfare[from - 1];
            return step * Math.pow(1 - below / population, v);
        });
        return new Linearised(value, (total, factor) -> {
            double[] influence = new double[order.welfare.length];
            var reached = new Sum();
            double[] last = {0};
            order.classes((from, to, x, weight, below, incomeBelow) -> {
                reached.add((x - last[0]) * v * Math.pow(1 - below / population, v - 1));
                last[0] = x;
                Arrays.fill(influence, from, to, reached.value() - v * value);
            });
            order.scatter(influence, factor / population, total);
        });
    }
}
