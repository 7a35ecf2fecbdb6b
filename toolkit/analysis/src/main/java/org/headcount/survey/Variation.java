package org.headcount.survey;

import java.util.Arrays;
import org.headcount.metrics.PsuTotals;
import org.headcount.metrics.SinglePsu;

/** How an estimate varies from sample to sample, kept so that it can be combined with another's. */
sealed interface Variation {
    double variance();

    /** The variation of a constant times the estimate. */
    Variation times(double factor);

    /** The variation of this estimate plus another: jointly where they come from one sample, else as independent. */
    Variation plus(Variation other);

    /** Whether the other comes from the same sample, so that the two covary. */
    boolean sameSample(Variation other);

    /** Unknown: the sample does not tell how the estimate varies, nor anything that is made of it. */
    record Unknown() implements Variation {
        @Override
        public double variance() {
            return Double.NaN;
        }

        @Override
        public Variation times(double factor) {
            return this;
        }

        @Override
        public boolean sameSample(Variation other) {
            return false;
        }

        @Override
        public Variation plus(Variation other) {
            return this;
        }
    }

    /** From influences: totals by PSU. */
    record Taylor(PsuTotals totals, SinglePsu policy) implements Variation {
        @Override
        public double variance() {
            return totals.variance(policy);
        }

        @Override
        public Variation times(double factor) {
            return new Taylor(totals.times(factor), policy);
        }

        @Override
        public boolean sameSample(Variation other) {
            return other instanceof Taylor that && that.totals.design() == totals.design();
        }

        @Override
        public Variation plus(Variation other) {
            if (other instanceof Taylor that && sameSample(other)) {
                var both = totals.times(1);
                both.add(that.totals);
                return new Taylor(both, policy);
            }
            return new Independent(this, other);
        }
    }

    /** From replicates: how far each replicate's value is off the full sample's. */
    final class Replicated implements Variation {
        private final Object sample;
        private final double[] deviations;
        private final double[] scales;

        /** @param sample what the replicates replicate: the same object for values that covary */
        Replicated(Object sample, double[] deviations, double[] scales) {
            this.sample = sample;
            this.deviations = deviations;
            this.scales = scales;
        }

        @Override
        public double variance() {
            double sum = 0;
            for (int r = 0; r < deviations.length; r++) {
                sum += scales[r] * deviations[r] * deviations[r];
            }
            return sum;
        }

        @Override
        public Variation times(double factor) {
            double[] times = new double[deviations.length];
            Arrays.setAll(times, r -> factor * deviations[r]);
            return new Replicated(sample, times, scales);
        }

        @Override
        public boolean sameSample(Variation other) {
            return other instanceof Replicated that && that.sample == sample;
        }

        @Override
        public Variation plus(Variation other) {
            if (other instanceof Replicated that && sameSample(other)) {
                double[] sum = new double[deviations.length];
                Arrays.setAll(sum, r -> deviations[r] + that.deviations[r]);
                return new Replicated(sample, sum, scales);
            }
            return new Independent(this, other);
        }
    }

    /** Of two samples: variances add up. */
    record Independent(Variation one, Variation other) implements Variation {
        @Override
        public double variance() {
            return one.variance() + other.variance();
        }

        @Override
        public Variation times(double factor) {
            return new Independent(one.times(factor), other.times(factor));
        }

        @Override
        public boolean sameSample(Variation that) {
            return one.sameSample(that) || other.sameSample(that);
        }

        @Override
        public Variation plus(Variation that) {
            if (one.sameSample(that)) {
                return new Independent(one.plus(that), other);
            }
            return other.sameSample(that) ? new Independent(one, other.plus(that)) : new Independent(this, that);
        }
    }
}
