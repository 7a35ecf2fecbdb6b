package org.headcount.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * A relation computed: its formula, its inputs by their letters, the value with all inputs as
 * printed, and every value that their digits and hedges allow.
 *
 * @param name what it is called: where it was declared under one, else what is computed
 * @param relation what was computed
 * @param inputs the inputs, by their letter in the formula
 * @param formula the formula in those letters
 * @param value the value with every input as printed
 * @param interval all values that it may have
 */
public record Derivation(
        String name, Relation relation, Map<String, Term.Input> inputs, String formula, double value, Interval interval)
        implements Valued {

    /** Computes a relation whose inputs are all known, whether or not it objects. */
    static Derivation of(Relation relation) {
        Expression expression = relation.expression();
        return new Derivation(
                relation.words(),
                relation,
                inputs(expression),
                formula(expression),
                expression.at(variable -> variable.input().point()),
                expression.range(variable -> variable.input().interval()));
    }

    /** Whether the formula has a value for its inputs as printed, and for all that they may be. */
    static boolean isDefined(Relation relation) {
        Expression expression = relation.expression();
        double value = expression.at(variable -> variable.input().point());
        if (!Double.isFinite(value)) {
            return false;
        }
        try {
            return !expression.range(variable -> variable.input().interval()).equals(Interval.ALL);
        } catch (IllegalArgumentException e) {
            // The ends of some intermediate result are no numbers, so neither are those of the whole.
            return false;
        }
    }

    /** The formula of a relation in letters, whether or not it can be computed. */
    public static String formula(Relation relation) {
        return formula(relation.expression());
    }

    /** The inputs of a relation by letter, in the order in which a reader of the formula meets them. */
    public static Map<String, Term.Input> inputs(Relation relation) {
        return inputs(relation.expression());
    }

    static String formula(Expression expression) {
        Map<Term.Input, String> letters = new LinkedHashMap<>();
        inputs(expression).forEach((letter, input) -> letters.put(input, letter));
        return expression.formula(variable -> letters.get(variable.input()));
    }

    static Map<String, Term.Input> inputs(Expression expression) {
        Map<String, Term.Input> inputs = new LinkedHashMap<>();
        for (Expression.Variable variable : expression.variables()) {
            inputs.put(letter(inputs.size()), variable.input());
        }
        return inputs;
    }

    private static String letter(int index) {
        String last = String.valueOf((char) ('a' + index % 26));
        return index < 26 ? last : letter(index / 26 - 1) + last;
    }

    /** The unit of value and interval. */
    @Override
    public Unit unit() {
        return relation.unit();
    }

    /** The same under another name. */
    public Derivation named(String name) {
        return new Derivation(name, relation, inputs, formula, value, interval);
    }

    /** The value. */
    @Override
    public double point() {
        return value;
    }

    @Override
    public List<Figure> figures() {
        return relation.figures();
    }

    /** The value to the place that its interval leaves certain; where that is wide or open, its ends. */
    public String brief() {
        return Wording.brief(value, interval, unit());
    }

    /** Value and interval in words, with enough digits to distinguish them. */
    @Override
    public String words() {
        return Wording.value(value, interval, unit(), DoubleStream.empty());
    }

    /** The result as a sentence for a report. */
    public String sentence() {
        return Wording.sentence(relation.words() + " is " + words());
    }

    @Override
    public String toString() {
        return words();
    }
}
