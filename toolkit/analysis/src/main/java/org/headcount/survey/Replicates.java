package org.headcount.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.headcount.metrics.Design;
import tech.tablesaw.api.Table;

/**
 * Variances by replication: the estimate is made again with other weights, many times, and the variance is the scaled
 * sum of squared differences from the estimate made with the full sample's weights.
 *
 * <p>Either the statistics office hands out the replicate weights with the file, or they are made here from the
 * declared strata and PSUs. Wolter (2007), <i>Introduction to Variance Estimation</i>, chapters 3 to 5.
 */
public final class Replicates {
    private final String method;
    private final Source source;

    private Replicates(String method, Source source) {
        this.method = method;
        this.source = source;
    }

    /** Makes the replicates of one table under one design. */
    @FunctionalInterface
    private interface Source {
        Made of(Table table, Design design, double[] weights, double[] members);
    }

    /** The weights of each replicate, for the rows of the table, and what its squared difference is multiplied by. */
    static final class Made {
        final List<Supplier<double[]>> weights;
        final double[] scales;
        private final boolean given;

        private Made(List<Supplier<double[]>> weights, double[] scales, boolean given) {
            this.weights = weights;
            this.scales = scales;
            this.given = given;
        }

        /** The rank of the weights of some rows, where they were given and not made from the design. */
        OptionalDouble rank(Sample.Rows rows) {
            return given
                    ? OptionalDouble.of(
                            Rank.of(weights.stream().map(Supplier::get).toList(), rows))
                    : OptionalDouble.empty();
        }

        /** How a value varies of which every replicate's weights give a deviation from the full sample's. */
        Variation variation(ToDoubleFunction<double[]> deviation) {
            double[] deviations = new double[scales.length];
            Arrays.setAll(
                    deviations, r -> deviation.applyAsDouble(weights.get(r).get()));
            return new Variation.Replicated(this, deviations, scales);
        }
    }

    @Override
    public String toString() {
        return method;
    }

    String method() {
        return method;
    }

    Made of(Table table, Design design, double[] weights, double[] members) {
        return source.of(table, design, weights, members);
    }

    /**
     * Replicate weights in columns of the table.
     *
     * @param columns the columns, one a replicate
     * @param scales what each squared difference is multiplied by: (n - 1)/n of the stratum for a stratified jackknife
     */
    public static Replicates of(List<String> columns, List<Double> scales) {
        if (columns.size() != scales.size()) {
            throw new IllegalArgumentException(
                    "there are " + columns.size() + " replicates but " + scales.size() + " scales");
        }
        return inColumns("replicate weights", columns, scales);
    }

    /** Balanced repeated replication: every squared difference counts 1/R. */
    public static Replicates balanced(List<String> columns) {
        return inColumns("balanced repeated replication", columns, same(columns, 1.0 / columns.size()));
    }

    /** Fay's variant of balanced repeated replication, with his coefficient: 1/(R (1 - rho)^2). */
    public static Replicates fay(List<String> columns, double rho) {
        if (!(rho >= 0 && rho < 1)) {
            throw new IllegalArgumentException("Fay's coefficient lies between 0 and 1, was " + rho);
        }
        return inColumns(
                "Fay's balanced repeated replication",
                columns,
                same(columns, 1 / (columns.size() * (1 - rho) * (1 - rho))));
    }

    /** Bootstrap weights made by a statistics office: every squared difference counts 1/R. */
    public static Replicates bootstrapWeights(List<String> columns) {
        return inColumns("bootstrap weights", columns, same(columns, 1.0 / columns.size()));
    }

    private static List<Double> same(List<String> columns, double scale) {
        return Collections.nCopies(columns.size(), scale);
    }

