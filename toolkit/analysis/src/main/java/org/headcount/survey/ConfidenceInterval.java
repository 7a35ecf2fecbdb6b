package org.headcount.survey;

import org.headcount.metrics.Metric;
import org.hipparchus.distribution.continuous.TDistribution;

/** How a confidence interval is laid around an estimate. */
public enum ConfidenceInterval {
    /** Wald's: the estimate plus and minus Student's t times its standard error. It may leave the range of a share. */
    T {
        @Override
        double[] around(double value, double se, double t) {
            return new double[] {value - t * se, value + t * se};
        }
    },
    /**
     * Of a share, symmetric on the scale of log odds, so that it stays between 0 and 1; of everything else Wald's. It is the
     * interval of Stata's {@code svy: proportion} and of R's {@code svyciprop}. A share of exactly 0 or 1 has no log odds:
     * its interval is Wald's, cut off at 0 and 1.
     *
     * <p>Korn and Graubard (1999), <i>Analysis of Health Surveys</i>, section 2.8.
     */
    LOGIT {
        @Override
        double[] around(double value, double se, double t) {
            if (!(value > 0 && value < 1)) {
                return new double[] {Math.max(0, value - t * se), Math.min(1, value + t * se)};
            }
            double odds = Math.log(value / (1 - value));
            double half = t * se / (value * (1 - value));
            return new double[] {1 / (1 + Math.exp(half - odds)), 1 / (1 + Math.exp(-half - odds))};
        }
    };

    abstract double[] around(double value, double se, double t);

    /** How the interval of a value of a metric is laid: only a share between 0 and 1 has log odds. */
    ConfidenceInterval forValue(Metric metric, double value) {
        return metric.isShare() && value >= 0 && value <= 1 ? this : T;
    }

    /** Low and high; undefined without degrees of freedom. */
    double[] of(double value, double se, double df, double level) {
        if (!(df > 0) || !Double.isFinite(se)) {
            return new double[] {Double.NaN, Double.NaN};
        }
        return around(value, se, new TDistribution(df).inverseCumulativeProbability((1 + level) / 2));
    }
}
