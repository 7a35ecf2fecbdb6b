package org.headcount.document;

/** What a relation computes with: a printed figure, a stated constant, one that is missing, or another relation. */
public sealed interface Term extends Quantity permits Term.Input, Term.Literal, Relation {

    /** The arithmetic that gives its value. */
    Expression expression();

    /** A leaf of the arithmetic, with a value of its own. */
    sealed interface Input extends Term permits Figure, Missing {

        /** The value taken as printed. */
        double point();

        /** Every value that it may have. */
        Interval interval();

        @Override
        default Expression expression() {
            return new Expression.Variable(this);
        }
    }

    /**
     * A number that no document prints but the sense of the words gives: Mexico is one country.
     *
     * @param value the number
     * @param unit its unit
     * @param what what it is
     */
    record Literal(double value, Unit unit, String what) implements Term, Unplaced {

        @Override
        public Expression expression() {
            return new Expression.Constant(value);
        }

        @Override
        public String words() {
            return what.isEmpty() ? Wording.amount(value, unit) : what;
        }
    }

    /**
     * An input that is needed and printed nowhere.
     *
     * @param unit its unit
     * @param what what it would be
     */
    record Missing(Unit unit, String what) implements Input, Unplaced {

        @Override
        public double point() {
            return Double.NaN;
        }

        @Override
        public Interval interval() {
            return Interval.ALL;
        }

        @Override
        public String words() {
            return what;
        }
    }
}
