package org.headcount.survey;

import java.util.List;

/** The rank of a matrix of replicate weights. */
final class Rank {

    /** A column of which less than this share of its length is new depends on those before it: the tolerance of R's survey. */
    private static final double NEW = 1e-5;

    private Rank() {}

    /**
     * How many replicates are linearly independent on some rows. With R replicates and n rows it takes R^2 n steps.
     *
     * <p>Columns are taken one after the other, and one counts if its length orthogonal to those counted before is more than
     * 1e-5 of its own, as R's {@code qr} decides. A Cholesky factorisation of the columns' products gives these lengths.
     */
    static int of(List<double[]> columns, SampleRows rows) {
        int count = columns.size();
        double[][] chosen = new double[count][];
        for (int r = 0; r < count; r++) {
            chosen[r] = rows.pick(columns.get(r));
        }
        double[][] factor = new double[count][];
        int[] independent = new int[count];
        int rank = 0;
        for (int r = 0; r < count; r++) {
            double[] row = new double[rank + 1];
            double own = product(chosen[r], chosen[r]);
            double left = own;
            for (int k = 0; k < rank; k++) {
                double[] other = factor[k];
                double sum = product(chosen[r], chosen[independent[k]]);
                for (int j = 0; j < k; j++) {
                    sum -= row[j] * other[j];
                }
                row[k] = sum / other[k];
                left -= row[k] * row[k];
            }
            if (left > NEW * NEW * own) {
                row[rank] = Math.sqrt(left);
                factor[rank] = row;
                independent[rank++] = r;
            }
        }
        return rank;
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
