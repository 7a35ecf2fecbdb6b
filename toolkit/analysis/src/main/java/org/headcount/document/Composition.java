package org.headcount.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.headcount.document.Expression.Constant;

/** Relations that put amounts together or take them apart, and counts of what a table lists. */
public sealed interface Composition extends Relation {

    /** The sum of things that do not overlap: {@code a + b + ...}. */
    record Sum(List<Term> terms) implements Composition {

        /** Copies the terms. */
        public Sum {
            terms = List.copyOf(terms);
        }

        /** The sum of these. */
        public static Sum of(Term... terms) {
            return new Sum(List.of(terms));
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
            return terms.stream().map(Terms::within).collect(Collectors.joining(" plus "));
        }
    }

    /** The size of a union of two sets that overlap: {@code a + b - c}. */
    record Union(Term one, Term other, Term both) implements Composition {

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
    record Product(Term one, Term other) implements Composition {

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
            return Terms.withoutPercent(one.unit()).times(Terms.withoutPercent(other.unit()));
        }

        @Override
        public List<Objection> ownObjections() {
            return List.of();
        }

        @Override
        public String words() {
            return String.format("%s times %s", Terms.within(one), Terms.within(other));
        }
    }

    /** What is left of a whole without a part, or the change from one time to another: {@code a - b}. */
    record Difference(Term minuend, Term subtrahend) implements Composition {

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
            return String.format("%s less %s", Terms.within(minuend), Terms.within(subtrahend));
        }
    }

    /** By how much one percentage exceeds another, in percentage points or in basis points: {@code a - b}. */
    record Points(Term minuend, Term subtrahend, Unit unit) implements Composition {

        @Override
        public List<String> settings() {
            return List.of(unit.toString());
        }

        private static final Unit BASIS_POINTS = Unit.parse("basis_points");

        /** The difference in percentage points. */
        public static Points percentage(Term minuend, Term subtrahend) {
            return new Points(minuend, subtrahend, Unit.parse("percentage_points"));
        }

        /** The difference in hundredths of a percentage point. */
        public static Points basis(Term minuend, Term subtrahend) {
            return new Points(minuend, subtrahend, BASIS_POINTS);
        }

        @Override
        public List<Term> terms() {
            return List.of(minuend, subtrahend);
        }

        @Override
        public Expression expression() {
            Expression points = minuend.expression().minus(subtrahend.expression());
            return unit.equals(BASIS_POINTS) ? points.times(new Constant(100)) : points;
        }

        @Override
        public List<Objection> ownObjections() {
            return new Checks()
                    .percent(minuend)
                    .percent(subtrahend)
                    .likeUnits(minuend, subtrahend)
                    .sameTopic(minuend, subtrahend)
                    .list();
        }

        @Override
        public String words() {
            return String.format("%s less %s", Terms.dated(minuend), Terms.dated(subtrahend));
        }
    }

    /** The simple mean of several values of like unit: {@code (a + b + ...) / n}. */
    record Average(List<Term> terms) implements Composition {

        /** Copies the terms. */
        public Average {
            terms = List.copyOf(terms);
        }

        @Override
        public Expression expression() {
            return new Sum(terms).expression().dividedBy(new Constant(terms.size()));
        }

        @Override
        public Unit unit() {
            return terms.get(0).unit();
        }

        @Override
        public List<Objection> ownObjections() {
            Checks checks = new Checks();
            terms.forEach(term -> checks.likeUnits(terms.get(0), term));
            return checks.list();
        }

        @Override
        public String words() {
            return "the mean of " + terms.stream().map(Terms::within).collect(Collectors.joining(", "));
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
    record TableCount(String table, String column, List<String> entries, Unit unit) implements Composition {

        /** Copies the entries. */
        public TableCount {
            entries = List.copyOf(entries);
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
}
