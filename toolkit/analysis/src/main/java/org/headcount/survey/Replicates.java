package org.headcount.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.headcount.metrics.Design;

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

    /** Makes the replicates of one survey under one design. */
    @FunctionalInterface
    private interface Source {
        Made of(Survey survey, Design design, double[] weights, double[] members);
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
        OptionalDouble rank(SampleRows rows) {
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

    Made of(Survey survey, Design design, double[] weights, double[] members) {
        return source.of(survey, design, weights, members);
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

    /** The unstratified jackknife (JK1): every squared difference counts (R - 1)/R. */
    public static Replicates jackknifeWeights(List<String> columns) {
        return inColumns("jackknife (JK1)", columns, same(columns, (columns.size() - 1.0) / columns.size()));
    }

    /** The jackknife of pairs (JK2): every squared difference counts 1. */
    public static Replicates pairedJackknifeWeights(List<String> columns) {
        return inColumns("paired jackknife (JK2)", columns, same(columns, 1));
    }

    /** Successive difference replication: every squared difference counts 4/R. */
    public static Replicates successiveDifferences(List<String> columns) {
        return inColumns("successive difference replication", columns, same(columns, 4.0 / columns.size()));
    }

    /**
     * The stratified jackknife (JKn): a squared difference counts (n - 1)/n, where n is the number of units in the stratum
     * of the unit that the replicate leaves out. The weights show n: those of the stratum's other units are multiplied by
     * n/(n - 1).
     */
    public static Replicates stratifiedJackknifeWeights(List<String> columns) {
        requireColumns(columns);
        var names = List.copyOf(columns);
        return new Replicates(
                "stratified jackknife (JKn), " + names.size() + " replicates",
                (survey, design, weights, members) -> new Made(
                        names.stream()
                                .<Supplier<double[]>>map(name -> () -> replacing(survey, name, weights, members))
                                .toList(),
                        names.stream()
                                .mapToDouble(name -> jackknifeScale(survey, name, weights, names.size()))
                                .toArray(),
                        true));
    }

    /** (n - 1)/n of a replicate, from the factor n/(n - 1) by which it raises weights. */
    private static double jackknifeScale(Survey survey, String replicate, double[] weights, int replicates) {
        double[] other = Columns.numbers(survey.table(), survey.places(), replicate);
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        double sum = 0;
        int raised = 0;
        boolean changesAll = true;
        for (int row = 0; row < other.length; row++) {
            double factor = weights[row] > 0 ? other[row] / weights[row] : 1;
            if (factor > 1 + RAISED) {
                least = Math.min(least, factor);
                most = Math.max(most, factor);
                sum += factor;
                raised++;
            }
            changesAll &= weights[row] == 0 || Math.abs(factor - 1) > RAISED;
        }
        double factor = raised == 0 ? Double.NaN : sum / raised;
        double units = factor / (factor - 1);
        // One stratum alone is changed: all rows only where there is no other, and so as many replicates as units.
        boolean isOfAllStrata = changesAll && replicates > Math.rint(units);
        if (isOfAllStrata
                || !(most - least <= SAME * (factor - 1))
                || Math.abs(units - Math.rint(units)) > SAME * units) {
            throw new IllegalArgumentException("replicate weight " + replicate
                    + " is not of a stratified jackknife: it must multiply the weights of one stratum by n/(n - 1), but "
                    + (raised == 0
                            ? "it raises no weight"
                            : isOfAllStrata
                                    ? "it changes the weights of all rows"
                                    : "it multiplies them by " + Numbers.brief(least) + " to " + Numbers.brief(most))
                    + "; if the weights were adjusted afterwards, give the scale of squared differences instead");
        }
        return 1 - 1 / Math.rint(units);
    }

    /** A weight is raised if by more than this share of it: less is rounding. */
    private static final double RAISED = 1e-4;

    /** How far factors of one replicate may differ, by rounding, as a share of what they raise. */
    private static final double SAME = 0.05;

    private static void requireColumns(List<String> columns) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("replicate weights need at least one column");
        }
    }

    private static List<Double> same(List<String> columns, double scale) {
        return Collections.nCopies(columns.size(), scale);
    }

    private static Replicates inColumns(String method, List<String> columns, List<Double> scales) {
        requireColumns(columns);
        var names = List.copyOf(columns);
        double[] each = scales.stream().mapToDouble(Double::doubleValue).toArray();
        return new Replicates(
                method + ", " + names.size() + " replicates",
                (survey, design, weights, members) -> new Made(
                        names.stream()
                                .<Supplier<double[]>>map(name -> () -> replacing(survey, name, weights, members))
                                .toList(),
                        each,
                        true));
    }

    /** A replicate weight replaces the row's weight, but not the members that multiply it. */
    private static double[] replacing(Survey survey, String replicate, double[] weights, double[] members) {
        double[] other = Columns.numbers(survey.table(), survey.places(), replicate);
        for (int row = 0; row < other.length; row++) {
            if (other[row] < 0 || (Double.isNaN(other[row]) && weights[row] > 0)) {
                throw Columns.fault(
                        survey.table(),
                        survey.places(),
                        replicate,
                        row,
                        other[row] < 0
                                ? "a replicate weight must not be negative"
                                : "a row with a weight needs every replicate weight");
            }
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
        return new Replicates("jackknife, one PSU left out at a time", (survey, design, weights, members) -> {
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
                "bootstrap, " + replicates + " replicates, seed " + seed, (survey, design, weights, members) -> {
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
