package org.headcount.metrics;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Made-up populations, from a seed. */
final class People {
    final long seed;
    final double[] welfare;
    final double[] weights;
    final double[] tax;
    final double[] programme;
    final double[][] indicators;
    final String[] region;

    private People(long seed, int rows, boolean ties, boolean wholeWeights) {
        this.seed = seed;
        var random = new SplittableRandom(seed);
        welfare = new double[rows];
        weights = new double[rows];
        tax = new double[rows];
        programme = new double[rows];
        indicators = new double[3][rows];
        region = new String[rows];
        for (int i = 0; i < rows; i++) {
            double x = Math.exp(0.8 * gaussian(random)) * 100;
            welfare[i] = ties ? Math.max(5, 5 * Math.rint(x / 5)) : x;
            weights[i] = wholeWeights ? 1 + random.nextInt(4) : 0.5 + 1.5 * random.nextDouble();
            tax[i] = welfare[i] * (0.05 + 0.2 * random.nextDouble());
            programme[i] = random.nextDouble() < 0.5 - 0.4 * Math.min(1, welfare[i] / 200) ? 1 : 0;
            for (double[] indicator : indicators) {
                indicator[i] = random.nextDouble() < 0.4 ? 1 : 0;
            }
            region[i] = random.nextInt(3) == 0 ? "south" : random.nextBoolean() ? "north" : "east";
        }
    }

    /** Incomes all differ, weights are fractions. */
    static People smooth(long seed, int rows) {
        return new People(seed, rows, false, false);
    }

    /** Incomes are heaped on multiples of five, weights are whole. */
    static People heaped(long seed, int rows) {
        return new People(seed, rows, true, true);
    }

    /** Incomes are heaped, but weights are fractions, so that no share of the people is met exactly. */
    static People tied(long seed, int rows) {
        return new People(seed, rows, true, false);
    }

    private static double gaussian(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    int rows() {
        return welfare.length;
    }

    Distribution distribution() {
        return distribution(welfare, weights);
    }

    /** The same people with another welfare and other weights. */
    Distribution distribution(double[] x, double[] w) {
        return Distribution.of(x, w)
                .with("tax", tax)
                .with("programme", programme)
                .with("one", indicators[0])
                .with("two", indicators[1])
                .with("three", indicators[2])
                .with("region", Groups.of(Arrays.asList(region)));
    }

    /** The distribution with the sums of money in another currency. */
    Distribution inCurrency(double rate) {
        return Distribution.of(times(welfare, rate), weights)
                .with("tax", times(tax, rate))
                .with("programme", programme)
                .with("one", indicators[0])
                .with("two", indicators[1])
                .with("three", indicators[2])
                .with("region", Groups.of(Arrays.asList(region)));
    }

    static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> factor * value).toArray();
    }

    /** A permutation of the rows. */
    int[] shuffled() {
        int[] order = new int[rows()];
        Arrays.setAll(order, i -> i);
        var random = new SplittableRandom(seed + 1);
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[other];
            order[other] = swap;
        }
        return order;
    }
}
