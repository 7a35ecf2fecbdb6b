package org.headcount.document;

import java.util.List;
import java.util.stream.Stream;
import org.headcount.document.Expression.Constant;
import org.headcount.document.Expression.Named;
import org.headcount.document.Expression.Power;

/** Relations over time: how fast, how much more, how many years. */
public sealed interface Trend extends Relation {

    /**
     * The yearly rate that turns the first value into the last in a number of equal steps:
     * {@code ((b / a)^(1 / n) - 1) * 100}. From 2001 to 2010 there are nine steps, not ten.
     *
     * @param first the value at the start
     * @param last the value at the end
     * @param steps how many yearly steps lie between
     */
    record Growth(Term first, Term last, int steps) implements Trend {

        @Override
        public List<String> settings() {
            return List.of("steps=" + steps);
        }

        /**
         * Growth over the steps that the figures' years give.
         *
         * @throws IllegalArgumentException if one of them has no year
         */
        public static Growth between(Term first, Term last) {
            return new Growth(
                    first,
                    last,
                    Terms.steps(first, last)
                            .orElseThrow(() -> new IllegalArgumentException("growth from " + first.words() + " to "
                                    + last.words() + " needs the years of both, or a number of steps")));
        }

        @Override
        public List<Term> terms() {
            return List.of(first, last);
        }

        @Override
        public Expression expression() {
            Expression quotient = last.expression().dividedBy(first.expression());
            return new Named(
                    "cagr",
                    List.of(first.expression(), last.expression(), new Constant(steps)),
                    new Power(quotient, 1.0 / steps).minus(new Constant(1)).times(new Constant(100)));
        }

        @Override
        public Unit unit() {
            return Unit.PERCENT.per(Unit.YEARS);
        }

        @Override
        public List<Objection> ownObjections() {
            return new Checks()
                    .likeUnits(first, last)
                    .sameTopic(first, last)
                    .sameScope(first, last)
                    .positive(first)
                    .positive(last)
                    .steps(steps, Terms.steps(first, last))
                    .list();
        }

        @Override
        public String words() {
            return String.format(
                    "yearly growth from %s to %s in %s",
                    Terms.dated(first), Terms.dated(last), Wording.count(steps, "step"));
        }

        /** The same growth with one step fewer and one more, for those who count years another way. */
        public List<Growth> otherSteps() {
            return Stream.of(steps - 1, steps + 1)
                    .filter(n -> n > 0)
                    .map(n -> new Growth(first, last, n))
                    .toList();
        }
    }

    /**
     * The change of the whole span as percent of the first value: {@code (b / a - 1) * 100}. A fall is negative.
     *
     * @param first the value at the start
     * @param last the value at the end
     */
    record TotalGrowth(Term first, Term last) implements Trend {

        @Override
        public List<Term> terms() {
            return List.of(first, last);
        }

        @Override
        public Expression expression() {
            return last.expression()
                    .dividedBy(first.expression())
                    .minus(new Constant(1))
                    .times(new Constant(100));
        }

        @Override
        public Unit unit() {
            return Unit.PERCENT;
        }

        @Override
        public List<Objection> ownObjections() {
            return Trend.changeObjections(first, last);
        }

        @Override
        public String words() {
            return String.format("the change from %s to %s", Terms.dated(first), Terms.dated(last));
        }
    }

    /**
     * The fall of the whole span as percent of the first value, positive as sentences print it:
     * {@code (1 - b / a) * 100}.
     *
     * @param first the value at the start
     * @param last the value at the end
     */
    record TotalDecline(Term first, Term last) implements Trend {

        @Override
        public List<Term> terms() {
            return List.of(first, last);
        }

        @Override
        public Expression expression() {
            return new Constant(1)
                    .minus(last.expression().dividedBy(first.expression()))
                    .times(new Constant(100));
        }

        @Override
        public Unit unit() {
            return Unit.PERCENT;
        }

        @Override
        public List<Objection> ownObjections() {
            return Trend.changeObjections(first, last);
        }

        @Override
        public String words() {
            return String.format("the fall from %s to %s", Terms.dated(first), Terms.dated(last));
        }
    }

    /**
     * The yearly rate of fall that turns the first value into the last in a number of equal steps, positive as
     * sentences print it: {@code (1 - (b / a)^(1 / n)) * 100}.
     *
     * @param first the value at the start
     * @param last the value at the end
     * @param steps how many yearly steps lie between
     */
    record Decline(Term first, Term last, int steps) implements Trend {

        @Override
        public List<String> settings() {
            return List.of("steps=" + steps);
        }

        @Override
        public List<Term> terms() {
            return List.of(first, last);
        }

