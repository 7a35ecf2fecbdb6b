package org.headcount.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The arithmetic of a relation, kept as a tree over its inputs until it is asked for a number, an
 * interval, a formula, or what a result would imply for one input.
 *
 * <p>Keeping the tree keeps intervals exact: an input that occurs in two places (a part
 * inside its total) varies in both together. Where the value rises or falls with such an input, the
 * result is no wider than the inputs make it; where it turns, or such an input has no end, it is an
 * outer bound.
 */
public sealed interface Expression {

    /** The value where every leaf has the value given. */
    double at(Function<Variable, Double> values);

    /** Interval extension: every value, if the leaves varied apart from each other. */
    Interval over(Function<Variable, Interval> box);

    /** The slope with respect to one leaf, over the whole box. */
    Interval slope(Variable of, Function<Variable, Interval> box);

    /** What this must be given of {@code unknown}, for the whole to lie in {@code target}; nothing if it is not here once. */
    Optional<Interval> solve(Variable unknown, Interval target, Function<Variable, Interval> box);

    /** The formula, with a letter for each leaf. */
    String formula(Function<Variable, String> letters);

    /** Operands, left to right. */
    List<Expression> operands();

    /** The leaves in order of first appearance. */
    default Set<Variable> variables() {
        Set<Variable> found = new LinkedHashSet<>();
        leaves().forEach(found::add);
        return found;
    }

    private List<Variable> leaves() {
        List<Variable> found = new ArrayList<>();
        if (this instanceof Variable variable) {
            found.add(variable);
        }
        operands().forEach(operand -> found.addAll(operand.leaves()));
        return found;
    }

    /**
     * The range over the box. Where each leaf occurs once, interval arithmetic is exact. A leaf that
     * occurs more often is followed along its slope: to the ends of its interval where the slope
     * keeps its sign, else through ever finer pieces.
     */
    default Interval range(Function<Variable, Interval> box) {
        List<Variable> leaves = leaves();
        for (Variable leaf : variables()) {
            Interval interval = box.apply(leaf);
            if (leaves.stream().filter(leaf::equals).count() > 1 && !interval.isPoint()) {
                return rangeAlong(leaf, interval, box);
            }
        }
        return over(box);
    }

    private Interval rangeAlong(Variable leaf, Interval interval, Function<Variable, Interval> box) {
        Interval slope = slope(leaf, box);
        if (slope.low() >= 0 || slope.high() <= 0) {
            return range(fix(leaf, Interval.of(interval.low()), box))
                    .hull(range(fix(leaf, Interval.of(interval.high()), box)));
        }
        if (Double.isInfinite(interval.low()) || Double.isInfinite(interval.high())) {
            return over(box);
        }
        int pieces = 256;
        double width = (interval.high() - interval.low()) / pieces;
        Optional<Interval> hull = Optional.empty();
        for (int i = 0; i < pieces; i++) {
            double from = interval.low() + i * width;
            Interval piece = over(fix(leaf, new Interval(from, Math.max(from, from + width)), box));
            hull = Optional.of(hull.map(piece::hull).orElse(piece));
        }
        return hull.orElseThrow();
    }

    private static Function<Variable, Interval> fix(
            Variable leaf, Interval interval, Function<Variable, Interval> box) {
        return other -> other.equals(leaf) ? interval : box.apply(other);
    }

    /**
     * A number that is part of the formula.
     *
     * @param value the number
     * @param symbol how the formula writes it
     */
    record Constant(double value, String symbol) implements Expression {

        /** A number that is written as itself. */
        public Constant(double value) {
            this(value, Wording.plain(value));
        }

        @Override
        public double at(Function<Variable, Double> values) {
            return value;
        }

        @Override
        public Interval over(Function<Variable, Interval> box) {
            return Interval.of(value);
        }

        @Override
        public Interval slope(Variable of, Function<Variable, Interval> box) {
            return Interval.of(0);
        }

        @Override
        public Optional<Interval> solve(Variable unknown, Interval target, Function<Variable, Interval> box) {
            return Optional.empty();
        }

        @Override
        public String formula(Function<Variable, String> letters) {
            return symbol;
        }

        @Override
        public List<Expression> operands() {
            return List.of();
        }
    }

    /** An input: a figure, or a number that is not printed. */
    record Variable(Term.Input input) implements Expression {

        @Override
        public double at(Function<Variable, Double> values) {
            return values.apply(this);
        }

        @Override
        public Interval over(Function<Variable, Interval> box) {
            return box.apply(this);
        }

        @Override
        public Interval slope(Variable of, Function<Variable, Interval> box) {
            return Interval.of(of.equals(this) ? 1 : 0);
        }

