package org.headcount.metrics;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Multidimensional poverty by counting deprivations.
 *
 * <p>Alkire and Foster (2011), "Counting and multidimensional poverty measurement", Journal of Public Economics 95. A person
 * is deprived in a dimension below its cutoff, and poor if the weights of the deprivations add up to k or more. The global
 * MPI is the adjusted headcount of ten indicators (Alkire and Santos 2014, "Measuring acute poverty in the developing
 * world", World Development 59). Welfare is not read; every number is a metric, so a survey gives it a standard error, and
 * {@link Decomposition#contribution} takes it apart by group.
 */
public final class AlkireFoster {
    /** Six sixths are not exactly one: scores closer to the cutoff than this reach it. */
    private static final double SLACK = 1e-9;

    private final List<Dimension> dimensions;
    private final double cutoff;

    private AlkireFoster(List<Dimension> dimensions, double cutoff) {
        this.dimensions = List.copyOf(dimensions);
        this.cutoff = cutoff;
    }

    /**
     * One dimension.
     *
     * @param column the column with the achievement, or with 1 for the deprived and 0 for others
     * @param weight its weight; the weights of all dimensions sum to 1
     * @param gap how far below its cutoff an achievement is, relative to the cutoff: positive for the deprived
     * @param cardinal whether the gap is a distance, not just a yes
     */
    private record Dimension(String column, double weight, Shortfall gap, boolean cardinal) {
        double gap(double[] achievement, int row) {
            return gap.of(achievement[row]);
        }
    }

    @FunctionalInterface
    private interface Shortfall {
        double of(double achievement);
    }

    /**
     * Dimensions of equal weight, with cutoffs.
     *
     * @param columns achievements; below the cutoff is deprived
     * @param cutoffs the cutoff of each
     * @param k the number of deprivations that make a person poor
     */
    public static AlkireFoster ofAchievements(List<String> columns, List<Double> cutoffs, double k) {
        if (columns.size() != cutoffs.size() || columns.isEmpty()) {
            throw new IllegalArgumentException("every dimension needs a cutoff, but there are " + columns.size()
                    + " dimensions and " + cutoffs.size() + " cutoffs");
        }
        int count = columns.size();
        if (!(k > 0 && k <= count)) {
            throw new IllegalArgumentException("k counts deprivations, from 1 to " + count + ", was " + k);
        }
        List<Dimension> dimensions = IntStream.range(0, count)
                .mapToObj(j -> {
                    double cut = cutoffs.get(j);
                    if (!(cut > 0)) {
                        throw new IllegalArgumentException(
                                "the cutoff of " + columns.get(j) + " must be positive, was " + cut);
                    }
                    return new Dimension(columns.get(j), 1.0 / count, x -> x < cut ? (cut - x) / cut : 0, true);
                })
                .toList();
        return new AlkireFoster(dimensions, k / count);
    }

    /**
     * Indicators that are 1 for the deprived and 0 for others.
     *
     * @param columns the indicators
     * @param weights the weight of each, summing to 1
     * @param k the score from which a person is poor: a third in the global MPI
     */
    public static AlkireFoster ofIndicators(List<String> columns, List<Double> weights, double k) {
        if (columns.size() != weights.size() || columns.isEmpty()) {
            throw new IllegalArgumentException("every indicator needs a weight, but there are " + columns.size()
                    + " indicators and " + weights.size() + " weights");
        }
        double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
        if (Math.abs(sum - 1) > 1e-6 || weights.stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException(
                    "weights of indicators must be positive and sum to 1, but are " + weights + ", summing to " + sum);
        }
        if (!(k > 0 && k <= 1)) {
            throw new IllegalArgumentException("k is a score between 0 and 1, was " + k
                    + (k <= columns.size() ? "; a number of indicators goes with ofAchievements" : ""));
        }
        List<Dimension> dimensions = IntStream.range(0, columns.size())
                .mapToObj(j -> new Dimension(columns.get(j), weights.get(j), x -> indicator(columns.get(j), x), false))
                .toList();
        return new AlkireFoster(dimensions, k);
    }

    private static double indicator(String column, double value) {
        if (value != 0 && value != 1) {
            throw new IllegalArgumentException(
                    "indicator " + column + " must be 0 or 1, was " + value + "; is it a code for missing?");
        }
        return value;
    }

    /** H: the share of people who are poor. */
    public Formula headcount() {
        return formula("mpi_headcount", this::headcount).asShare();
    }

    /** A: the average score of the poor, M0/H. Undefined (NaN) if the sample has no poor. */
    public Formula intensity() {
        return formula("mpi_intensity", d -> adjusted(d, 0).over(headcount(d)));
    }

    /** M0: the adjusted headcount, H A; the MPI. */
    public Formula adjustedHeadcount() {
        return formula("mpi", d -> adjusted(d, 0));
    }

    /** M1: the adjusted gap. Needs achievements with cutoffs: a yes has no depth. */
    public Formula adjustedGap() {
        return cardinal("mpi_gap", d -> adjusted(d, 1));
    }

    /** M2: the adjusted squared gap. Needs achievements with cutoffs. */
    public Formula adjustedSeverity() {
        return cardinal("mpi_severity", d -> adjusted(d, 2));
    }

    /** G: the average gap over the deprivations of the poor, M1/M0. */
    public Formula averageGap() {
        return cardinal("mpi_average_gap", d -> adjusted(d, 1).over(adjusted(d, 0)));
    }

    /** S: the average squared gap over the deprivations of the poor, M2/M0. */
    public Formula averageSeverity() {
        return cardinal("mpi_average_severity", d -> adjusted(d, 2).over(adjusted(d, 0)));
    }

    /** The share of people deprived in a dimension, poor or not. */
    public Formula uncensoredHeadcount(String column) {
        Dimension dimension = dimension(column);
        return formula("uncensored_headcount", d -> {
                    double[] values = d.column(column);
                    return d.average(i -> dimension.gap(values, i) > 0 ? 1 : 0);
                })
                .with("column", column)
                .asShare();
    }

    /** The share of people who are poor and deprived in a dimension. */
    public Formula censoredHeadcount(String column) {
        Dimension dimension = dimension(column);
        return formula("censored_headcount", d -> censored(d, dimension))
                .with("column", column)
                .asShare();
    }

    /** What a dimension contributes to M0: its weight times its censored headcount over M0. Those of all sum to 1. */
    public Formula contribution(String column) {
        Dimension dimension = dimension(column);
        return formula(
                        "mpi_contribution",
                        d -> censored(d, dimension).times(dimension.weight).over(adjusted(d, 0)))
                .with("column", column)
                .asShare();
    }

    /** What each dimension contributes to M0, in the order given. */
    public List<Metric> contributions() {
        return dimensions.stream()
                .<Metric>map(dimension -> contribution(dimension.column))
                .toList();
    }

    private Dimension dimension(String column) {
        return dimensions.stream()
                .filter(dimension -> dimension.column.equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(column + " is not a dimension; they are "
                        + dimensions.stream().map(Dimension::column).toList()));
    }

    private Linearised headcount(Distribution d) {
        Scores scores = new Scores(d, dimensions);
        return d.average(i -> scores.poor(i, cutoff) ? 1 : 0);
    }

    private Linearised censored(Distribution d, Dimension dimension) {
        Scores scores = new Scores(d, dimensions);
        double[] values = d.column(dimension.column);
        return d.average(i -> scores.poor(i, cutoff) && dimension.gap(values, i) > 0 ? 1 : 0);
    }

    private Linearised adjusted(Distribution d, int order) {
        Scores scores = new Scores(d, dimensions);
        IntToDoubleFunction sum = i -> scores.poor(i, cutoff) ? scores.of(i, order) : 0;
        return d.average(sum);
    }

    /** The columns of the dimensions, looked up once. */
    private static final class Scores {
        private final List<Dimension> dimensions;
        private final double[][] columns;

        Scores(Distribution d, List<Dimension> dimensions) {
            this.dimensions = dimensions;
            columns = dimensions.stream().map(it -> d.column(it.column)).toArray(double[][]::new);
        }

        /** The weighted sum of a person's gaps to a power: with power 0, the score. */
        double of(int row, int order) {
            double sum = 0;
            for (int j = 0; j < columns.length; j++) {
                Dimension dimension = dimensions.get(j);
                double gap = dimension.gap(columns[j], row);
                sum += gap > 0 ? dimension.weight * Math.pow(gap, order) : 0;
            }
            return sum;
        }

        boolean poor(int row, double cutoff) {
            return of(row, 0) >= cutoff - SLACK;
        }
    }

    private Formula cardinal(String name, Function<Distribution, Linearised> formula) {
        if (!dimensions.stream().allMatch(Dimension::cardinal)) {
            throw new IllegalArgumentException(
                    "a gap needs achievements with cutoffs; indicators of 0 and 1 only say whether, not how far");
        }
        return formula(name, formula);
    }

    private Formula formula(String name, Function<Distribution, Linearised> formula) {
        return Formula.of(name, formula)
                .reading(Stream.of(dimensions)
                        .flatMap(List::stream)
                        .map(Dimension::column)
                        .toArray(String[]::new))
                .withoutWelfare()
                .with("k", cutoff);
    }

    @Override
    public String toString() {
        return "multidimensional poverty with cutoff " + cutoff + " in "
                + dimensions.stream()
                        .map(it -> it.column() + " (weight " + it.weight() + ")")
                        .collect(Collectors.joining(", "));
    }

    static List<MetricEntry> entries() {
        AlkireFoster example = ofAchievements(List.of("tax", "programme"), List.of(1.0, 1.0), 1);
        return List.of(
                entry("mpi", "adjustedHeadcount()", example::adjustedHeadcount)
                        .help("adjusted headcount, the MPI")
                        .formula("M0 = H A")
                        .title("adjusted headcount (MPI)")
                        .reference("mpi/mpi/1", 2),
                entry("mpi_headcount", "headcount()", example::headcount)
                        .help("share of people who are multidimensionally poor")
                        .formula("H = sum w [score >= k] / N")
                        .title("multidimensional headcount")
                        .inPercent()
                        .reference("mpi/mpi/1"),
                entry("mpi_intensity", "intensity()", example::intensity)
                        .help("average deprivation score of the poor")
                        .formula("A = M0 / H")
                        .title("intensity of multidimensional poverty")
                        .inPercent()
                        .reference("mpi/mpi/1", 1),
                entry("mpi_gap", "adjustedGap()", example::adjustedGap)
                        .help("adjusted poverty gap")
                        .formula("M1: censored gaps, weighted, per head")
                        .reference("mpi_af4/alkire_foster/1", 3),
                entry("mpi_severity", "adjustedSeverity()", example::adjustedSeverity)
                        .help("adjusted squared gap")
                        .formula("M2: censored squared gaps, weighted, per head")
                        .reference("mpi_af4/alkire_foster/1", 4),
                entry("mpi_average_gap", "averageGap()", example::averageGap)
                        .help("average gap over the deprivations of the poor")
                        .formula("G = M1 / M0")
                        .reference("mpi_af4/alkire_foster/1", 5),
                entry("mpi_average_severity", "averageSeverity()", example::averageSeverity)
                        .help("average squared gap over the deprivations of the poor")
                        .formula("S = M2 / M0")
                        .reference("mpi_af4/alkire_foster/1", 6),
                entry("uncensored_headcount", "uncensoredHeadcount(column)", () -> example.uncensoredHeadcount("tax"))
                        .help("share of people deprived in a dimension, poor or not")
                        .formula("sum w [deprived] / N")
                        .inPercent()
                        .reference("mpi/mpi_uncensored_headcount/1"),
                entry("censored_headcount", "censoredHeadcount(column)", () -> example.censoredHeadcount("tax"))
                        .help("share of people who are poor and deprived in a dimension")
                        .formula("sum w [poor and deprived] / N")
                        .inPercent()
                        .reference("mpi/mpi_censored_headcount/1"),
                entry("mpi_contribution", "contribution(column)", () -> example.contribution("tax"))
                        .help("share of the MPI that a dimension contributes")
                        .formula("weight times censored headcount / M0")
                        .inPercent()
                        .reference("mpi/mpi_contribution/1"));
    }

    private static MetricEntry entry(String name, String method, Supplier<Formula> example) {
        return MetricEntry.of(
                        MetricEntry.Family.DEPRIVATION,
                        name,
                        "AlkireFoster.ofIndicators(columns, weights, k)." + method,
                        MetricFactory.ofColumns(example))
                .paper("Alkire and Foster (2011), Journal of Public Economics 95");
    }
}