    private static Replicates inColumns(String method, List<String> columns, List<Double> scales) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("replicate weights need at least one column");
        }
        var names = List.copyOf(columns);
        double[] each = scales.stream().mapToDouble(Double::doubleValue).toArray();
        return new Replicates(
                method + ", " + names.size() + " replicates",
                (table, design, weights, members) -> new Made(
                        names.stream()
                                .<Supplier<double[]>>map(name -> () -> replacing(table, name, weights, members))
                                .toList(),
                        each,
                        true));
    }

    /** A replicate weight replaces the row's weight, but not the members that multiply it. */
    private static double[] replacing(Table table, String replicate, double[] weights, double[] members) {
        double[] other = Columns.numbers(table, replicate);
        IntPredicate wrong = row -> other[row] < 0 || (Double.isNaN(other[row]) && weights[row] > 0);
        if (IntStream.range(0, other.length).anyMatch(wrong)) {
            throw new IllegalArgumentException("a replicate weight must be there for every row with a weight, and not"
                    + " negative, but " + replicate + " is not in " + Columns.rows(other.length, wrong));
        }
        double[] product = new double[other.length];
        Arrays.setAll(product, row -> weights[row] > 0 ? other[row] * members[row] : 0);
        return product;
    }

    /**
     * The stratified jackknife (JKn): each PSU in turn is left out and its stratum's others take its weight. Squared
     * differences count (n - 1)/n, times 1 - f with a finite population correction. Units of a stratum that was drawn whole
     * are never left out.
     */
    public static Replicates jackknife() {
        return new Replicates("jackknife, one PSU left out at a time", (table, design, weights, members) -> {
            List<Supplier<double[]>> replicates = new ArrayList<>();
            List<Double> scales = new ArrayList<>();
            for (int out = 0; out < design.psus(); out++) {
                int left = out;
                int stratum = design.stratumOf(out);
                if (design.fraction(stratum) == 1) {
                    continue;
                }
                double n = design.psusIn(stratum);
                if (n == 1) {
                    throw new IllegalArgumentException("the jackknife leaves out one PSU at a time, but stratum "
                            + design.stratum(stratum) + " has only one; merge it with a like stratum");
                }
                scales.add((n - 1) / n * (1 - design.fraction(stratum)));
                replicates.add(() -> factors(
                        design,
                        weights,
                        members,
                        psu -> psu == left ? 0 : design.stratumOf(psu) == stratum ? n / (n - 1) : 1));
            }
            return new Made(
                    replicates, scales.stream().mapToDouble(Double::doubleValue).toArray(), false);
        });
    }

    /**
     * The rescaling bootstrap: in each stratum of n PSUs, n - 1 are drawn with replacement, and a PSU drawn m times has
     * its weights multiplied by m n/(n - 1). With a finite population correction the multiplier lies nearer to 1, by the
     * square root of 1 - f; in a stratum that was drawn whole it is 1.
     *
     * <p>Rao and Wu (1988), "Resampling inference with complex survey data", Journal of the American Statistical
     * Association 83; as weights, Rao, Wu and Yue (1992), Survey Methodology 18.
     *
     * @param replicates how many; several hundred
     * @param seed where the draws start; the same seed gives the same error
     */
    public static Replicates bootstrap(int replicates, long seed) {
        if (replicates < 2) {
            throw new IllegalArgumentException("a bootstrap needs at least 2 replicates, was " + replicates);
        }
        return new Replicates(
                "bootstrap, " + replicates + " replicates, seed " + seed, (table, design, weights, members) -> {
                    int[][] psusOf = psusByStratum(design);
                    List<Supplier<double[]>> made = new ArrayList<>();
                    var random = new SplittableRandom(seed);
                    for (int r = 0; r < replicates; r++) {
                        int[] drawn = draw(psusOf, design, random);
                        made.add(() -> factors(design, weights, members, psu -> {
                            int stratum = design.stratumOf(psu);
                            double n = design.psusIn(stratum);
                            double fraction = design.fraction(stratum);
                            return fraction == 1 ? 1 : 1 + Math.sqrt(1 - fraction) * (drawn[psu] * n / (n - 1) - 1);
                        }));
                    }
                    double[] scales = new double[replicates];
                    Arrays.fill(scales, 1.0 / replicates);
                    return new Made(made, scales, false);
                });
    }

    private static int[][] psusByStratum(Design design) {
        int[][] psus = new int[design.strata()][];
        int[] next = new int[design.strata()];
        Arrays.setAll(psus, h -> new int[design.psusIn(h)]);
        for (int psu = 0; psu < design.psus(); psu++) {
            int h = design.stratumOf(psu);
            if (design.psusIn(h) == 1 && design.fraction(h) < 1) {
                throw new IllegalArgumentException("the bootstrap draws one PSU fewer than a stratum has, but stratum "
                        + design.stratum(h) + " has only one; merge it with a like stratum");
            }
            psus[h][next[h]++] = psu;
        }
        return psus;
    }

    private static int[] draw(int[][] psusOf, Design design, SplittableRandom random) {
        int[] drawn = new int[design.psus()];
        for (int[] psus : psusOf) {
            for (int i = 0; i < psus.length - 1; i++) {
                drawn[psus[random.nextInt(psus.length)]]++;
            }
        }
        return drawn;
    }

    private static double[] factors(Design design, double[] weights, double[] members, IntToDoubleFunction ofPsu) {
        double[] replicate = new double[weights.length];
        Arrays.setAll(replicate, i -> weights[i] * members[i] * ofPsu.applyAsDouble(design.psuOf(i)));
        return replicate;
    }
}
