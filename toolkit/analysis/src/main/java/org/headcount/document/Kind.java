package org.headcount.document;

/** What sort of statement a figure makes. */
public enum Kind {
    /** An amount in a currency. */
    MONEY,
    /** A number of things or people. */
    COUNT,
    /** A part of a whole. */
    SHARE,
    /** Growth or another change per time. */
    RATE,
    /** A span of time. */
    DURATION,
    /** How often. */
    FREQUENCY,
    /** A length. */
    LENGTH,
    /** An area. */
    AREA,
    /** One thing over another: twice, 3.9 times. */
    RATIO,
    /** A point or span of the calendar. */
    DATE,
    /** A place in an order. */
    ORDINAL,
    /** A number that is only hinted at. */
    VAGUE;

    /** Whether it says how much or how many, rather than when or in which place. */
    public boolean isQuantity() {
        return this != DATE && this != ORDINAL && this != VAGUE;
    }
}
