package org.headcount.document;

import java.util.List;
import java.util.Optional;
import org.headcount.document.Expression.Constant;

/** Relations that say a number again: elsewhere, as the next of an enumeration, in another unit. */
public sealed interface Restatement extends Relation {

    /** The same quantity printed elsewhere: {@code a}. */
    record Same(Term elsewhere) implements Restatement {

        @Override
        public List<Term> terms() {
            return List.of(elsewhere);
        }

        @Override
        public Expression expression() {
            return elsewhere.expression();
        }

        @Override
        public Unit unit() {
            return elsewhere.unit();
        }

        @Override
        public List<Objection> ownObjections() {
            return List.of();
        }

        @Override
        public List<Objection> objections(Figure claim) {
            List<Objection> objections = objections();
            return !objections.isEmpty()
                    ? objections
                    : new Checks()
                            .likeUnits(elsewhere, claim)
                            .sameTopic(elsewhere, claim)
                            .sameScope(elsewhere, claim)
                            .list();
        }

        @Override
        public String words() {
            return elsewhere instanceof Figure figure && figure.provenance() instanceof Provenance.Outside outside
                    ? figure.words() + " in '" + outside.source().title() + "'"
                    : "what the text elsewhere prints as '" + elsewhere.words() + "'";
        }
    }

    /** The next in an enumeration: {@code a + 1}. */
    record Next(Term previous) implements Restatement {

        @Override
        public List<Term> terms() {
            return List.of(previous);
        }

        @Override
        public Expression expression() {
            return previous.expression().plus(new Constant(1));
        }

        @Override
        public Unit unit() {
            return previous.unit();
        }

        @Override
        public List<Objection> ownObjections() {
            return new Checks()
                    .likeUnits(previous, new Literal(1, Unit.parse("ordinal"), "an ordinal"))
                    .list();
        }

        @Override
        public String words() {
            return String.format("the ordinal after %s", previous.words());
        }
    }

    /** The same amount in another unit. */
    record Conversion(Term amount, Unit unit) implements Restatement {

        /** That one of the larger unit is so many of the smaller. */
        private record Equivalence(Unit larger, Unit smaller, double size) {}

        private static final List<Equivalence> KNOWN = List.of(
                new Equivalence(Unit.parse("hectares"), Unit.parse("mu"), 15),
                new Equivalence(Unit.parse("years"), Unit.parse("months"), 12));

        @Override
        public List<Term> terms() {
            return List.of(amount);
        }

        /** By how much a number grows when it is told in the other unit; nothing if that is not known. */
        private Optional<Double> factor() {
            Unit change = unit.per(amount.unit());
            for (Equivalence known : KNOWN) {
                if (change.equals(known.larger().per(known.smaller()))) {
                    return Optional.of(1 / known.size());
                }
                if (change.equals(known.smaller().per(known.larger()))) {
                    return Optional.of(known.size());
                }
            }
            return Optional.empty();
        }

        @Override
        public Expression expression() {
            double factor = factor().orElse(Double.NaN);
            return factor < 1
                    ? amount.expression().dividedBy(new Constant(1 / factor))
                    : amount.expression().times(new Constant(factor));
        }

        @Override
        public List<Objection> ownObjections() {
            return factor().isPresent()
                    ? List.of()
                    : List.of(new Objection(
                            Objection.Reason.UNIT,
                            String.format(
                                    "no factor is known from %s (%s) to %s", amount.unit(), amount.words(), unit)));
        }

        @Override
        public String words() {
            return String.format("%s, told in %s,", Terms.within(amount), Wording.noun(unit));
        }
    }
}
