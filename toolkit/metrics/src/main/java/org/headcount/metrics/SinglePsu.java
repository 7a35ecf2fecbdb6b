package org.headcount.metrics;

/**
 * What to do about a stratum with one primary sampling unit, from which no variance can be estimated. The policies
 * are those of Lumley (2010), <i>Complex Surveys</i>, section 2.4, and of Stata's {@code svyset, singleunit()}.
 */
public enum SinglePsu {
    /** Stop, and name the strata. The default: which of the others is right depends on why the unit is alone. */
    FAIL,
    /** The unit was taken with certainty: it adds nothing. */
    CERTAINTY,
    /** Uses the unit's squared deviation from the mean of all units: an overestimate. */
    ADJUST,
    /** Uses the average variance of the other strata. */
    AVERAGE
}
