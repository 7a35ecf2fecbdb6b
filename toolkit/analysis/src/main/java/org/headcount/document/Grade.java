package org.headcount.document;

/** How a claim is reproduced, or not. */
public enum Grade {
    /** The value, with all inputs as printed, rounds to the claim. */
    EXACT_POINT(Verdict.REPRODUCED, "exact point"),
    /** Only the rounding of the inputs lets the claim be reached. */
    WITHIN_ROUNDING(Verdict.REPRODUCED, "within rounding"),
    /** A one-sided statement is true of every value that the inputs allow. */
    BOUND_HOLDS(Verdict.REPRODUCED, "bound holds"),
    /** A one-sided statement is true of some values that the inputs allow. */
    BOUND_POSSIBLE(Verdict.REPRODUCED, "bound possible"),
    /** No value that the inputs allow gives the claim. */
    FAILS(Verdict.NOT_REPRODUCED, "fails"),
    /** There is nothing to grade. */
    NONE(Verdict.NOT_CHECKABLE, "not checkable");

    private final Verdict verdict;
    private final String words;

    Grade(Verdict verdict, String words) {
        this.verdict = verdict;
        this.words = words;
    }

    /** The verdict that goes with it. */
    public Verdict verdict() {
        return verdict;
    }

    /** The grade in words. */
    public String words() {
        return words;
    }

    /** How a derived value compares with the figure that claims it. */
    static Grade of(Figure claim, double value, Interval interval) {
        Interval printed = claim.interval();
        if (claim.hedge().isOneSided()) {
            return bound(printed.contains(interval), printed.meets(interval));
        }
        if (claim.isRoundingOf(value)) {
            return EXACT_POINT;
        }
        return claim.rounded().meets(interval) ? WITHIN_ROUNDING : FAILS;
    }

    /** How two amounts compare, of which the first must not exceed the second, by the possible excess. */
    static Grade ofBound(Interval excess) {
        return bound(excess.high() <= 0, excess.low() <= 0);
    }

    private static Grade bound(boolean always, boolean sometimes) {
        if (always) {
            return BOUND_HOLDS;
        }
        return sometimes ? BOUND_POSSIBLE : FAILS;
    }
}
