package org.headcount.metrics;

import java.util.function.IntToDoubleFunction;

/**
 * What becomes of a person with no income where a formula takes a logarithm or a negative power.
 *
 * <p>A person with a negative income has neither; such rows are left out either way, of the mean and the
 * population too, and the result counts them.
 */
public enum Zeros {
    /** The person counts, and the index is what its formula then says: GE(0) is infinite, Atkinson(1) is 1. */
    KEEP,
    /** The person is left out of everything, the mean and the population included. */
    DROP;

    /** The average of something over those whom the formula admits. */
    Linearised average(Distribution d, IntToDoubleFunction amount) {
        if (admits(d.least())) {
            return d.average(amount);
        }
        int negative = 0;
        int none = 0;
        for (int i = 0; i < d.rows(); i++) {
            double x = d.welfare(i);
            negative += x < 0 ? 1 : 0;
            none += x == 0 && this == DROP ? 1 : 0;
        }
        return d.average(i -> admits(d.welfare(i)), amount)
                .leavingOut("negative welfare", negative)
                .leavingOut("zero welfare", none);
    }

    /** The average welfare of those whom the formula admits. */
    Linearised average(Distribution d) {
        return average(d, d::welfare);
    }

    private boolean admits(double welfare) {
        return this == KEEP ? welfare >= 0 : welfare > 0;
    }
}
