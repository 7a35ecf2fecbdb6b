package org.headcount.metrics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A metric given as its formula. Every metric of the toolkit is one; users may write their own. */
public record Formula(
        String name,
        Map<String, Object> parameters,
        List<String> columns,
        Unit unit,
        Function<Distribution, Linearised> formula)
        implements Metric {

    /** Keeps the parameters' order. */
    public Formula {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        columns = List.copyOf(columns);
    }

    /** A metric without parameters, of welfare alone. */
    public static Formula of(String name, Function<Distribution, Linearised> formula) {
        return new Formula(name, Map.of(), List.of(), Unit.WELFARE, formula);
    }

    /** This formula, told one more parameter. */
    public Formula with(String parameter, Object value) {
        var more = new LinkedHashMap<>(parameters);
        more.put(parameter, value);
        return new Formula(name, more, columns, unit, formula);
    }

    /** This formula, reading these columns beside welfare. */
    public Formula reading(String... names) {
        return new Formula(name, parameters, List.of(names), unit, formula);
    }

    /** This formula, which reads the named columns only and not welfare. */
    public Formula withoutWelfare() {
        return new Formula(name, parameters, columns, Unit.NONE, formula);
    }

    @Override
    public Linearised of(Distribution distribution) {
        return formula.apply(distribution);
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
