package org.headcount.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import org.headcount.document.Expression.Constant;

/** Relations of one amount to another: shares, means, quotients. */
public sealed interface Proportion extends Relation {

    /** A part as percent of the whole that it lies in: {@code a / b * 100}. */
    record Share(Term part, Term whole) implements Proportion {

        @Override
        public List<Term> terms() {
            return List.of(part, whole);
        }

        @Override
        public Expression expression() {
            return part.expression().dividedBy(whole.expression()).times(new Constant(100));
        }

        @Override
        public Unit unit() {
            return Unit.PERCENT;
        }

        @Override
        public List<Objection> ownObjections() {
            return new Checks().likeUnits(part, whole).inside(part, whole).list();
        }

        @Override
        public String words() {
            return String.format("the share of %s in %s", Terms.within(part), Terms.within(whole));
        }
    }

    /** One amount as percent of another that it is no part of: {@code a / b * 100}. */
    record PercentOf(Term amount, Term base) implements Proportion {

        @Override
        public List<Term> terms() {
            return List.of(amount, base);
        }

        @Override
        public Expression expression() {
            return amount.expression().dividedBy(base.expression()).times(new Constant(100));
        }

        @Override
        public Unit unit() {
            return Unit.PERCENT;
        }

        @Override
        public List<Objection> ownObjections() {
            return new Checks().likeUnits(amount, base).list();
        }

        @Override
        public String words() {
            return String.format("%s as a percentage of %s", Terms.within(amount), Terms.within(base));
        }
    }

    /** The whole that a part and its share imply: {@code a / p * 100}. */
    record Whole(Term part, Term share) implements Proportion {

        @Override
        public List<Term> terms() {
            return List.of(part, share);
        }

        @Override
        public Expression expression() {
            return part.expression().dividedBy(share.expression()).times(new Constant(100));
        }

        @Override
        public Unit unit() {
            return part.unit();
        }

        @Override
        public List<Objection> ownObjections() {
            return new Checks()
                    .likeUnits(share, new Literal(1, Unit.PERCENT, "one percent"))
                    .sameScope(part, share)
                    .list();
        }

        @Override
        public String words() {
            return String.format("the whole of which %s are %s", Terms.within(part), share.words());
        }
    }

    /** A total over the number of things that share it: {@code a / n}. What is counted must cover all of the total. */
    record Mean(Term total, Term count) implements Proportion {

        @Override
        public List<Term> terms() {
            return List.of(total, count);
        }

        @Override
        public Expression expression() {
            return Terms.factor(total).dividedBy(Terms.factor(count));
        }

        @Override
        public Unit unit() {
            return Terms.withoutPercent(total.unit()).per(Terms.withoutPercent(count.unit()));
        }

        @Override
        public List<Objection> ownObjections() {
            return new Checks().oneCurrency(total, count).inside(total, count).list();
        }

        @Override
        public String words() {
            return String.format("%s divided by %s", Terms.within(total), Terms.within(count));
        }
    }

    /** A total over the calendar years of its own period, both ends counted: {@code a / n}. */
    record PerYear(Term total) implements Proportion {

        @Override
        public List<Term> terms() {
            return List.of(total);
        }

        private Term years() {
            OptionalInt years = total.period().inclusiveYears();
            return years.isPresent()
                    ? new Literal(years.getAsInt(), Unit.YEARS, "")
                    : new Missing(Unit.YEARS, "the number of years of " + total.words());
        }

        @Override
        public Expression expression() {
            return total.expression().dividedBy(years().expression());
        }

        @Override
        public Unit unit() {
            return total.unit().per(Unit.YEARS);
        }

        @Override
        public List<Objection> ownObjections() {
            return List.of();
        }

        @Override
        public String words() {
            return String.format("%s divided by %s", Terms.within(total), years().words());
        }
    }

    /** One thing over another, whatever they are, but for two currencies: {@code a / b}. */
    record Ratio(Term numerator, Term denominator) implements Proportion {

        @Override
        public List<Term> terms() {
            return List.of(numerator, denominator);
        }

        @Override
        public Expression expression() {
            return Terms.factor(numerator).dividedBy(Terms.factor(denominator));
        }

        @Override
        public Unit unit() {
            return Terms.withoutPercent(numerator.unit()).per(Terms.withoutPercent(denominator.unit()));
        }

        @Override
        public List<Objection> ownObjections() {
            return new Checks().oneCurrency(numerator, denominator).list();
        }

        @Override
        public String words() {
            return String.format("%s divided by %s", Terms.within(numerator), Terms.within(denominator));
        }
    }

    /** How many times another amount one amount is: {@code a / b}, as in "doubled" and "3.9 times as many". */
    record Multiple(Term amount, Term base) implements Proportion {

        @Override
        public List<Term> terms() {
            return List.of(amount, base);
        }

        @Override
        public Expression expression() {
            return amount.expression().dividedBy(base.expression());
        }

        @Override
        public Unit unit() {
            return Unit.RATIO;
        }

        @Override
        public List<Objection> ownObjections() {
            return new Checks().likeUnits(amount, base).list();
        }

        @Override
        public String words() {
            return String.format("%s as a multiple of %s", Terms.within(amount), Terms.within(base));
        }
    }

    /** Cases in a population, for every so many of it: {@code a / b * 100000}. */
    record PerPopulation(Term cases, Term population, double per) implements Proportion {

        @Override
        public List<String> settings() {
            return List.of(BigDecimal.valueOf(per).stripTrailingZeros().toPlainString());
        }

        @Override
        public List<Term> terms() {
            return List.of(cases, population);
        }

        @Override
        public Expression expression() {
            return cases.expression().dividedBy(population.expression()).times(new Constant(per));
        }

        @Override
        public Unit unit() {
            return cases.unit().per(population.unit());
        }

        @Override
        public List<Objection> ownObjections() {
            return new Checks().oneCurrency(cases, population).list();
        }

        @Override
        public String words() {
            return String.format(
                    "%s for every %s of %s", Terms.within(cases), Wording.plain(per), Terms.within(population));
        }
    }
}
