package org.headcount.reading;

import java.util.Optional;
import java.util.Set;
import org.headcount.document.Kind;

/** Tells rates of change from shares. */
final class RateRules {

    private final Sentence s;

    RateRules(Sentence sentence) {
        this.s = sentence;
    }

    /** Whether a percentage is a change over time or a part of a whole. */
    Kind rateOrShare(RangeReader.Span span, Optional<DenominatorReader.Denominator> per, Kind kind) {
        if (kind != Kind.SHARE) {
            return kind;
        }
        boolean time = per.isPresent()
                && Set.of("year", "month", "quarter", "decade", "day", "week")
                        .contains(per.get().unit());
        if (time || isYearOnYear(span.to())) {
            return Kind.RATE;
        }
        if (s.at(span.to()).is("of")) {
            return Kind.SHARE;
        }
        for (int i = span.from() - 1; i >= Math.max(0, span.from() - 7); i--) {
            Token token = s.at(i);
            if ((token.isSign() && !token.isDash()) || token.isNumber()) {
                return Kind.SHARE;
            }
            if (EnglishWords.isChange(token)) {
                // rose to 12 percent: a level, not a change
                boolean level = s.at(i + 1).is("to") || s.at(span.from() - 1).is("to");
                return level ? Kind.SHARE : Kind.RATE;
            }
        }
        Token next = s.at(span.to());
        return EnglishWords.isChange(next) || (EnglishWords.isChange(s.at(span.to() + 1)) && !next.is("of"))
                ? Kind.RATE
                : Kind.SHARE;
    }

    private boolean isYearOnYear(int at) {
        return (s.at(at).is("year") && s.at(at + 1).isDash())
                || s.has(at, "year", "on", "year")
                || s.has(at, "year", "over", "year")
                || s.at(at).is("y")
                || s.at(at).is("yoy");
    }

    /** Whether a rate of change is one per year. */
    boolean isYearly(RangeReader.Span span) {
        for (int i = span.from() - 1; i >= Math.max(0, span.from() - 8); i--) {
            if (s.at(i).is("annual")
                    || s.at(i).is("annually")
                    || s.at(i).is("yearly")
                    || s.at(i).is("annualised")
                    || s.at(i).is("annualized")) {
                return true;
            }
            if (s.at(i).is(";") || s.at(i).isNumber()) {
                return false;
            }
        }
        return false;
    }
}
