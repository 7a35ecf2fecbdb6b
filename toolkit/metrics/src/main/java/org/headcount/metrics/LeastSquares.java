package org.headcount.metrics;

import java.util.List;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;

/** Ordinary least squares on a few columns, by QR decomposition, which does not square the condition number. */
final class LeastSquares {

    /** A column whose part that is orthogonal to the others is smaller than this, relative to it, adds nothing. */
    private static final double ALIKE = 1e-14;

    private LeastSquares() {}

    /** The coefficients of {@code columns} that fit {@code y} best; there is a constant only if a column is constant. */
    static double[] fit(List<double[]> columns, double[] y) {
        int n = y.length;
        int k = columns.size();
        if (n < k) {
            throw new IllegalArgumentException(n + " points cannot determine " + k + " coefficients");
        }
        var matrix = new Array2DRowRealMatrix(n, k);
        for (int j = 0; j < k; j++) {
            matrix.setColumn(j, columns.get(j));
        }
        try {
            return new QRDecomposition(matrix, ALIKE * matrix.getFrobeniusNorm())
                    .getSolver()
                    .solve(new ArrayRealVector(y, false))
                    .toArray();
        } catch (MathRuntimeException singular) {
            throw new IllegalArgumentException(
                    "the points determine no curve: regressors are linear combinations of each other", singular);
        }
    }
}
