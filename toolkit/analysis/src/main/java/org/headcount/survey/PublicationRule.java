package org.headcount.survey;

import java.util.Optional;

/**
 * When an estimate is too weak to print without a warning.
 *
 * @param rows fewer rows than this are too few
 * @param cv a coefficient of variation (standard error over estimate) above this is too large
 */
public record PublicationRule(int rows, double cv) {
    /** A coefficient of variation above this can only be meant in percent. */
    private static final double LARGEST_CV = 5;

    /** Both bounds must be positive, and the CV a fraction. */
    public PublicationRule {
        if (rows < 1 || !(cv > 0 && cv <= LARGEST_CV)) {
            throw new IllegalArgumentException(
                    "a publication rule needs a positive number of rows and a CV between 0 and 5, was " + rows + " and "
                            + cv + "; 30 percent is 0.3");
        }
    }

    /** What is wrong with an estimate, if anything. */
    Optional<String> objection(int usedRows, double value, Optional<Uncertainty> uncertainty) {
        if (usedRows < rows) {
            return Optional.of("fewer than " + rows + " rows");
        }
        if (uncertainty.filter(u -> Double.isNaN(u.se())).isPresent()) {
            return Optional.of("no standard error");
        }
        return uncertainty.filter(u -> !(u.se() <= cv * Math.abs(value))).map(u -> "CV above " + cv);
    }
}
