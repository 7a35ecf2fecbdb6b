package org.headcount.metrics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A metric given as its formula. Every metric of the toolkit is one; users may write their own.
 *
 * @param formula of a distribution and of the line, where there is one
 * @param isShare whether the value is a part of a whole
 */
public record Formula(
        String name,
        Map<String, Object> parameters,
        List<String> columns,
        Unit unit,
        Optional<Line> line,
        BiFunction<Distribution, Optional<Line>, Linearised> formula,
        boolean isShare)
        implements Metric {

    /** How far below 0 or above 1 rounding can take a share. */
    private static final double ROUNDING = 1e-12;

    /** Keeps the parameters' order. */
    public Formula {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        columns = List.copyOf(columns);
    }

    /** A metric without parameters, of welfare alone. */
    public static Formula of(String name, Function<Distribution, Linearised> formula) {
        return new Formula(
                name, Map.of(), List.of(), Unit.WELFARE, Optional.empty(), (d, line) -> formula.apply(d), false);
    }

    /** A metric of welfare alone under a poverty line. */
    public static Formula of(String name, Line line, BiFunction<Distribution, Line, Linearised> formula) {
        return new Formula(
                name,
                Map.of("line", line.shown()),
                List.of(),
                line.unit(),
                Optional.of(line),
                (d, under) -> formula.apply(d, under.orElseThrow()),
                false);
    }

    /** This formula with one more parameter. */
    public Formula with(String parameter, Object value) {
        var more = new LinkedHashMap<>(parameters);
        more.put(parameter, value);
        return new Formula(name, more, columns, unit, line, formula, isShare);
    }

    /** This formula, reading these columns beside welfare. */
    public Formula reading(String... names) {
        return new Formula(name, parameters, List.of(names), unit, line, formula, isShare);
    }

    /** This formula, reading welfare measured in another way. */
    public Formula in(Unit other) {
        return new Formula(name, parameters, columns, other, line, formula, isShare);
    }

    /**
     * This formula, whose value is a part of a whole: its confidence intervals stay between 0 and 1, and so does its value,
     * but for a whole with negative parts.
     */
    public Formula asShare() {
        return new Formula(name, parameters, columns, unit, line, formula, true);
    }

    /** This formula, which reads the named columns only and not welfare. */
    public Formula withoutWelfare() {
        return in(Unit.NONE);
    }

    @Override
    public Linearised of(Distribution distribution) {
        Linearised found = formula.apply(distribution, line);
        return isShare ? withoutRounding(found) : found;
    }

    private static Linearised withoutRounding(Linearised share) {
        double value = share.value();
        if (value < 0 && value >= -ROUNDING) {
            return new Linearised(0, share.influence(), share.leftOut());
        }
        return value > 1 && value <= 1 + ROUNDING ? new Linearised(1, share.influence(), share.leftOut()) : share;
    }

    @Override
    public Formula at(Line other) {
        if (line.isEmpty()) {
            return this;
        }
        var changed = new LinkedHashMap<>(parameters);
        changed.put("line", other.shown());
        return new Formula(name, changed, columns, other.unit(), Optional.of(other), formula, isShare);
    }

    /** {@code fgt(alpha=2.0, line=3.0)}. */
    @Override
    public String toString() {
        if (parameters.isEmpty()) {
            return name;
        }
        var text = new StringBuilder(name).append('(');
        parameters.forEach((parameter, value) -> text.append(text.length() > name.length() + 1 ? ", " : "")
                .append(parameter)
                .append('=')
                .append(value));
        return text.append(')').toString();
    }
}
