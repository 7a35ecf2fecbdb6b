package org.headcount.document;

import java.math.BigDecimal;

/** The word beside a number that says how it is meant, and what it leaves open. */
public enum Hedge {
    /** As printed. */
    EXACT(""),
    /** Some, about, around: rounded by its author, and taken as printed. */
    ABOUT("about "),
    /** At least, or higher: open above. */
    AT_LEAST("at least "),
    /** Less than, below, up to: anything down to nothing; of a negative number, without end. */
    AT_MOST("at most "),
    /** Over, more than: open above. */
    MORE_THAN("more than "),
    /** Nearly, almost: below it, by no more than its last digit allows. */
    NEARLY("nearly "),
    /** From one number to another. */
    RANGE("");

    private final String before;

    Hedge(String before) {
        this.before = before;
    }

    /** The word in front of a number, with a space behind it where there is one. */
    public String words() {
        return before;
    }

    /**
     * The values that the print allows.
     *
     * @param low the number, or the lower of two
     * @param high the number, or the higher of two
     * @param halfUnit half of the last printed digit's place, zero for an exact count
     */
    public Interval interval(double low, double high, double halfUnit) {
        return switch (this) {
            case EXACT, ABOUT, RANGE -> new Interval(low - halfUnit, high + halfUnit);
            case AT_LEAST, MORE_THAN -> new Interval(low, Double.POSITIVE_INFINITY);
            case AT_MOST -> new Interval(high < 0 ? Double.NEGATIVE_INFINITY : 0, high);
            case NEARLY -> new Interval(high - (halfUnit > 0 ? halfUnit : lastPlace(high) / 2), high);
        };
    }

    /** The place of the last digit that is not a zero: what is nearly 200 is nearer to it than to 100. */
    private static double lastPlace(double value) {
        BigDecimal digits = BigDecimal.valueOf(value).stripTrailingZeros();
        return digits.signum() == 0 ? 0 : digits.ulp().doubleValue();
    }

    /** Whether the number is only one end of what is meant. */
    public boolean isOneSided() {
        return this == AT_LEAST || this == AT_MOST || this == MORE_THAN || this == NEARLY;
    }
}
