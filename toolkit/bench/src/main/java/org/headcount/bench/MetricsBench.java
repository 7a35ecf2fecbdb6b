package org.headcount.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.headcount.metrics.Design;
import org.headcount.metrics.Distribution;
import org.headcount.metrics.Inequality;
import org.headcount.metrics.Linearised;
import org.headcount.metrics.Metric;
import org.headcount.metrics.Poverty;
import org.headcount.metrics.PsuTotals;
import org.headcount.metrics.QuantileType;
import org.headcount.metrics.SinglePsu;
import org.headcount.metrics.Welfare;

/**
 * Metrics of a lognormal population: arguments are the number of rows (1000000) and, to compare, the numpy script beside
 * this module. Each kernel runs a few times and the fastest counts, for both; ratios are of Java over numpy.
 */
public final class MetricsBench {
    private static final double LINE = 0.6;
    private static final int ROUNDS = 3;
    private static final Pattern TIMED = Pattern.compile("\"kernel\": \"([^\"]+)\", \"seconds\": ([0-9.e-]+)");

    private MetricsBench() {}

    /** Runs the benchmark. */
    public static void main(String[] args) {
        int n = args.length > 0 ? (int) Double.parseDouble(args[0]) : 1_000_000;
        // The compiler gets to know the code on a smaller population, as a notebook's earlier cells would let it.
        run(Math.min(n, 200_000), 5);
        Map<String, Double> java = run(n, ROUNDS);
        Map<String, Double> numpy = args.length > 1 ? peer(args[1], n) : Map.of();
        System.out.printf(
                "rows %,d, %s, heap %,d MB%n",
                n, Runtime.version(), Runtime.getRuntime().totalMemory() >> 20);
        java.forEach((kernel, seconds) -> System.out.printf(
                "%-34s %8.3f s%s%n",
                kernel,
                seconds,
                Optional.ofNullable(numpy.get(kernel.replace(" with errors", "").replace(" in parallel", "")))
                        .map(peer -> String.format("   numpy %8.3f s   ratio %.2f", peer, seconds / peer))
                        .orElse("")));
        System.out.printf("fgt012 over three reads: %.2f%n", java.get("fgt012") / 3 / java.get("read"));
    }

    private static Map<String, Double> run(int n, int rounds) {
        var random = new SplittableRandom(1);
        double[] x = new double[n];
        double[] w = new double[n];
        int[] stratum = new int[n];
        int[] psu = new int[n];
        for (int i = 0; i < n; i++) {
            x[i] = Math.exp(
                    Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble()));
            w[i] = 0.5 + 1.5 * random.nextDouble();
            psu[i] = (int) ((long) i * 2000 / n);
            stratum[i] = psu[i] / 40;
        }
        var design = Design.of(
                stratum, psu, IntStream.range(0, 50).mapToObj(Integer::toString).toList());
        List<Metric> fgt = List.of(Poverty.headcount(LINE), Poverty.gap(LINE), Poverty.severity(LINE));
        var all = new ArrayList<>(fgt);
        all.add(Inequality.gini());
        IntStream.rangeClosed(1, 9)
                .mapToObj(i -> Welfare.quantile(i / 10.0, QuantileType.INVERSE_CDF))
                .forEach(all::add);
        var fastest = new LinkedHashMap<String, Double>();
        for (int round = 0; round < rounds; round++) {
            time(fastest, "read", () -> read(x, w));
            time(fastest, "distribution, unsorted", () -> Distribution.of(x, w).population());
            Distribution once = Distribution.of(x, w);
            time(fastest, "fgt012", () -> sum(fgt, once));
            time(fastest, "theil", () -> Inequality.theil().value(once));
            time(fastest, "gini+fgt012+deciles", () -> sum(all, Distribution.of(x, w)));
            time(
                    fastest,
                    "gini+fgt012+deciles in parallel",
                    () -> sum(all, Distribution.of(x, w).inParallel()));
            time(fastest, "gini+fgt012+deciles with errors", () -> errors(all, Distribution.of(x, w), design));
        }
        return fastest;
    }

    private static double read(double[] x, double[] w) {
        double people = 0;
        double income = 0;
        for (int i = 0; i < x.length; i++) {
            people += w[i];
            income += w[i] * x[i];
        }
        return people + income;
    }

    private static double sum(List<Metric> metrics, Distribution people) {
        return metrics.stream().mapToDouble(metric -> metric.value(people)).sum();
    }

    private static double errors(List<Metric> metrics, Distribution people, Design design) {
        double sum = 0;
        for (Metric metric : metrics) {
            Linearised value = metric.of(people);
            var totals = new PsuTotals(design);
            double[] influence = value.influence().perRow(people.rows());
            for (int i = 0; i < influence.length; i++) {
                totals.add(i, people.weight(i), influence[i]);
            }
            sum += Math.sqrt(totals.variance(SinglePsu.FAIL));
        }
        return sum;
    }

    private static void time(Map<String, Double> fastest, String kernel, Supplier<Double> run) {
        long start = System.nanoTime();
        double value = run.get();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (Double.isNaN(value)) {
            throw new IllegalStateException(kernel + " is undefined on the benchmark's population");
        }
        fastest.merge(kernel, seconds, Math::min);
    }

    private static Map<String, Double> peer(String script, int n) {
        try {
            var python = new ProcessBuilder("python3", script, Integer.toString(n))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var fastest = new LinkedHashMap<String, Double>();
            new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(TIMED::matcher)
                    .filter(java.util.regex.Matcher::find)
                    .forEach(line -> fastest.merge(line.group(1), Double.parseDouble(line.group(2)), Math::min));
            return fastest;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run python3 on " + script, e);
        }
    }
}
