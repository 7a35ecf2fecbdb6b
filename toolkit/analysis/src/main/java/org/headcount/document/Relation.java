package org.headcount.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headcount.document.Expression.Constant;
import org.headcount.document.Expression.Named;
import org.headcount.document.Expression.Power;

/**
 * What one number has to do with others: how it is computed from them, and when it must not be.
 *
 * <p>A relation is declared by a reader, or by the sentence, and never found by trying: 592 + 481
 * happens to give a divisor that fits a printed mean, and is nonsense. Before it computes, a relation
 * looks at units, currencies, scopes, topics and periods, and {@linkplain #objections() objects}
 * where they do not fit. It is a {@link Term} itself, so relations nest.
 */
public sealed interface Relation extends Term {

    /** The name by which data and JSON call it. */
    String name();

    /** What it computes with, in the order of its formula. */
    List<Term> terms();

    /** Why this relation by itself must not be computed; empty if it may. */
    List<Objection> ownObjections();

    @Override
    default Scope scope() {
        return terms().get(0).scope();
    }

    @Override
    default String topic() {
        return terms().get(0).topic();
    }

    @Override
    default Period period() {
        return terms().get(0).period();
    }

    /** Why this relation, or one inside it, must not be computed; empty if it may. */
    default List<Objection> objections() {
        return Stream.concat(nested().flatMap(relation -> relation.objections().stream()), ownObjections().stream())
                .toList();
    }

    /** Why this relation must not be held against a printed figure; empty if it may. */
    default List<Objection> objections(Figure claim) {
        List<Objection> objections = objections();
        return objections.isEmpty() ? new Checks().likeUnits(this, claim).list() : objections;
    }

    /** The inputs that are needed and printed nowhere. */
    default List<Missing> missing() {
        return expression().variables().stream()
                .map(Expression.Variable::input)
                .filter(Missing.class::isInstance)
                .map(Missing.class::cast)
                .toList();
    }

    /** The figures that it rests on, in the order of its formula. */
    default List<Figure> figures() {
        return expression().variables().stream()
                .map(Expression.Variable::input)
                .filter(Figure.class::isInstance)
                .map(Figure.class::cast)
                .toList();
    }

