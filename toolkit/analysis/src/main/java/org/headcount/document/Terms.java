package org.headcount.document;

import java.util.OptionalInt;
import org.headcount.document.Expression.Constant;

/** What relations need of their terms: how to call them, and how percent enter a product. */
final class Terms {

    private Terms() {}

    /** A term inside a product or quotient, where percent are hundredths. */
    static Expression factor(Term term) {
        return term.unit().equals(Unit.PERCENT) ? term.expression().dividedBy(new Constant(100)) : term.expression();
    }

    /** The unit that goes with {@link #factor}. */
    static Unit withoutPercent(Unit unit) {
        return unit.equals(Unit.PERCENT) ? Unit.RATIO : unit;
    }

    /** A term as a sentence calls it inside another, in brackets where it is put together. */
    static String within(Term term) {
        return term instanceof Relation relation && relation.terms().size() > 1
                ? "(" + term.words() + ")"
                : term.words();
    }

    /** The same with its year. */
    static String dated(Term term) {
        return within(term)
                + (term.period().from().isEmpty() && term.period().to().isEmpty() ? "" : " in " + year(term));
    }

    private static String year(Term term) {
        OptionalInt last = term.period().lastYear();
        return last.isPresent()
                ? Integer.toString(last.getAsInt())
                : term.period().toString();
    }

    /** How many yearly steps lie between two terms, if both have a year. */
    static OptionalInt steps(Term first, Term last) {
        OptionalInt a = first.period().lastYear();
        OptionalInt b = last.period().lastYear();
        return a.isPresent() && b.isPresent() ? OptionalInt.of(b.getAsInt() - a.getAsInt()) : OptionalInt.empty();
    }
}
