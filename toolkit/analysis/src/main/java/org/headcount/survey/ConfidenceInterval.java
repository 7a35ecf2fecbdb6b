package org.headcount.survey;

import org.hipparchus.distribution.continuous.TDistribution;

/** How a confidence interval is laid around an estimate. */
public enum ConfidenceInterval {
    /** Symmetric: the estimate plus and minus Student's t times its standard error. */
    T {
        @Override
        double[] around(double value, double se, double t) {
            return new double[] {value - t * se, value + t * se};
        }
    },
    /**
     * Symmetric on the scale of log odds, so that it stays between 0 and 1: for shares, above all small ones. A value
     * that is not strictly between 0 and 1 has no log odds, and the interval is then undefined (NaN).
     *
     * <p>Korn and Graubard (1999), <i>Analysis of Health Surveys</i>, section 2.8.
     */
    LOGIT {
        @Override
        double[] around(double value, double se, double t) {
            if (!(value > 0 && value < 1)) {
                return new double[] {Double.NaN, Double.NaN};
            }
            double odds = Math.log(value / (1 - value));
            double half = t * se / (value * (1 - value));
            return new double[] {1 / (1 + Math.exp(half - odds)), 1 / (1 + Math.exp(-half - odds))};
        }
    };

    abstract double[] around(double value, double se, double t);

    /** Low and high; undefined without degrees of freedom. */
    double[] of(double value, double se, double df, double level) {
        if (!(df > 0) || !Double.isFinite(se)) {
            return new double[] {Double.NaN, Double.NaN};
        }
        return around(value, se, new TDistribution(df).inverseCumulativeProbability((1 + level) / 2));
    }
}
