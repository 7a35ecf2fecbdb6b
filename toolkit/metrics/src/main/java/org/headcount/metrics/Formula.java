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
 */
public record Formula(
        String name,
        Map<String, Object> parameters,
        List<String> columns,
        Unit unit,
        Optional<Line> line,
        BiFunction<Distribution, Optional<Line>, Linearised> formula)
        implements Metric {

    /** Keeps the parameters' order. */
    public Formula {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        columns = List.copyOf(columns);
    }

    /** A metric without parameters, of welfare alone. */
    public static Formula of(String name, Function<Distribution, Linearised> formula) {
        return new Formula(name, Map.of(), List.of(), Unit.WELFARE, Optional.empty(), (d, line) -> formula.apply(d));
    }

    /** A metric of welfare alone under a poverty line. */
    public static Formula of(String name, Line line, BiFunction<Distribution, Line, Linearised> formula) {
        return new Formula(
                name,
                Map.of("line", line.shown()),
                List.of(),
                line.unit(),
                Optional.of(line),
                (d, under) -> formula.apply(d, under.orElseThrow()));
    }

    /** This formula, told one more parameter. */
    public Formula with(String parameter, Object value) {
        var more = new LinkedHashMap<>(parameters);
        more.put(parameter, value);
        return new Formula(name, more, columns, unit, line, formula);
    }

    /** This formula, reading these columns beside welfare. */
    public Formula reading(String... names) {
        return new Formula(name, parameters, List.of(names), unit, line, formula);
    }

    /** This formula, reading welfare measured in another way. */
    public Formula in(Unit other) {
        return new Formula(name, parameters, columns, other, line, formula);
    }

    /** This formula, which reads the named columns only and not welfare. */
    public Formula withoutWelfare() {
        return in(Unit.NONE);
    }

    @Override
    public Linearised of(Distribution distribution) {
        return formula.apply(distribution, line);
    }

    @Override
    public Formula at(Line other) {
        if (line.isEmpty()) {
            return this;
        }
        var told = new LinkedHashMap<>(parameters);
        told.put("line", other.shown());
        return new Formula(name, told, columns, other.unit(), Optional.of(other), formula);
    }

    /** {@code fgt(alpha=2.0, line=3.0)}. */
    @Override
    public String toString() {
        if (parameters.isEmpty()) {
            return name;
        }
        var told = new StringBuilder(name).append('(');
        parameters.forEach((parameter, value) -> told.append(told.length() > name.length() + 1 ? ", " : "")
                .append(parameter)
                .append('=')
                .append(value));
        return told.append(')').toString();
    }
}
