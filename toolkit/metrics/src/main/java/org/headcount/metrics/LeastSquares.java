package org.headcount.metrics;

import java.util.List;

/** Ordinary least squares on a few columns, by Householder reflections: no squaring of the condition number. */
final class LeastSquares {
    private LeastSquares() {}

    /** The coefficients of {@code columns} that best give {@code y}; no constant unless a column is one. */
    static double[] fit(List<double[]> columns, double[] y) {
        int n = y.length;
        int k = columns.size();
        if (n < k) {
            throw new IllegalArgumentException(n + " points cannot determine " + k + " coefficients");
        }
        double[][] a = columns.stream().map(double[]::clone).toArray(double[][]::new);
        double[] b = y.clone();
        double[] diagonal = new double[k];
        for (int j = 0; j < k; j++) {
            double norm = 0;
            for (int i = j; i < n; i++) {
                norm = Math.hypot(norm, a[j][i]);
            }
            if (norm == 0) {
                throw new IllegalArgumentException("the points determine no curve: two of the regressors are alike");
            }
            diagonal[j] = a[j][j] > 0 ? -norm : norm;
            a[j][j] -= diagonal[j];
            for (int other = j + 1; other < k; other++) {
                reflect(a[j], a[other], j);
            }
            reflect(a[j], b, j);
        }
        double[] coefficients = new double[k];
        for (int j = k - 1; j >= 0; j--) {
            double rest = b[j];
            for (int other = j + 1; other < k; other++) {
                rest -= a[other][j] * coefficients[other];
            }
            coefficients[j] = rest / diagonal[j];
        }
        return coefficients;
    }

    private static void reflect(double[] mirror, double[] column, int from) {
        double along = 0;
        double square = 0;
        for (int i = from; i < column.length; i++) {
            along += mirror[i] * column[i];
            square += mirror[i] * mirror[i];
        }
        for (int i = from; i < column.length; i++) {
            column[i] -= 2 * along / square * mirror[i];
        }
    }
}
