package org.headcount.metrics;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Averages over people in the order of their welfare, in which their ranks have a part. */
record RankAverages(Ranked order, double population, Chunks chunks) {

    /** The average of an amount, given by place in the order, times mid-rank. */
    Linearised average(IntToDoubleFunction amount) {
        double everybody = order.sum(chunks, (from, to, x, weight, below) -> amountOfClass(from, to, amount));
        double value = order.sum(
                        chunks, (from, to, x, weight, below) -> amountOfClass(from, to, amount) * (below + weight / 2))
                / (population * population);
        return new Linearised(value, (total, factor) -> {
            double[] influence = new double[order.welfare.length];
            var seen = new Sum();
            order.classes((from, to, x, weight, below, incomeBelow) -> {
                double ofClass = amountOfClass(from, to, amount);
                double rank = (below + weight / 2) / population;
                double lifted = (everybody - seen.value() - ofClass / 2) / population;
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
