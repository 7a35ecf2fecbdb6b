package org.headcount.document;

/**
 * Why a relation must not be computed although its numbers would allow it.
 *
 * @param reason what does not fit
 * @param message what was there, in a sentence
 */
public record Objection(Reason reason, String message) {

    /** What does not fit. */
    public enum Reason {
        /** Unlike units. */
        UNIT,
        /** Two currencies and no exchange rate. */
        CURRENCY,
        /** Scopes that overlap where they must not, or differ where they must agree. */
        SCOPE,
        /** Different quantities where one is meant. */
        TOPIC,
        /** Periods that do not fit. */
        PERIOD,
        /** A number for which the formula has no value. */
        VALUE,
        /** A fact that was not seen in any source. */
        UNVERIFIED
    }

    @Override
    public String toString() {
        return message;
    }
}
