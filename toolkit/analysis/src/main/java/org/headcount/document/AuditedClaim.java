package org.headcount.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * A claim with its verdict and everything a reader needs to check it.
 *
 * @param claim what was looked at
 * @param result the relation computed; nothing where an input is missing or must not be used
 * @param grade how the claim is reproduced, which carries the verdict
 * @param objections why it must not be computed; empty unless that is so
 * @param implications what the claim would make of an input that is missing or contradicted
 * @param tried the other readings and why they are not it
 */
public record AuditedClaim(
        Claim claim,
        Optional<Derivation> result,
        Grade grade,
        List<Objection> objections,
        List<Implication> implications,
        List<Tried> tried) {

    /** Copies the lists. */
    public AuditedClaim {
        objections = List.copyOf(objections);
        implications = List.copyOf(implications);
        tried = List.copyOf(tried);
    }

    /**
     * What the claim would make of one input, all others as printed.
     *
     * @param letter the input's letter in the formula
     * @param input the input
     * @param interval the values that it would have
     */
    public record Implication(String letter, Term.Input input, Interval interval) {

        /** The input and its values in words. */
        public String words() {
            return Wording.range(interval, input.unit());
        }
    }

    /**
     * Another reading, and why it is not the one.
     *
     * @param reading the reading
     * @param result what its arithmetic gives, whatever its sense; nothing where an input is missing
     * @param whyNot the reason, in a sentence
     */
    public record Tried(Claim.Reading reading, Optional<Derivation> result, String whyNot) {}

    /**
     * How a relation compares with a figure, without the words that explain it.
     *
     * @param grade the grade; NONE where the relation objects or an input is missing
     * @param value the value of the relation; not a number where the grade is NONE
     * @param objections why it must not be computed
     */
    public record Outcome(Grade grade, double value, List<Objection> objections) {
        @Override
        public String toString() {
            return objections.isEmpty()
                    ? value + " (" + grade + ")"
                    : objections.stream().map(Objection::toString).collect(Collectors.joining("; "));
        }
    }

    /** Grades a relation as {@link #of} does. */
    public static Outcome outcome(Figure figure, Relation relation) {
        List<Objection> objections = relation.objections(figure);
        if (!objections.isEmpty() || !relation.missing().isEmpty()) {
            return new Outcome(Grade.NONE, Double.NaN, objections);
        }
        Expression expression = relation.expression();
        double value = expression.at(variable -> variable.input().point());
        Grade grade = relation instanceof Bound bound
                ? Grade.ofBound(bound.excess())
                : Grade.of(
                        figure,
                        value,
                        expression.range(variable -> variable.input().interval()));
        return new Outcome(grade, value, List.of());
    }

    /** Computes a claim and grades it. */
    public static AuditedClaim of(Claim claim) {
        Relation relation = claim.relation();
        List<Tried> tried = claim.readings().stream()
                .map(reading -> tried(claim.figure(), reading))
                .toList();
        List<Objection> objections = relation.objections(claim.figure());
        if (!objections.isEmpty()) {
            return new AuditedClaim(claim, Optional.empty(), Grade.NONE, objections, List.of(), tried);
        }
        if (!relation.missing().isEmpty()) {
            List<Term.Input> unknown = List.copyOf(relation.missing());
            return new AuditedClaim(
                    claim, Optional.empty(), Grade.NONE, List.of(), implications(claim, unknown), tried);
        }
        Derivation result = Derivation.of(relation);
        Grade grade = relation instanceof Bound bound
                ? Grade.ofBound(bound.excess())
                : Grade.of(claim.figure(), result.value(), result.interval());
        List<Implication> implications =
                grade == Grade.FAILS ? implications(claim, List.copyOf(relation.figures())) : List.of();
        return new AuditedClaim(claim, Optional.of(result), grade, List.of(), implications, tried);
    }

    /** Each of the inputs solved for; several unknowns at once cannot be. */
    private static List<Implication> implications(Claim claim, List<Term.Input> unknowns) {
        Expression expression = claim.relation().expression();
        boolean several =
                unknowns.stream().filter(Term.Missing.class::isInstance).count() > 1;
        if (several) {
            return List.of();
        }
        Interval target = claim.relation() instanceof Bound
                ? new Interval(0, 1)
                : claim.figure().interval();
        List<Implication> implications = new ArrayList<>();
        Derivation.inputs(expression).forEach((letter, input) -> {
            if (unknowns.contains(input)) {
                expression
                        .solve(
                                new Expression.Variable(input),
                                target,
                                variable -> variable.input().interval())
                        // That any number would do says nothing.
                        .filter(interval -> !interval.equals(Interval.ALL))
                        .map(interval -> new Implication(letter, input, interval))
                        .ifPresent(implications::add);
            }
        });
        return implications;
    }

    private static Tried tried(Figure claim, Claim.Reading reading) {
        Relation relation = reading.relation();
        boolean computable = relation.missing().isEmpty() && Derivation.isDefined(relation);
        Optional<Derivation> result = computable ? Optional.of(Derivation.of(relation)) : Optional.empty();
        List<String> reasons = new ArrayList<>();
        relation.objections(claim).forEach(objection -> reasons.add(objection.message()));
        result.filter(derivation -> derivation.unit().equals(claim.unit()))
                .filter(derivation -> Grade.of(claim, derivation.value(), derivation.interval()) == Grade.FAILS)
                .ifPresent(derivation ->
                        reasons.add(String.format("it gives %s, not %s", words(derivation, claim), claim.text())));
        if (!relation.missing().isEmpty()) {
            reasons.add("it needs what is printed nowhere");
        }
        if (reasons.isEmpty()) {
            reasons.add("no objection found");
        }
        return new Tried(reading, result, String.join("; ", reasons));
    }

    /** The verdict. */
    public Verdict verdict() {
        return grade.verdict();
    }

    /** What a reader should know: of the claim, of its figure and of the inputs. */
    public List<Caveat> caveats() {
        Set<Caveat> caveats = new LinkedHashSet<>(claim.caveats());
        caveats.addAll(claim.figure().caveats());
        claim.relation().figures().forEach(figure -> caveats.addAll(figure.caveats()));
        return List.copyOf(caveats);
    }

    /** The value and its interval in words, with digits enough to decide; of a bound, the part in percent of the whole. */
    public Optional<String> resultWords() {
        return result.map(derivation -> words(derivation, claim.figure()));
    }

    /** The formula in letters. */
    public String formula() {
        return Derivation.formula(claim.relation().expression());
    }

    /** The inputs by letter. */
    public Map<String, Term.Input> inputs() {
        return Derivation.inputs(claim.relation().expression());
    }

    /** The growth with a step fewer and a step more, by number of steps; empty where the claim is no growth. */
    public Map<Integer, Derivation> sensitivity() {
        Map<Integer, Derivation> others = new LinkedHashMap<>();
        if (result.isPresent() && claim.relation() instanceof Trend.Growth growth) {
            growth.otherSteps().forEach(other -> others.put(other.steps(), Derivation.of(other)));
        }
        return others;
    }

    /** The verdict in a sentence of plain English that keeps the hedges. */
    public String sentence() {
        String printed = claim.figure().words();
        if (result.isPresent()) {
            return Wording.sentence(claim.relation().words() + " " + found(result.get()));
        }
        if (!objections.isEmpty()) {
            return Wording.sentence(
                    printed + " cannot be checked by " + claim.relation().words() + ": "
                            + objections.stream().map(Objection::message).collect(Collectors.joining("; ")));
        }
        String missing =
                claim.relation().missing().stream().map(Term.Missing::what).collect(Collectors.joining(", or "));
        String implied = implications.stream().map(Implication::words).collect(Collectors.joining(" and "));
        return Wording.sentence(printed + " cannot be recomputed: no document prints " + missing
                + (implied.isEmpty() ? "" : ", which would have to be " + implied));
    }

    /** Whether it states a bound between two figures, and not a value. */
    public boolean isBound() {
        return claim.relation() instanceof Bound;
    }

    @Override
    public String toString() {
        return sentence();
    }

    private String found(Derivation derivation) {
        String printed = claim.figure().words();
        String value = words(derivation, claim.figure());
        return switch (grade) {
            case EXACT_POINT ->
                "is " + value
                        + (derivation.interval().isPoint()
                                ? ", as printed"
                                : ", which rounds to the printed " + printed);
            case WITHIN_ROUNDING ->
                "is " + value + ": the printed " + printed
                        + " is reached only through the rounding of what it rests on";
            case BOUND_HOLDS ->
                !isBound()
                        ? "is " + value + ", as the printed " + printed + " allows"
                        : "holds: the first is " + value + " of the second";
            case BOUND_POSSIBLE ->
                !isBound()
                        ? "is " + value + ", which the printed " + printed + " may allow"
                        : "may hold: the first is " + value + " of the second";
            case FAILS ->
                isBound()
                        ? "does not hold: the first is " + value + " of the second"
                        : "is " + value + ", and not the printed " + printed;
            case NONE -> throw new IllegalStateException("a result without a grade: " + claim.id());
        };
    }

    /** Value and interval with digits enough to decide; of a bound, the lesser in percent of the greater. */
    private static String words(Derivation derivation, Figure claim) {
        if (derivation.relation() instanceof Bound) {
            Interval percent = derivation.interval().times(Interval.of(100));
            return Wording.value(derivation.value() * 100, percent, Unit.PERCENT, DoubleStream.of(100));
        }
        Interval printed = claim.rounded();
        return Wording.value(
                derivation.value(),
                derivation.interval(),
                derivation.unit(),
                DoubleStream.of(printed.low(), printed.high()));
    }
}
