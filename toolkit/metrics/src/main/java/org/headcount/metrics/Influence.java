package org.headcount.metrics;

/**
 * How much each person moves a value: the derivative of the value with respect to that person's weight.
 *
 * <p>Written {@code u} for a row, it is the linearised variable of Deville (1999), "Variance estimation for complex
 * statistics and estimators", Survey Methodology 25: the value's design variance is that of the total {@code sum w u}. For
 * an index that a common factor on all weights leaves alone, {@code sum w u} is zero.
 */
@FunctionalInterface
public interface Influence {
    /** Adds a factor times each row's influence to that row's place. */
    void addTo(double[] total, double factor);

    /** No influence: the value is a constant. */
    static Influence none() {
        return (total, factor) -> {};
    }

    /** Influence that is an amount of each row, times a scale and less a constant. */
    static Influence of(Amount amount, double scale, double less) {
        return (total, factor) -> amount.eachBlock(0, total.length, (from, values, count) -> {
            for (int k = 0; k < count; k++) {
                total[from + k] += factor * scale * (values[k] - less);
            }
        });
    }

    /** This influence times a constant. */
    default Influence times(double constant) {
        return (total, factor) -> addTo(total, factor * constant);
    }

    /** This influence and another's, added up. */
    default Influence plus(Influence other) {
        return (total, factor) -> {
            addTo(total, factor);
            other.addTo(total, factor);
        };
    }

    /** The influence of each of a number of rows. */
    default double[] perRow(int rows) {
        double[] total = new double[rows];
        addTo(total, 1);
        return total;
    }
}
