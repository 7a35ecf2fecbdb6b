package org.headcount.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.headcount.metrics.Change;
import org.headcount.metrics.Distribution;
import org.headcount.metrics.Line;
import org.headcount.metrics.Linearised;
import org.headcount.metrics.Lorenz;
import org.headcount.metrics.Metric;
import org.headcount.metrics.Poverty;
import org.headcount.metrics.QuantileType;
import org.headcount.metrics.Welfare;
import org.headcount.metrics.Inequality;

/**
 * How well the standard errors hold that need a density: many samples of populations whose form is known, and for each
 * metric the mean standard error over the standard deviation of the estimates, which is 1 where errors hold, and how often the
 * interval of 95 percent covers the true value.
 *
 * <p>Arguments: rows of a sample (1100), number of samples (1000).
 */
public final class TailErrors {

    private static final long SEED = 20_221_122;

    private TailErrors() {}

    /** A form of distribution: the welfare at each share of the people. */
    private record Population(String name, DoubleUnaryOperator quantile) {}

    /** Runs all populations and prints a table each. */
    public static void main(String[] args) {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 1100;
        int samples = args.length > 1 ? Integer.parseInt(args[1]) : 1000;
        System.out.printf(Locale.ROOT, "%d samples of %d rows, seed %d%n", samples, rows, SEED);
        for (Population population : List.of(
                new Population("lognormal, sigma 0.8", u -> Math.exp(0.8 * normal(u))),
                new Population("lognormal, 5 percent without income", u -> u < 0.05 ? 0 : Math.exp(0.8 * normal((u - 0.05) / 0.95))),
                new Population("Singh-Maddala, heavy tails", u -> Math.pow(Math.pow(1 - u, -1 / 1.2) - 1, 1 / 2.4)),
                new Population("lognormal, heaped on tenths", u -> Math.max(0.1, Math.rint(10 * Math.exp(0.8 * normal(u))) / 10)))) {
            levels(population, rows, samples);
            changes(population, rows, samples);
        }
    }

    private static void levels(Population population, int rows, int samples) {
        List<Metric> metrics = new ArrayList<>();
        for (double share : new double[] {0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99}) {
            metrics.add(Welfare.quantile(share));
        }
        metrics.add(Lorenz.percentileRatio(0.9, 0.1, QuantileType.INVERSE_CDF_AVERAGED));
        metrics.add(Poverty.headcount(Line.ofMedian(0.6)));
        metrics.add(Poverty.headcount(Line.ofMedian(0.2)));
        metrics.add(Poverty.headcount(Line.ofMean(0.5)));
        metrics.add(Poverty.gap(Line.ofMedian(0.6)));
        metrics.add(Poverty.sen(Line.ofMedian(0.6)));
        metrics.add(Poverty.relativeMedianGap(Line.ofMedian(0.6)));
        metrics.add(Poverty.relativeMedianGap(Line.ofMedian(0.3)));
        metrics.add(Inequality.wolfson());
        var random = new SplittableRandom(SEED);
        var tallies = metrics.stream().map(metric -> new Tally(label(metric))).toList();
        for (int s = 0; s < samples; s++) {
            Distribution d = sample(population, rows, 1, random);
            for (int m = 0; m < metrics.size(); m++) {
                tallies.get(m).add(metrics.get(m).of(d), rows, 0);
            }
        }
        Distribution whole = whole(population, 1);
        print(population.name, tallies, metrics.stream().map(metric -> metric.value(whole)).toList());
    }

    private static String label(Metric metric) {
        return metric.toString().replace(", type=INVERSE_CDF_AVERAGED", "");
    }