        @Override
        public Expression expression() {
            Expression quotient = last.expression().dividedBy(first.expression());
            return new Constant(1).minus(new Power(quotient, 1.0 / steps)).times(new Constant(100));
        }

        @Override
        public Unit unit() {
            return Unit.PERCENT.per(Unit.YEARS);
        }

        @Override
        public List<Objection> ownObjections() {
            return new Growth(first, last, steps).ownObjections();
        }

        @Override
        public String words() {
            return String.format(
                    "yearly fall from %s to %s in %s",
                    Terms.dated(first), Terms.dated(last), Wording.count(steps, "step"));
        }
    }

    private static List<Objection> changeObjections(Term first, Term last) {
        return new Checks()
                .likeUnits(first, last)
                .sameTopic(first, last)
                .sameScope(first, last)
                .positive(first)
                .list();
    }

    /** Total growth divided by the number of steps, which is not the rate of compound growth: {@code (b / a - 1) * 100 / n}. */
    record SimpleGrowth(Term first, Term last, int steps) implements Trend {

        @Override
        public List<String> settings() {
            return List.of("steps=" + steps);
        }

        @Override
        public List<Term> terms() {
            return List.of(first, last);
        }

        @Override
        public Expression expression() {
            return last.expression()
                    .dividedBy(first.expression())
                    .minus(new Constant(1))
                    .times(new Constant(100))
                    .dividedBy(new Constant(steps));
        }

        @Override
        public Unit unit() {
            return Unit.PERCENT.per(Unit.YEARS);
        }

        @Override
        public List<Objection> ownObjections() {
            return new Growth(first, last, steps).ownObjections();
        }

        @Override
        public String words() {
            return String.format(
                    "total growth from %s to %s divided by %s",
                    Terms.dated(first), Terms.dated(last), Wording.small(steps));
        }
    }

    /** What amounts to over some years, if the first year's grows at a steady rate: {@code a + a(1+g) + ...}. */
    record SteadyTotal(Term first, Term rate, int years) implements Trend {

        @Override
        public List<String> settings() {
            return List.of("years=" + years);
        }

        @Override
        public List<Term> terms() {
            return List.of(first, rate);
        }

        @Override
        public Expression expression() {
            Expression growth = new Constant(1).plus(rate.expression().dividedBy(new Constant(100)));
            Expression series = new Constant(1);
            for (int year = 1; year < years; year++) {
                series = new Constant(1).plus(growth.times(series));
            }
            return new Named(
                    "steady",
                    List.of(first.expression(), rate.expression(), new Constant(years)),
                    first.expression().times(series));
        }

        @Override
        public Unit unit() {
            return first.unit();
        }

        @Override
        public List<Objection> ownObjections() {
            return new Checks()
                    .likeUnits(rate, new Literal(1, Unit.PERCENT.per(Unit.YEARS), "percent a year"))
                    .list();
        }

        @Override
        public String words() {
            return String.format(
                    "the total of %s that start at %s and grow by %s each year",
                    Wording.count(years, "yearly amount"), Terms.within(first), rate.words());
        }
    }

    /** The first year's amount, year after year: {@code n * a}. */
    record Repeated(Term amount, Term years) implements Trend {

        @Override
        public List<Term> terms() {
            return List.of(years, amount);
        }

        @Override
        public Expression expression() {
            return years.expression().times(amount.expression());
        }

        @Override
        public Unit unit() {
            return amount.unit();
        }

        @Override
        public Scope scope() {
            return amount.scope();
        }

        @Override
        public String topic() {
            return amount.topic();
        }

        @Override
        public Period period() {
            return years.period();
        }

        @Override
        public List<Objection> ownObjections() {
            return new Checks().likeUnits(years, new Literal(1, Unit.YEARS, "")).list();
        }

        @Override
        public String words() {
            return String.format("%s for each of %s", amount.words(), years.words());
        }
    }

    /** Calendar years from the first to the last, both counted: {@code b - a + 1}. */
    record InclusiveYears(Term first, Term last) implements Trend {

        @Override
        public List<Term> terms() {
            return List.of(first, last);
        }

        @Override
        public Expression expression() {
            return last.expression().minus(first.expression()).plus(new Constant(1));
        }

        @Override
        public Unit unit() {
            return Unit.YEARS;
        }

        @Override
        public List<Objection> ownObjections() {
            Term year = new Literal(1, Unit.parse("year"), "a year");
            return new Checks().likeUnits(first, year).likeUnits(last, year).list();
        }

        @Override
        public String words() {
            return String.format("the count of years from %s to %s", first.words(), last.words());
        }
    }
}
