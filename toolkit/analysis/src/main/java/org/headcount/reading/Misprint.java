package org.headcount.reading;

import org.headcount.document.AuditedClaim;
import org.headcount.document.Bound;
import org.headcount.document.Figure;
import org.headcount.document.Grade;
import org.headcount.document.Hedge;
import org.headcount.document.Relation;

/**
 * Slips of the pen: a number that is what follows from others but for two neighbouring digits, which are exchanged, or
 * but for its decimal point. With three digits or more this is seldom so by chance.
 */
final class Misprint {

    private static final int DIGITS = 3;
    private static final double TINY = 1e-9;

    private Misprint() {}

    /** Whether a figure fails a relation by such a slip alone. */
    static boolean is(Figure figure, Relation relation) {
        String digits = RepeatedClaims.digits(figure);
        if (relation instanceof Bound
                || figure.hedge() != Hedge.EXACT
                || digits.length() > 15
                || digits.replaceAll("^0+|0+$", "").length() < DIGITS) {
            return false;
        }
        AuditedClaim.Outcome outcome = AuditedClaim.outcome(figure, relation);
        return outcome.grade() == Grade.FAILS
                && (isShifted(figure, outcome.value()) || isExchanged(digits, figure, outcome.value()));
    }

    private static boolean isShifted(Figure figure, double value) {
        for (double scale : new double[] {10, 100, 1000, 0.1, 0.01, 0.001}) {
            if (isRounding(figure, value * scale)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isExchanged(String digits, Figure figure, double value) {
        double place = figure.point() / Long.parseLong(digits);
        for (int i = 0; i + 1 < digits.length(); i++) {
            char[] exchanged = digits.toCharArray();
            exchanged[i] = digits.charAt(i + 1);
            exchanged[i + 1] = digits.charAt(i);
            double other = place * Long.parseLong(new String(exchanged));
            if (other != figure.point() && isRounding(figure, value + figure.point() - other)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a value rounds to a figure as it is printed. */
    private static boolean isRounding(Figure figure, double value) {
        double half = Math.max(figure.halfUnit().orElse(0), figure.unit().isCount() ? 0.5 : 0);
        return Math.abs(value - figure.point()) <= half * (1 + TINY) + TINY * Math.abs(figure.point());
    }
}
