package org.headcount.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.headcount.document.AuditedClaim;
import org.headcount.document.Grade;
import org.headcount.document.Verdict;

/** How a page marks a grade: by a sign, a style class and words, so that no reader depends on colour. */
enum Mark {
    FAILS(Verdict.NOT_REPRODUCED, "fails", "✗", "not reproduced"),
    UNKNOWN(Verdict.NOT_CHECKABLE, "unknown", "?", "not checkable"),
    ROUNDING(Verdict.REPRODUCED, "rounding", "≈", "reproduced only within rounding"),
    POSSIBLE(Verdict.REPRODUCED, "possible", "~", "possible, not certain"),
    HOLDS(Verdict.REPRODUCED, "holds", "✓", "reproduced");

    private final Verdict verdict;
    private final String style;
    private final String sign;
    private final String words;

    Mark(Verdict verdict, String style, String sign, String words) {
        this.verdict = verdict;
        this.style = style;
        this.sign = sign;
        this.words = words;
    }

    static Mark of(Grade grade) {
        return switch (grade) {
            case EXACT_POINT, BOUND_HOLDS -> HOLDS;
            case WITHIN_ROUNDING -> ROUNDING;
            case BOUND_POSSIBLE -> POSSIBLE;
            case FAILS -> FAILS;
            case NONE -> UNKNOWN;
        };
    }

    /** The mark of a figure with these claims: that of the worst, since a reader must not miss it. */
    static Optional<Mark> of(List<AuditedClaim> claims) {
        return claims.stream().map(claim -> of(claim.grade())).min(Comparator.naturalOrder());
    }

    Verdict verdict() {
        return verdict;
    }

    String style() {
        return style;
    }

    String sign() {
        return sign;
    }

    String words() {
        return words;
    }
}
