package org.headcount.metrics;

import java.util.function.DoubleUnaryOperator;

/**
 * Definite integrals of functions that may grow without bound at an end of the interval.
 *
 * <p>The double exponential rule of Takahasi and Mori (1974), "Double exponential formulas for numerical integration",
 * Publications of the RIMS, Kyoto University 9: a change of variable makes the integrand fall off so fast at both ends that
 * the trapezoidal rule converges exponentially. The step is halved until two results agree.
 */
final class Quadrature {
    private static final double REACH = 6.2;
    private static final int HALVINGS = 9;

    private Quadrature() {}

    /** The integral; NaN if the function is NaN anywhere it is needed. */
    static double integral(DoubleUnaryOperator function, double from, double to) {
        double length = to - from;
        if (length == 0) {
            return 0;
        }
        double step = 0.5;
        double sum = terms(function, from, length, step, 0, 1);
        double result = sum * step * length;
        for (int halving = 0; halving < HALVINGS; halving++) {
            sum += terms(function, from, length, step, step / 2, 1);
            step /= 2;
            double finer = sum * step * length;
            if (Math.abs(finer - result) <= 1e-15 * Math.abs(finer)) {
                return finer;
            }
            result = finer;
        }
        return result;
    }

    private static double terms(
            DoubleUnaryOperator function, double from, double length, double step, double offset, double scale) {
        var sum = new Sum();
        int most = (int) Math.ceil(REACH / step);
        for (int i = -most; i <= most; i++) {
            double t = i * step + offset;
            // The share of the interval left of the node, computed from the nearer end, where it may be tiny.
            double u = Math.PI * Math.sinh(t);
            double left = 1 / (1 + Math.exp(-u));
            double right = 1 / (1 + Math.exp(u));
            double weight = Math.PI * Math.cosh(t) * left * right;
            double x = from + length * left;
            if (weight > 0 && x > from && x < from + length) {
                sum.add(scale * weight * function.applyAsDouble(x));
            }
        }
        return sum.value();
    }
}
