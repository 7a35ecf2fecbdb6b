package org.headcount.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How one number is derived from others, and when it must not be.
 *
 * <p>A relation is declared by a reader, or by the sentence, and never found by trying: 592 + 481
 * happens to give a divisor that fits a printed mean, and is nonsense. Before it computes, a relation
 * looks at units, currencies, scopes, topics and periods, and {@linkplain #objections() objects}
 * where they do not fit. It is a {@link Term} itself, so relations nest.
 *
 * <p>The family: {@link Trend} over time, {@link Proportion} of one amount to another,
 * {@link Composition} of amounts, {@link Bound} between two, and {@link Restatement} of one.
 */
public sealed interface Relation extends Term permits Trend, Proportion, Composition, Bound, Restatement {

    /** The name by which data and JSON call it: that of its type, as {@code steady_total} for SteadyTotal. */
    default String name() {
        return getClass().getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    /** What a file of claims writes after its terms: a unit, a number, or an option. */
    default List<String> settings() {
        return List.of();
    }

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
        List<Objection> objections = new ArrayList<>();
        nested().forEach(relation -> objections.addAll(relation.objections()));
        objections.addAll(ownObjections());
        terms().stream()
                .filter(term -> term instanceof Figure figure && figure.isUnverified())
                .map(term -> new Objection(
                        Objection.Reason.UNVERIFIED, term.words() + " is not verified: nothing is computed from it"))
                .forEach(objections::add);
        if (objections.isEmpty() && missing().isEmpty() && !Derivation.isDefined(this)) {
            objections.add(new Objection(Objection.Reason.VALUE, words() + " has no value"));
        }
        return List.copyOf(objections);
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
}
