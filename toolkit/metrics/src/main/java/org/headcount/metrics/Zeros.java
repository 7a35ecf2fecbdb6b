package org.headcount.metrics;

import java.util.function.Function;
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

    /** A formula of those whom it admits. */
    Linearised among(Distribution d, Function<Distribution, Linearised> formula) {
        return admits(d.least()) ? formula.apply(d) : counted(d, d.among(i -> admits(d.welfare(i)), formula));
    }

    /** The average of something over those whom a formula admits. */
    Linearised average(Distribution d, IntToDoubleFunction amount) {
        return admits(d.least()) ? d.average(amount) : counted(d, d.average(i -> admits(d.welfare(i)), amount));
    }

    private boolean admits(double welfare) {
        return this == KEEP ? welfare >= 0 : welfare > 0;
    }

    private Linearised counted(Distribution d, Linearised value) {
        int negative = 0;
        int none = 0;
        for (int i = 0; i < d.rows(); i++) {
            negative += d.welfare(i) < 0 ? 1 : 0;
            none += d.welfare(i) == 0 && this == DROP ? 1 : 0;
        }
        return value.leavingOut("negative welfare", negative).leavingOut("zero welfare", none);
    }
}