        @Override
        public Optional<Interval> solve(Variable unknown, Interval target, Function<Variable, Interval> box) {
            return unknown.equals(this) ? Optional.of(target) : Optional.empty();
        }

        @Override
        public String formula(Function<Variable, String> letters) {
            return letters.apply(this);
        }

        @Override
        public List<Expression> operands() {
            return List.of();
        }
    }

    /** One of the four operations. */
    record Binary(Operation operation, Expression left, Expression right) implements Expression {

        @Override
        public double at(Function<Variable, Double> values) {
            return operation.at(left.at(values), right.at(values));
        }

        @Override
        public Interval over(Function<Variable, Interval> box) {
            return operation.over(left.over(box), right.over(box));
        }

        @Override
        public Interval slope(Variable of, Function<Variable, Interval> box) {
            return operation.slope(left.over(box), left.slope(of, box), right.over(box), right.slope(of, box));
        }

        @Override
        public Optional<Interval> solve(Variable unknown, Interval target, Function<Variable, Interval> box) {
            boolean inLeft = left.variables().contains(unknown);
            boolean inRight = right.variables().contains(unknown);
            if (inLeft == inRight) {
                return Optional.empty();
            }
            return inLeft
                    ? left.solve(unknown, operation.left(target, right.over(box)), box)
                    : right.solve(unknown, operation.right(target, left.over(box)), box);
        }

        @Override
        public String formula(Function<Variable, String> letters) {
            String a = bracketed(left, operation.rank() > rank(left), letters);
            String b = bracketed(right, operation.rank() >= rank(right), letters);
            return a + " " + operation.sign() + " " + b;
        }

        private static int rank(Expression expression) {
            return expression instanceof Binary binary ? binary.operation.rank() : 3;
        }

        private static String bracketed(Expression expression, boolean needed, Function<Variable, String> letters) {
            String formula = expression.formula(letters);
            return needed ? "(" + formula + ")" : formula;
        }

        @Override
        public List<Expression> operands() {
            return List.of(left, right);
        }
    }

    /** A real power of something that is not negative. */
    record Power(Expression base, double exponent) implements Expression {

        @Override
        public double at(Function<Variable, Double> values) {
            return StrictMath.pow(base.at(values), exponent);
        }

        @Override
        public Interval over(Function<Variable, Interval> box) {
            return base.over(box).power(exponent);
        }

        @Override
        public Interval slope(Variable of, Function<Variable, Interval> box) {
            return base.over(box)
                    .power(exponent - 1)
                    .times(Interval.of(exponent))
                    .times(base.slope(of, box));
        }

        @Override
        public Optional<Interval> solve(Variable unknown, Interval target, Function<Variable, Interval> box) {
            return base.solve(unknown, target.power(1 / exponent), box);
        }

        @Override
        public String formula(Function<Variable, String> letters) {
            return String.format(Locale.ROOT, "(%s)^%s", base.formula(letters), Wording.plain(exponent));
        }

        @Override
        public List<Expression> operands() {
            return List.of(base);
        }
    }

    /** A formula that goes by a name: {@code cagr(a, b, 9)} for {@code ((b / a)^(1/9) - 1) * 100}. */
    record Named(String name, List<Expression> arguments, Expression body) implements Expression {

        @Override
        public double at(Function<Variable, Double> values) {
            return body.at(values);
        }

        @Override
        public Interval over(Function<Variable, Interval> box) {
            return body.over(box);
        }

        @Override
        public Interval slope(Variable of, Function<Variable, Interval> box) {
            return body.slope(of, box);
        }

        @Override
        public Optional<Interval> solve(Variable unknown, Interval target, Function<Variable, Interval> box) {
            return body.solve(unknown, target, box);
        }

        @Override
        public String formula(Function<Variable, String> letters) {
            return arguments.stream()
                    .map(argument -> argument.formula(letters))
                    .collect(Collectors.joining(", ", name + "(", ")"));
        }

        @Override
        public List<Expression> operands() {
            return List.of(body);
        }

        @Override
        public Set<Variable> variables() {
            // The order of the arguments is the order that a reader meets; the body may turn it round.
            Set<Variable> found = new LinkedHashSet<>();
            arguments.forEach(argument -> found.addAll(argument.variables()));
            found.addAll(body.variables());
            return found;
        }
    }

    /** The sum. */
    default Expression plus(Expression other) {
        return new Binary(Operation.PLUS, this, other);
    }

    /** The difference. */
    default Expression minus(Expression other) {
        return new Binary(Operation.MINUS, this, other);
    }

    /** The product. */
    default Expression times(Expression other) {
        return new Binary(Operation.TIMES, this, other);
    }

    /** The quotient. */
    default Expression dividedBy(Expression other) {
        return new Binary(Operation.OVER, this, other);
    }
}