    /**
     * Its value and interval.
     *
     * @throws IllegalArgumentException naming the objections, or the inputs that are missing
     */
    default Derivation derive() {
        List<String> problems = new ArrayList<>();
        objections().forEach(objection -> problems.add(objection.message()));
        missing().forEach(missing -> problems.add(missing.what() + " is printed nowhere"));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("cannot compute " + words() + ": " + String.join("; ", problems));
        }
        return Derivation.of(this);
    }

    private Stream<Relation> nested() {
        return terms().stream().filter(Relation.class::isInstance).map(Relation.class::cast);
    }

    /** A term inside a product or quotient, where percent are hundredths. */
    private static Expression factor(Term term) {
        return term.unit().equals(Unit.PERCENT) ? term.expression().dividedBy(new Constant(100)) : term.expression();
    }

    private static Unit withoutPercent(Unit unit) {
        return unit.equals(Unit.PERCENT) ? Unit.RATIO : unit;
    }

    private static String within(Term term) {
        return term instanceof Relation relation && relation.terms().size() > 1
                ? "(" + term.words() + ")"
                : term.words();
    }

    private static String dated(Term term) {
        return within(term)
                + (term.period().from().isEmpty() && term.period().to().isEmpty() ? "" : " in " + year(term));
    }

    private static String year(Term term) {
        OptionalInt last = term.period().lastYear();
        return last.isPresent()
                ? Integer.toString(last.getAsInt())
                : term.period().toString();
    }

    private static OptionalInt between(Term first, Term last) {
        OptionalInt a = first.period().lastYear();
        OptionalInt b = last.period().lastYear();
        return a.isPresent() && b.isPresent() ? OptionalInt.of(b.getAsInt() - a.getAsInt()) : OptionalInt.empty();
    }

    /**
     * The yearly rate that turns the first value into the last in a number of equal steps:
     * {@code ((b / a)^(1 / n) - 1) * 100}. From 2001 to 2010 there are nine steps, not ten.
     *
     * @param first the value at the start
     * @param last the value at the end
     * @param steps how many yearly steps lie between
     */
    record Growth(Term first, Term last, int steps) implements Relation {

        /**
         * Growth over the steps that the figures' years give.
         *
         * @throws IllegalArgumentException if one of them has no year
         */
        public static Growth between(Term first, Term last) {
            return new Growth(
                    first,
                    last,
                    Relation.between(first, last)
                            .orElseThrow(() -> new IllegalArgumentException("growth from " + first.words() + " to "
                                    + last.words() + " needs the years of both, or a number of steps")));
        }

        @Override
        public String name() {
            return "growth";
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
                    .steps(steps, Relation.between(first, last))
                    .list();
        }

        @Override
        public String words() {
            return String.format(
                    "yearly growth from %s to %s in %s", dated(first), dated(last), Wording.count(steps, "step"));
        }

        /** The same growth with one step fewer and one more, for those who count years another way. */
        public List<Growth> otherSteps() {
            return Stream.of(steps - 1, steps + 1)
                    .filter(n -> n > 0)
                    .map(n -> new Growth(first, last, n))
                    .toList();
        }
    }

    /** Total growth divided by the number of steps, which is not the rate of compound growth: {@code (b / a - 1) * 100 / n}. */
    record SimpleGrowth(Term first, Term last, int steps) implements Relation {

        @Override
        public String name() {
            return "simple_growth";
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
                    "total growth from %s to %s divided by %s", dated(first), dated(last), Wording.small(steps));
        }
    }

    /** What amounts to over some years, if the first year's grows at a steady rate: {@code a + a(1+g) + ...}. */
    record SteadyTotal(Term first, Term rate, int years) implements Relation {

        @Override
        public String name() {
            return "steady_total";
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
            return List.of();
        }

        @Override
        public String words() {
            return String.format(
                    "the total of %s that start at %s and grow by %s each year",
                    Wording.count(years, "yearly amount"), within(first), rate.words());
        }
    }

    /** The first year's amount, year after year: {@code n * a}. */
    record Repeated(Term amount, Term years) implements Relation {

        @Override
        public String name() {
            return "repeated";
        }

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

    /** A part as percent of the whole that it lies in: {@code a / b * 100}. */
    record Share(Term part, Term whole) implements Relation {

        @Override
        public String name() {
            return "share";
        }

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
            return String.format("the share of %s in %s", within(part), within(whole));
        }
    }

    /** One amount as percent of another that it is no part of: {@code a / b * 100}. */
    record PercentOf(Term amount, Term base) implements Relation {

        @Override
        public String name() {
            return "percent_of";
        }

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
            return String.format("%s as percent of %s", within(amount), within(base));
        }
    }

    /** The whole that a part and its share imply: {@code a / p * 100}. */
    record Whole(Term part, Term share) implements Relation {

        @Override
        public String name() {
            return "whole";
        }

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
            return String.format("the whole of which %s are %s", within(part), share.words());
        }
    }

    /** A total over the number of things that share it: {@code a / n}. What is counted must cover all of the total. */
    record Mean(Term total, Term count) implements Relation {

        @Override
        public String name() {
            return "mean";
        }

        @Override
        public List<Term> terms() {
            return List.of(total, count);
        }

        @Override
        public Expression expression() {
            return factor(total).dividedBy(factor(count));
        }

        @Override
        public Unit unit() {
            return withoutPercent(total.unit()).per(withoutPercent(count.unit()));
        }

        @Override
        public List<Objection> ownObjections() {
            return new Checks().oneCurrency(total, count).inside(total, count).list();
        }

        @Override
        public String words() {
            return String.format("%s divided by %s", within(total), within(count));
        }
    }

    /** A total over the calendar years of its own period, both ends counted: {@code a / n}. */
    record PerYear(Term total) implements Relation {

        @Override
        public String name() {
            return "per_year";
        }

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
            return String.format("%s divided by %s", within(total), years().words());
        }
    }

    /** The sum of things that do not overlap: {@code a + b + ...}. */
    record Sum(List<Term> terms) implements Relation {

        /** Copies the terms. */
        public Sum {
            terms = List.copyOf(terms);
        }

        /** The sum of these. */
        public static Sum of(Term... terms) {
            return new Sum(List.of(terms));
        }

        @Override
        public String name() {
            return "sum";
        }

        @Override
        public Expression expression() {
            return terms.stream().map(Term::expression).reduce(Expression::plus).orElseThrow();
        }

        @Override
        public Unit unit() {
            return terms.get(0).unit();
        }

        @Override
        public Scope scope() {
            return terms.stream()
                    .map(Term::scope)
                    .filter(Scope::isStated)
                    .reduce(Scope::common)
                    .orElse(Scope.UNSTATED);
        }

        @Override
        public List<Objection> ownObjections() {
            Checks checks = new Checks();
            terms.forEach(term -> checks.likeUnits(terms.get(0), term));
            return checks.disjoint(terms).list();
        }

        @Override
        public String words() {
            return terms.stream().map(Relation::within).collect(Collectors.joining(" plus "));
        }
    }

    /** The size of a union of two sets that overlap: {@code a + b - c}. */
    record Union(Term one, Term other, Term both) implements Relation {

        @Override
        public String name() {
            return "union";
        }

        @Override
        public List<Term> terms() {
            return List.of(one, other, both);
        }

        @Override
        public Expression expression() {
            return one.expression().plus(other.expression()).minus(both.expression());
        }

        @Override
        public Unit unit() {
            return one.unit();
        }

        @Override
        public Scope scope() {
            return one.scope().common(other.scope());
        }

        @Override
        public List<Objection> ownObjections() {
            return new Checks()
                    .likeUnits(one, other)
                    .likeUnits(one, both)
                    .disjoint(List.of(one, other))
                    .list();
        }

        @Override
        public String words() {
            return String.format("the union of %s and %s with %s in both", one.words(), other.words(), both.words());
        }
    }

    /** A product, in which percent are hundredths: {@code a * b}. */
    record Product(Term one, Term other) implements Relation {

        @Override
        public String name() {
            return "product";
        }

        @Override
        public List<Term> terms() {
            return List.of(one, other);
        }

        @Override
        public Expression expression() {
            Expression product = one.expression().times(other.expression());
            int percents = (int) terms().stream()
                    .filter(term -> term.unit().equals(Unit.PERCENT))
                    .count();
            return percents == 0 ? product : product.dividedBy(new Constant(Math.pow(100, percents)));
        }

        @Override
        public Unit unit() {
            return withoutPercent(one.unit()).times(withoutPercent(other.unit()));
        }

        @Override
        public List<Objection> ownObjections() {
            return List.of();
        }

        @Override
        public String words() {
            return String.format("%s times %s", within(one), within(other));
        }
    }

    /** What is left of a whole without a part, or the change from one time to another: {@code a - b}. */
    record Difference(Term minuend, Term subtrahend) implements Relation {

        @Override
        public String name() {
            return "difference";
        }

        @Override
        public List<Term> terms() {
            return List.of(minuend, subtrahend);
        }

        @Override
        public Expression expression() {
            return minuend.expression().minus(subtrahend.expression());
        }

        @Override
        public Unit unit() {
            boolean points = minuend.unit().isPoint() && subtrahend.unit().isPoint();
            return points ? minuend.unit().difference() : minuend.unit();
        }

        @Override
        public Scope scope() {
            if (minuend.scope().equals(subtrahend.scope()) || !minuend.scope().contains(subtrahend.scope())) {
                return minuend.scope();
            }
            List<String> path = new ArrayList<>(minuend.scope().path());
            List<String> part = subtrahend.scope().path();
            path.add("other-than-" + String.join("-", part.subList(path.size(), part.size())));
            return new Scope(path);
        }

        @Override
        public List<Objection> ownObjections() {
            Checks checks = new Checks().likeUnits(minuend, subtrahend);
            if (minuend.unit().isPoint()) {
                return checks.list();
            }
            boolean change = minuend.scope().equals(subtrahend.scope());
            return (change ? checks.sameTopic(minuend, subtrahend) : checks.inside(subtrahend, minuend)).list();
        }

        @Override
        public String words() {
            return String.format("%s less %s", within(minuend), within(subtrahend));
        }
    }

    /** One thing over another, whatever they are, but for two currencies: {@code a / b}. */
    record Ratio(Term numerator, Term denominator) implements Relation {

        @Override
        public String name() {
            return "ratio";
        }

        @Override
        public List<Term> terms() {
            return List.of(numerator, denominator);
        }

        @Override
        public Expression expression() {
            return factor(numerator).dividedBy(factor(denominator));
        }

        @Override
        public Unit unit() {
            return withoutPercent(numerator.unit()).per(withoutPercent(denominator.unit()));
        }

        @Override
        public List<Objection> ownObjections() {
            return new Checks().oneCurrency(numerator, denominator).list();
        }

        @Override
        public String words() {
            return String.format("%s divided by %s", within(numerator), within(denominator));
        }
    }

    /** A relation that only says which of two is the smaller: the quotient {@code a / b} must not exceed one. */
    sealed interface Bound extends Relation {

        @Override
        default Expression expression() {
            return terms().get(0).expression().dividedBy(terms().get(1).expression());
        }

        @Override
        default Unit unit() {
            return Unit.RATIO;
        }

        @Override
        default List<Objection> objections(Figure claim) {
            return objections();
        }
    }

    /** A part is no larger than the whole that it lies in. */
    record PartOf(Term part, Term whole) implements Bound {

        @Override
        public String name() {
            return "part_of";
        }

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
            return String.format("%s as a part of %s", within(part), within(whole));
        }
    }

    /** One amount is no larger than another, for a reason that the sentence gives. */
    record AtMost(Term lesser, Term greater) implements Bound {

        @Override
        public String name() {
            return "at_most";
        }

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
            return String.format("%s against %s", within(lesser), within(greater));
        }
    }

    /** Calendar years from the first to the last, both counted: {@code b - a + 1}. */
    record InclusiveYears(Term first, Term last) implements Relation {

        @Override
        public String name() {
            return "inclusive_years";
        }

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
            return String.format("the years from %s to %s, both counted", first.words(), last.words());
        }
    }

    /** The next in an enumeration: {@code a + 1}. */
    record Next(Term previous) implements Relation {

        @Override
        public String name() {
            return "next";
        }

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
            return String.format("what follows the %s", previous.words());
        }
    }

    /** The same quantity printed elsewhere: {@code a}. */
    record Same(Term elsewhere) implements Relation {

        @Override
        public String name() {
            return "same";
        }

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
            return new Checks()
                    .likeUnits(elsewhere, claim)
                    .sameTopic(elsewhere, claim)
                    .sameScope(elsewhere, claim)
                    .list();
        }

        @Override
        public String words() {
            return elsewhere instanceof Figure figure && figure.provenance() instanceof Provenance.Outside outside
                    ? figure.words() + " in " + outside.source()
                    : elsewhere.words() + " elsewhere in the text";
        }
    }

    /**
     * How many different entries a column of a table has: {@code distinct(T.column)}.
     *
     * @param table the table's id
     * @param column the column's name
     * @param entries the column's different entries
     * @param unit what they are
     */
    record TableCount(String table, String column, List<String> entries, Unit unit) implements Relation {

        /** Copies the entries. */
        public TableCount {
            entries = List.copyOf(entries);
        }

        @Override
        public String name() {
            return "table_count";
        }

        @Override
        public List<Term> terms() {
            return List.of();
        }

        @Override
        public Expression expression() {
            return new Constant(entries.size(), "distinct(T." + column + ")");
        }

        @Override
        public Scope scope() {
            return Scope.UNSTATED;
        }

        @Override
        public String topic() {
            return "";
        }

        @Override
        public Period period() {
            return Period.UNSTATED;
        }

        @Override
        public List<Objection> ownObjections() {
            return List.of();
        }

        @Override
        public String words() {
            return String.format("the number of different entries under '%s' in %s", column, table);
        }
    }

    /** The same amount in another unit. */
    record Conversion(Term amount, Unit unit) implements Relation {

        /** How many of the second unit make one of the first. */
        private static final Map<String, Map.Entry<String, Double>> LARGER = Map.of(
                "hectares", Map.entry("mu", 15.0),
                "years", Map.entry("months", 12.0));

        @Override
        public String name() {
            return "conversion";
        }

        @Override
        public List<Term> terms() {
            return List.of(amount);
        }

        /** By how much a number grows when it is told in the other unit; nothing if that is not known. */
        private Optional<Double> factor() {
            Unit change = unit.per(amount.unit());
            for (Map.Entry<String, Map.Entry<String, Double>> larger : LARGER.entrySet()) {
                Map<String, Integer> shrink = new LinkedHashMap<>();
                shrink.put(larger.getKey(), 1);
                shrink.put(larger.getValue().getKey(), -1);
                Unit smallToLarge = new Unit(shrink);
                double size = larger.getValue().getValue();
                if (change.powers().equals(smallToLarge.powers())) {
                    return Optional.of(1 / size);
                }
                if (change.powers().equals(Unit.RATIO.per(smallToLarge).powers())) {
                    return Optional.of(size);
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
            return String.format("%s in %s", within(amount), Wording.noun(unit));
        }
    }
}
