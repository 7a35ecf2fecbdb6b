package org.headcount.survey;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows that an estimate is about, with a name for them. */
final class Domain {
    final String label;
    private final boolean[] inside;
    private final Optional<List<Condition>> conditions;

    /** A column that has a value. */
    private record Condition(String column, Object value) {}

    private Domain(String label, boolean[] inside, Optional<List<Condition>> conditions) {
        this.label = label;
        this.inside = inside;
        this.conditions = conditions;
    }

    /** Rows that were selected somehow. */
    Domain(String label, boolean[] inside) {
        this(label, inside, Optional.empty());
    }

    /** Rows in which a column has a value. */
    static Domain of(String column, Object value, boolean[] inside) {
        return new Domain(column + " = " + value, inside, Optional.of(List.of(new Condition(column, value))));
    }

    boolean holds(int row) {
        return inside[row];
    }

    /** The number of rows inside. */
    long size() {
        return IntStream.range(0, inside.length).filter(this::holds).count();
    }

    Domain and(Domain inner) {
        boolean[] both = new boolean[inside.length];
        for (int row = 0; row < both.length; row++) {
            both[row] = inside[row] && inner.inside[row];
        }
        return new Domain(
                label + ", " + inner.label,
                both,
                conditions.flatMap(mine -> inner.conditions.map(
                        theirs -> Stream.concat(mine.stream(), theirs.stream()).toList())));
    }

    /** Whether another tool can be told which rows they are. */
    boolean isExpressible() {
        return conditions.isPresent();
    }

    /** The rows as a condition of another tool. */
    String expression(Language language) {
        return conditions.orElseThrow().stream()
                .map(one -> language.name(one.column) + " == " + language.value(one.value))
                .collect(Collectors.joining(" & "));
    }

    boolean reads(String column) {
        return conditions.orElse(List.of()).stream().anyMatch(one -> one.column.equals(column));
    }
}
