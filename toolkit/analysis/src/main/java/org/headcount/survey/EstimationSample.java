package org.headcount.survey;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.headcount.metrics.Distribution;
import org.headcount.metrics.Influence;
import org.headcount.metrics.PsuTotals;

/**
 * Rows that an estimate uses, as a distribution.
 *
 * @param some the rows' welfare and weight; empty if no row can be used
 * @param rows which row of the table each is
 * @param dropped rows of the domain that could not be used, by reason
 */
record EstimationSample(Optional<Distribution> some, SampleRows rows, Map<String, Integer> dropped) {
    Distribution distribution() {
        return some.orElseThrow(() -> new IllegalArgumentException(
                "no row can be used" + (dropped.isEmpty() ? "" : ": " + new TreeMap<>(dropped))));
    }

    /** Adds weight times influence, times a factor, to the totals of the units that the rows are in. */
    void addTo(PsuTotals totals, Influence influence, double factor) {
        Distribution people = distribution();
        double[] each = influence.perRow(people.rows());
        for (int i = 0; i < each.length; i++) {
            totals.add(rows.of(i), people.weight(i), factor * each[i]);
        }
    }

    /** Whether weight times influence adds up to nothing among these people, as that of an index does. */
    boolean cancels(double[] influence) {
        Distribution people = distribution();
        double sum = 0;
        double size = 0;
        for (int i = 0; i < influence.length; i++) {
            double each = people.weight(i) * influence[i];
            sum += each;
            size += Math.abs(each);
        }
        return Math.abs(sum) <= 1e-9 * size;
    }

    /** The same people with other weights for the rows of the table; empty if no weight is positive. */
    Optional<Distribution> reweighted(double[] ofTable) {
        double[] weights = new double[rows.count()];
        boolean anyPositive = false;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = ofTable[rows.of(i)];
            anyPositive |= weights[i] > 0;
        }
        return anyPositive ? Optional.of(distribution().reweighted(weights)) : Optional.empty();
    }
}
