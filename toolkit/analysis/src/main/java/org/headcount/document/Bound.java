package org.headcount.document;

import java.util.List;

/** A relation that only says which of two is the smaller: the quotient {@code a / b} must not exceed one. */
public sealed interface Bound extends Relation {

    @Override
    default Expression expression() {
        return terms().get(0).expression().dividedBy(terms().get(1).expression());
    }

    @Override
    default Unit unit() {
        return Unit.RATIO;
    }

    /** By how much the lesser may exceed the greater: the bound holds where that is never above nothing. */
    default Interval excess() {
        Expression excess = terms().get(0).expression().minus(terms().get(1).expression());
        return excess.range(variable -> variable.input().interval());
    }

    @Override
    default List<Objection> objections(Figure claim) {
        return objections();
    }

    /** A part is no larger than the whole that it lies in. */
    record PartOf(Term part, Term whole) implements Bound {

        @Override
        public List<Term> terms() {
            return List.of(part, whole);
        }

        @Override
        public List<Objection> ownObjections() {
            return new Checks().likeUnits(part, whole).inside(part, whole).list();
        }

        @Override
        public String words() {
            return String.format("%s as a part of %s", Terms.within(part), Terms.within(whole));
        }
    }

    /** One amount is no larger than another, for a reason that the sentence gives. */
    record AtMost(Term lesser, Term greater) implements Bound {

        @Override
        public List<Term> terms() {
            return List.of(lesser, greater);
        }

        @Override
        public List<Objection> ownObjections() {
            return new Checks().likeUnits(lesser, greater).list();
        }

        @Override
        public String words() {
            return String.format("%s as no more than %s", Terms.within(lesser), Terms.within(greater));
        }
    }
}