    /** The later sample is of a population a tenth richer, and drawn apart. */
    private static void changes(Population population, int rows, int samples) {
        double line = 0.6 * population.quantile.applyAsDouble(0.5);
        var names = List.of(
                "growth incidence 0.02",
                "growth incidence 0.1",
                "growth incidence 0.98",
                "rate of pro-poor growth",
                "Shapley growth of headcount",
                "Shapley redistribution of headcount");
        var random = new SplittableRandom(SEED + 1);
        var tallies = names.stream().map(Tally::new).toList();
        for (int s = 0; s < samples; s++) {
            var change = Change.between(sample(population, rows, 1, random), sample(population, rows, 1.1, random));
            List<Linearised> found = found(change, line);
            for (int m = 0; m < found.size(); m++) {
                tallies.get(m).add(found.get(m), rows, rows);
            }
        }
        List<Double> truth = found(Change.between(whole(population, 1), whole(population, 1.1)), line).stream()
                .map(Linearised::value)
                .toList();
        print(population.name + ", two samples", tallies, truth);
    }

    private static List<Linearised> found(Change change, double line) {
        var found = new ArrayList<>(change.growthIncidence(0.02, 0.1, 0.98));
        found.add(change.rateOfProPoorGrowth(line));
        var parts = change.shapley(Poverty.headcount(line));
        found.add(parts.growth());
        found.add(parts.redistribution());
        return found;
    }

    private static Distribution sample(Population population, int rows, double factor, SplittableRandom random) {
        double[] x = new double[rows];
        for (int i = 0; i < rows; i++) {
            x[i] = factor * population.quantile.applyAsDouble(random.nextDouble());
        }
        return Distribution.of(x);
    }

    private static Distribution whole(Population population, double factor) {
        int rows = 200_000;
        return Distribution.of(IntStream.range(0, rows)
                .mapToDouble(i -> factor * population.quantile.applyAsDouble((i + 0.5) / rows))
                .toArray());
    }

    private static double normal(double u) {
        return Math.sqrt(2) * org.hipparchus.special.Erf.erfInv(2 * Math.min(Math.max(u, 1e-300), 1 - 1e-16) - 1);
    }

    /** What came out for one metric, sample by sample. */
    private static final class Tally {
        private final String name;
        private final List<Double> values = new ArrayList<>();
        private final List<Double> errors = new ArrayList<>();

        Tally(String name) {
            this.name = name;
        }

        /** A value of one simple random sample, or of two whose influences follow each other. */
        void add(Linearised found, int rows, int more) {
            values.add(found.value());
            double[] influence = found.influence().perRow(rows + more);
            errors.add(Math.sqrt(variance(influence, 0, rows) + variance(influence, rows, rows + more)));
        }

        private static double variance(double[] influence, int from, int to) {
            int n = to - from;
            double mean = IntStream.range(from, to).mapToDouble(i -> influence[i]).sum() / Math.max(1, n);
            double squares = IntStream.range(from, to)
                    .mapToDouble(i -> (influence[i] - mean) * (influence[i] - mean))
                    .sum();
            return n < 2 ? 0 : squares * n / (n - 1.0);
        }

        void print(double truth) {
            int known = 0;
            int covered = 0;
            double error = 0;
            double sum = 0;
            double square = 0;
            for (int s = 0; s < values.size(); s++) {
                double value = values.get(s);
                double se = errors.get(s);
                if (Double.isFinite(value) && Double.isFinite(se)) {
                    known++;
                    error += se;
                    sum += value;
                    square += value * value;
                    covered += Math.abs(value - truth) <= 1.96 * se ? 1 : 0;
                }
            }
            double mean = sum / known;
            double sd = Math.sqrt((square - known * mean * mean) / (known - 1));
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.4f | %.4f | %.2f | %.1f%% | %.1f%% |%n",
                    name,
                    mean,
                    sd,
                    error / known / sd,
                    100.0 * covered / known,
                    100.0 * (values.size() - known) / values.size());
        }
    }

    private static void print(String title, List<Tally> tallies, List<Double> truth) {
        System.out.printf(
                "%n**%s**%n%n| metric | mean | true error | mean error / true | covered | no error |%n|---|---|---|---|---|---|%n",
                title);
        for (int m = 0; m < tallies.size(); m++) {
            tallies.get(m).print(truth.get(m));
        }
    }
}
