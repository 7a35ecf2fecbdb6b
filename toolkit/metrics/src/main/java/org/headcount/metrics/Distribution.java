package org.headcount.metrics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Welfare, person by person, and what each person weighs.
 *
 * <p>The only input of a metric. It offers the few quantities that the formulas of the field are made of
 * (totals, averages, quantiles, the Lorenz curve, averages of something times rank), each with the influence
 * of a person on it; a metric combines them. Order is made once, when a metric first asks for it, and every
 * later metric reads the same order.
 *
 * <p>Weights are relative, except in totals: no index changes when all are multiplied by a constant, and a
 * whole-number weight does what repeating the row would. Arrays are not copied; do not change them afterwards.
 *
 * <p>Distributions {@linkplain #merge merge}: associatively, and with the rows in order, so that a table cut
 * into pieces gives the numbers of the whole.
 */
public final class Distribution {
    private static final double SMALLEST_WEIGHT = 1e-100;
    private static final double LARGEST_WEIGHT = 1e100;
    static final double SMALLEST_WELFARE = 1e-50;
    static final double LARGEST_WELFARE = 1e50;

    private final double[] welfare;
    private final double[] weights;
    private final Map<String, Attribute> columns;
    private final double population;
    private final double total;
    private final double least;
    private final LazyOrder order;
    private final Chunks chunks;

    private Distribution(double[] welfare, double[] weights, Map<String, Attribute> columns, Chunks chunks) {
        this.welfare = welfare;
        this.weights = weights;
        this.columns = columns;
        this.chunks = chunks;
        order = new LazyOrder();
        var income = new Sum();
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < welfare.length; i++) {
            if (!(weights[i] > 0 && weights[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weight must be positive, was " + weights[i] + " in row " + i
                        + "; rows that do not count belong outside the distribution");
            }
            if (!Double.isFinite(welfare[i])) {
                throw new IllegalArgumentException("welfare must be a finite number, was " + welfare[i] + " in row " + i
                        + "; drop rows with missing welfare first");
            }
            requireMagnitude("weight", weights[i], SMALLEST_WEIGHT, LARGEST_WEIGHT, i);
            requireMagnitude("welfare", welfare[i], SMALLEST_WELFARE, LARGEST_WELFARE, i);
            income.add(weights[i] * welfare[i]);
            smallest = Math.min(smallest, welfare[i]);
        }
        // Summed as averages are, so that the share of a whole population in itself is 1 to the last bit.
        population = sum((from, values, count) -> Arrays.fill(values, 0, count, 1));
        total = income.value();
        least = smallest;
    }

    /** Numbers of another size are no weights or welfare; squares and products of them would leave the range of doubles. */
    private static void requireMagnitude(String what, double value, double least, double most, int row) {
        double size = Math.abs(value);
        if (size > most || (size < least && size > 0)) {
            throw new IllegalArgumentException(what + " must be 0 or of a size between " + least + " and " + most
                    + ", was " + value + " in row " + row + "; rescale it: divide all by one constant");
        }
    }

    /** Rows of equal weight. */
    public static Distribution of(double[] welfare) {
        double[] ones = new double[welfare.length];
        Arrays.fill(ones, 1);
        return of(welfare, ones);
    }

    /** Row {@code i} has welfare {@code welfare[i]} and represents {@code weights[i]} persons. */
    public static Distribution of(double[] welfare, double[] weights) {
        if (welfare.length != weights.length) {
            throw new IllegalArgumentException("welfare and weights must be of one length, but there are "
                    + welfare.length + " welfare values and " + weights.length + " weights");
        }
        if (welfare.length == 0) {
            throw new IllegalArgumentException("a distribution needs at least one row; was every row dropped?");
        }
        return new Distribution(welfare, weights, Map.of(), Chunks.IN_TURN);
    }

    /** The same people, with one more number known about each: a tax, an indicator. */
    public Distribution with(String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i])) {
                requireMagnitude(name, values[i], 0, LARGEST_WELFARE, i);
            }
        }
        return with(name, new Numbers(values));
    }

    /** The same people, with the group each belongs to. */
    public Distribution with(String name, Groups groups) {
        return with(name, (Attribute) groups);
    }

    private Distribution with(String name, Attribute attribute) {
        if (attribute.size() != welfare.length) {
            throw new IllegalArgumentException("column " + name + " has " + attribute.size() + " values for "
                    + welfare.length + " rows of welfare");
        }
        var more = new LinkedHashMap<>(columns);
        more.put(name, attribute);
        return new Distribution(this, more, chunks);
    }

    /** The same rows with other columns: nothing is summed or sorted again. */
    private Distribution(Distribution same, Map<String, Attribute> columns, Chunks chunks) {
        welfare = same.welfare;
        weights = same.weights;
        this.columns = columns;
        population = same.population;
        total = same.total;
        least = same.least;
        order = same.order;
        this.chunks = chunks;
    }

    /** The rows that {@code keep} accepts, in order. */
    public Distribution where(IntPredicate keep) {
        int[] kept = IntStream.range(0, rows()).filter(keep).toArray();
        if (kept.length == 0) {
            throw new IllegalArgumentException("no row is left of " + rows() + "; does the group exist?");
        }
        return new Distribution(Numbers.pick(welfare, kept), Numbers.pick(weights, kept), pick(columns, kept), chunks);
    }

    private static Map<String, Attribute> pick(Map<String, Attribute> columns, int[] rows) {
        var picked = new LinkedHashMap<String, Attribute>();
        columns.forEach((name, values) -> picked.put(name, values.pick(rows)));
        return picked;
    }

    /**
     * The same people with other weights, as a replicate of the sample has them; rows that now weigh nothing leave. The
     * order is kept, not made again.
     */
    public Distribution reweighted(double[] other) {
        if (other.length != rows()) {
            throw new IllegalArgumentException(other.length + " weights for " + rows() + " rows");
        }
        int[] place = new int[rows()];
        int rows = 0;
        for (int i = 0; i < place.length; i++) {
            place[i] = other[i] > 0 ? rows++ : -1;
        }
        if (rows == 0) {
            throw new IllegalArgumentException("no row has a positive weight");
        }
        int[] kept = IntStream.range(0, rows()).filter(i -> place[i] >= 0).toArray();
        var left =
                new Distribution(Numbers.pick(welfare, kept), Numbers.pick(other, kept), pick(columns, kept), chunks);
        order.made().ifPresent(made -> left.order.put(made.reweighted(left.weights, place)));
        return left;
    }

    /** All welfare times a constant: a mean rescaled, a price level changed. */
    public Distribution scaled(double factor) {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("a scale factor must be positive, was " + factor);
        }
        return replacing(i -> factor * welfare[i]);
    }

    /** The same rows with another welfare: after a tax, or measured otherwise. */
    public Distribution replacing(IntToDoubleFunction other) {
        double[] replaced = new double[rows()];
        Arrays.setAll(replaced, other);
        return new Distribution(replaced, weights, columns, chunks);
    }

    /** The rows of this distribution followed by those of the next. Two orders already made are merged, not made again. */
    public Distribution merge(Distribution next) {
        if (!columns.keySet().equals(next.columns.keySet())) {
            throw new IllegalArgumentException("distributions to merge must have the same columns, but one has "
                    + columns.keySet() + " and the other " + next.columns.keySet());
        }
        var both = new LinkedHashMap<String, Attribute>();
        columns.forEach((name, values) -> both.put(name, values.join(next.columns.get(name), name)));
        var merged = new Distribution(
                Numbers.join(welfare, next.welfare), Numbers.join(weights, next.weights), both, chunks);
        order.made()
                .ifPresent(mine -> next.order.made().ifPresent(theirs -> merged.order.put(mine.merge(theirs, rows()))));
        return merged;
    }

    /**
     * The same people, sorted and summed by several threads. Every number stays the same to the last bit: where columns are
     * cut does not depend on the threads, and sums of pieces are added in order.
     */
    public Distribution inParallel() {
        return new Distribution(this, columns, Chunks.IN_PARALLEL);
    }

    /** The number of rows. */
    public int rows() {
        return welfare.length;
    }

    /** The welfare of a row. */
    public double welfare(int row) {
        return welfare[row];
    }

    /** The weight of a row. */
    public double weight(int row) {
        return weights[row];
    }

    /** A number known of each row beside welfare. */
    public double[] column(String name) {
        return attribute(name).numbers(name);
    }

    /** The group that each row belongs to. */
    public Groups groups(String name) {
        return attribute(name).groups();
    }

    private Attribute attribute(String name) {
        return Optional.ofNullable(columns.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the distribution has no column " + name + "; it has "
                        + columns.keySet() + ". Add it with with(name, values)"));
    }

    /** The sum of the weights. */
    public double population() {
        return population;
    }

    /** The weighted mean of welfare. */
    public double mean() {
        return total / population;
    }

    @Override
    public String toString() {
        return "distribution (rows: " + rows() + ", population: " + population + ", mean: " + mean() + ")";
    }

    /** The smallest welfare. */
    double least() {
        return least;
    }

    /** The square root of the weighted (population) variance. */
    double standardDeviation() {
        double mean = mean();
        Amount squares = (from, values, count) -> {
            for (int k = 0; k < count; k++) {
                values[k] = (welfare[from + k] - mean) * (welfare[from + k] - mean);
            }
        };
        return Math.sqrt(sum(squares) / population);
    }

    /** Kish's effective sample size: that of an equally weighted sample as good for a mean as this. */
    double effectiveRows() {
        Amount weight = (from, values, count) -> System.arraycopy(weights, from, values, 0, count);
        return population * population / sum(weight);
    }

    /** How sums over rows are cut. */
    Chunks chunks() {
        return chunks;
    }

    /** The rows in ascending order of welfare, sorted on first use. */
    Ranked ranked() {
        return order.of(welfare, weights, chunks);
    }

    /** The total of something over the population. */
    public Linearised total(IntToDoubleFunction amount) {
        return total(Amount.ofRow(amount));
    }

    /** The total of something over the population. */
    public Linearised total(Amount amount) {
        return new Linearised(sum(amount), Influence.of(amount, 1, 0));
    }

    /** The average of something over the population. */
    public Linearised average(IntToDoubleFunction amount) {
        return average(Amount.ofRow(amount));
    }

    /** The average of something over the population. */
    public Linearised average(Amount amount) {
        double value = sum(amount) / population;
        return new Linearised(value, Influence.of(amount, 1 / population, value));
    }

    /** The average of something over those who belong; undefined (NaN) if none do. */
    public Linearised average(IntPredicate belongs, IntToDoubleFunction amount) {
        double people = sum(Amount.ofRow(i -> belongs.test(i) ? 1 : 0));
        double value = sum(Amount.ofRow(i -> belongs.test(i) ? amount.applyAsDouble(i) : 0)) / people;
        return new Linearised(
                value,
                Influence.of(Amount.ofRow(i -> belongs.test(i) ? amount.applyAsDouble(i) - value : 0), 1 / people, 0));
    }

    double sum(Amount amount) {
        return chunks.sum(rows(), Chunks.ROWS, (from, to) -> Sum.weighted(weights, amount, from, to));
    }

    /**
     * A metric of those who belong, with its influence on all rows: it is 0 for those who do not belong. Undefined (NaN) if
     * none belong.
     */
    public Linearised among(IntPredicate belongs, Function<Distribution, Linearised> metric) {
        int[] kept = IntStream.range(0, rows()).filter(belongs).toArray();
        if (kept.length == 0) {
            return Linearised.constant(Double.NaN);
        }
        Linearised part = metric.apply(where(belongs));
        Influence scattered = (total, factor) -> {
            double[] influence = part.influence().perRow(kept.length);
            for (int i = 0; i < kept.length; i++) {
                total[kept[i]] += factor * influence[i];
            }
        };
        return new Linearised(part.value(), scattered, part.leftOut());
    }

    /** The average welfare. */
    public Linearised average() {
        return new Linearised(mean(), Influence.of(welfare(), 1 / population, mean()));
    }

    private Amount welfare() {
        return (from, values, count) -> System.arraycopy(welfare, from, values, 0, count);
    }

    /**
     * The quantile of a share of the population.
     *
     * <p>The influence of a person on quantile q is {@code -(1[x <= q] - p) / (N f(q))} with f the density (Deville
     * 1999; Osier 2009), estimated by a Gaussian kernel of the given bandwidth. It is unknown (NaN) where the kernel gives no
     * density, and at the edge of a large heap of equal values, where the quantile jumps.
     */
    public Linearised quantile(double share, QuantileType type, Bandwidth bandwidth) {
        requireShare(share);
        return OrderStatistics.quantile(this, share, type, bandwidth);
    }

    /** The density of welfare at a point, estimated by a Gaussian kernel. */
    public double density(double point, Bandwidth bandwidth) {
        return bandwidth.density(this, point);
    }

    /**
     * The generalised Lorenz curve: income of the poorest share, per head of the whole population (Shorrocks
     * 1983, "Ranking income distributions", Economica 50).
     *
     * <p>A polygon through the cumulative sums; a household astride the share is split. The influence needs
     * no density: a move of the quantile changes no person's side at first order (Beach and Davidson
     * 1983, "Distribution-free statistical inference with Lorenz curves and income shares", Review of
     * Economic Studies 50).
     */
    public Linearised generalisedLorenz(double share) {
        requireShare(share);
        return OrderStatistics.generalisedLorenz(this, share);
    }

    /**
     * The average of something times the person's rank in welfare.
     *
     * <p>The rank is the mid-rank F of Lerman and Yitzhaki (1989), "Improving the accuracy of estimates of
     * Gini coefficients", Journal of Econometrics 42: the share of people below plus half of those level, so
     * that its mean is exactly one half and ties share one rank. A person counts twice: by the person's
     * amount, and by raising the rank of all who are richer.
     */
    public Linearised rankAverage(IntToDoubleFunction amount) {
        return OrderStatistics.of(this).averageOfRows(amount);
    }

    /** The average of a function of welfare times rank in welfare: read in order, which a census notices. */
    public Linearised rankAverageOfWelfare(DoubleUnaryOperator amount) {
        return OrderStatistics.of(this).averageOfWelfare(amount);
    }

    /** Stops a formula that counts rows where the rows weigh differently, naming the one that does not. */
    void requireEqualWeights(String metric, String instead) {
        for (int i = 1; i < rows(); i++) {
            if (weights[i] != weights[0]) {
                throw new IllegalArgumentException(
                        metric + " counts rows, so all must weigh the same, but row 0 weighs " + weights[0]
                                + " and row " + i + " weighs " + weights[i] + "; with weights use " + instead);
            }
        }
    }

    static void requireShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of the population lies between 0 and 1, was " + share
                    + (share > 1 && share <= 100 ? "; did you mean " + share / 100 + "?" : ""));
        }
    }
}
