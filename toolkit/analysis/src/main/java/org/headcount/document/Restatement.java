package org.headcount.document;

import java.util.List;
import java.util.Set;
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

        @Override
        public List<String> settings() {
            return List.of(unit.toString());
        }

        private static final Unit CELSIUS = Unit.parse("celsius");
        private static final Unit FAHRENHEIT = Unit.parse("fahrenheit");

        private static final Unit KELVIN = Unit.parse("kelvin");
        private static final Set<Unit> SCALES = Set.of(CELSIUS, FAHRENHEIT, KELVIN);

        @Override
        public List<Term> terms() {
            return List.of(amount);
        }

        @Override
        public Expression expression() {
            if (SCALES.contains(unit) && SCALES.contains(amount.unit())) {
                return fromCelsius(toCelsius(amount.expression()));
            }
            double factor = UnitSizes.factor(amount.unit(), unit).orElse(Double.NaN);
            return factor < 1
                    ? amount.expression().dividedBy(new Constant(1 / factor))
                    : amount.expression().times(new Constant(factor));
        }

        private Expression toCelsius(Expression degrees) {
            if (amount.unit().equals(FAHRENHEIT)) {
                return degrees.minus(new Constant(32)).dividedBy(new Constant(1.8));
            }
            return amount.unit().equals(KELVIN) ? degrees.minus(new Constant(273.15)) : degrees;
        }

        private Expression fromCelsius(Expression degrees) {
            if (unit.equals(FAHRENHEIT)) {
                return degrees.times(new Constant(1.8)).plus(new Constant(32));
            }
            return unit.equals(KELVIN) ? degrees.plus(new Constant(273.15)) : degrees;
        }

        @Override
        public List<Objection> ownObjections() {
            boolean temperatures = SCALES.contains(unit) && SCALES.contains(amount.unit());
            return UnitSizes.factor(amount.unit(), unit).isPresent() || temperatures
                    ? List.of()
                    : List.of(new Objection(
                            Objection.Reason.UNIT,
                            String.format(
                                    "no factor is known from %s (%s) to %s", amount.unit(), amount.words(), unit)));
        }

        @Override
        public String words() {
            return String.format("%s, given in %s,", Terms.within(amount), Wording.noun(unit));
        }
    }

    /**
     * The same number with the noun, or the "per", that the claim prints: 340 women among persons, a growth rate
     * whose sentence says "annual" beside a bare percent sign. Money, measures and percentages stay what they are.
     *
     * @param amount the number
     * @param unit the unit to read it in
     */
    record ReadAs(Term amount, Unit unit) implements Restatement {

        @Override
        public List<String> settings() {
            return List.of(unit.toString());
        }

        /** The amount itself where it has that unit already. */
        public static Term in(Unit unit, Term amount) {
            return amount.unit().equals(unit) ? amount : new ReadAs(amount, unit);
        }

        @Override
        public List<Term> terms() {
            return List.of(amount);
        }

        @Override
        public Expression expression() {
            return amount.expression();
        }

        @Override
        public List<Objection> ownObjections() {
            return isAlike(measured(amount.unit()), measured(unit))
                    ? List.of()
                    : List.of(new Objection(
                            Objection.Reason.UNIT,
                            String.format("%s is in %s, which is not %s", amount.words(), amount.unit(), unit)));
        }

        /** The same measure; a "per" that is printed once serves both. */
        private static boolean isAlike(Unit from, Unit to) {
            boolean bare = from.equals(from.numerator()) || to.equals(to.numerator());
            return from.equals(to) || (bare && from.numerator().equals(to.numerator()));
        }

        /** What is measured; whether a percentage is said to be yearly is a matter of the words around it. */
        private static Unit measured(Unit unit) {
            return unit.isPercent() ? Unit.PERCENT : unit.measured();
        }

        @Override
        public String words() {
            return amount.words();
        }
    }

    /**
     * Money in another currency by a printed rate: {@code a * r} where the rate is in the new currency per the old,
     * {@code a / r} where it is the other way round.
     *
     * @param amount the money
     * @param rate the printed rate, such as 83.2 rupees per dollar
     */
    record Exchange(Term amount, Term rate) implements Restatement {

        private boolean isMultiplied() {
            return rate.unit().powers().getOrDefault(currency(amount.unit()), 0) < 0;
        }

        private static String currency(Unit unit) {
            return unit.currencies().stream().findFirst().orElse("");
        }

        @Override
        public List<Term> terms() {
            return List.of(amount, rate);
        }

        @Override
        public Expression expression() {
            return isMultiplied()
                    ? amount.expression().times(rate.expression())
                    : amount.expression().dividedBy(rate.expression());
        }

        @Override
        public Unit unit() {
            return isMultiplied()
                    ? amount.unit().times(rate.unit())
                    : amount.unit().per(rate.unit());
        }

        @Override
        public List<Objection> ownObjections() {
            boolean fits = amount.unit().isMoney()
                    && rate.unit().currencies().size() == 2
                    && rate.unit().currencies().containsAll(amount.unit().currencies());
            return fits
                    ? List.of()
                    : List.of(new Objection(
                            Objection.Reason.CURRENCY,
                            String.format(
                                    "%s (%s) is not a rate for %s (%s)",
                                    rate.words(), rate.unit(), amount.words(), amount.unit())));
        }

        @Override
        public String words() {
            return String.format("%s at %s", Terms.within(amount), rate.words());
        }
    }
}
