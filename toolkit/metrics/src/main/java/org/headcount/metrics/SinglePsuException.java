package org.headcount.metrics;

/** A stratum has one primary sampling unit, and no policy was chosen. */
public final class SinglePsuException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private final String strata;

    SinglePsuException(String strata) {
        super("only one primary sampling unit in stratum " + strata
                + ": its variance cannot be estimated. Merge it with a like stratum, or choose a policy:"
                + " CERTAINTY, ADJUST or AVERAGE");
        this.strata = strata;
    }

    /** The names of the strata, the first ten. */
    public String strata() {
        return strata;
    }
}
