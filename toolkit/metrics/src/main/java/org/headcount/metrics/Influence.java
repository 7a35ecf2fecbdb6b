package org.headcount.metrics;

import java.util.function.IntToDoubleFunction;

/**
 * How much each person moves a value: the derivative of the value with respect to that person's weight.
 *
 * <p>Written {@code u} for row {@code i}, it is the linearised variable of Deville (1999), "Variance
 * estimation for complex statistics and estimators", Survey Methodology 25: the value's design variance
 * is that of the total {@code sum w u}. For an index that a common factor on all weights leaves alone,
 * {@code sum w u} is zero.
 */
@FunctionalInterface
public interface Influence {
    /**
     * Tells every row's influence to {@code sink}. Rows come in any order, and a row may come more than
     * once: what is told of it adds up. A row never told has no influence.
     */
    void each(Sink sink);

    /** Hears the influence of one row, together with the row's weight. */
    @FunctionalInterface
    interface Sink {
        /** Row {@code row}, of weight {@code weight}, has {@code influence} (on top of what was told before). */
        void accept(int row, double weight, double influence);
    }

    /** Nobody has any influence: the value is a constant. */
    static Influence none() {
        return sink -> {};
    }

    /** The influence of each row as a function of the row. */
    static Influence ofRow(Distribution distribution, IntToDoubleFunction influence) {
        return sink -> {
            int rows = distribution.rows();
            for (int row = 0; row < rows; row++) {
                sink.accept(row, distribution.weight(row), influence.applyAsDouble(row));
            }
        };
    }

    /** This influence times a constant. */
    default Influence times(double factor) {
        return sink -> each((row, weight, influence) -> sink.accept(row, weight, factor * influence));
    }

    /** This influence and another's, added up. */
    default Influence plus(Influence other) {
        return sink -> {
            each(sink);
            other.each(sink);
        };
    }

    /** The influence of each of the first {@code rows} rows, added up, as an array. */
    default double[] perRow(int rows) {
        double[] total = new double[rows];
        each((row, weight, influence) -> total[row] += influence);
        return total;
    }
}
