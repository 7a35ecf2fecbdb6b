package org.headcount.survey;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headcount.data.table.DataFile;

/** Rows that an estimate is about, with a name for them. */
final class Domain {
    final String label;
    private final boolean[] inside;
    private final int unknown;
    private final Optional<List<Clause>> clauses;

    /** A condition that other tools can be given. */
    private record Clause(Set<String> columns, Function<Language, String> in) {}

    private Domain(String label, boolean[] inside, int unknown, Optional<List<Clause>> clauses) {
        this.label = label;
        this.inside = inside;
        this.unknown = unknown;
        this.clauses = clauses;
    }

    /** Rows that were selected somehow. */
    Domain(String label, boolean[] inside) {
        this(label, inside, 0, Optional.empty());
    }

    /** Rows in which a column has a value. */
    static Domain of(String column, Object value, boolean[] inside) {
        var clause = new Clause(Set.of(column), language -> language.name(column) + " == " + language.value(value));
        return new Domain(column + " = " + value, inside, 0, Optional.of(List.of(clause)));
    }

    /**
     * Rows in which a condition holds.
     *
     * @throws IllegalArgumentException if it holds in none
     */
    static Domain of(Condition condition, DataFile data) {
        Condition.Answer answer = condition.of(data);
        var domain = new Domain(
                condition.toString(),
                answer.inside(),
                answer.unknown(),
                Optional.of(List.of(new Clause(condition.columns(), language -> condition.in(language, data)))));
        if (domain.size() == 0) {
            throw new IllegalArgumentException("no row of " + data.table().rowCount() + " is where " + condition
                    + (answer.unknown() == 0
                            ? ""
                            : "; in " + answer.unknown() + " rows a value that it reads is missing"));
        }
        return domain;
    }

    boolean holds(int row) {
        return inside[row];
    }

    /** Rows of which it is unknown whether they are inside, since a value is missing: they are outside. */
    int unknown() {
        return unknown;
    }

    /** The number of rows inside. */
    long size() {
        return IntStream.range(0, inside.length).filter(this::holds).count();
    }

    /** The same among some rows of the table. */
    Domain among(int[] rows) {
        boolean[] kept = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            kept[i] = inside[rows[i]];
        }
        return new Domain(label, kept, unknown, clauses);
    }

    Domain and(Domain inner) {
        boolean[] both = new boolean[inside.length];
        for (int row = 0; row < both.length; row++) {
            both[row] = inside[row] && inner.inside[row];
        }
        return new Domain(
                label + ", " + inner.label,
                both,
                unknown + inner.unknown,
                clauses.flatMap(mine -> inner.clauses.map(
                        theirs -> Stream.concat(mine.stream(), theirs.stream()).toList())));
    }

    /** Whether another tool can be told which rows they are. */
    boolean isExpressible() {
        return clauses.isPresent();
    }

    /** The rows as a condition of another tool. */
    String expression(Language language) {
        return clauses.orElseThrow().stream()
                .map(clause -> clause.in().apply(language))
                .collect(Collectors.joining(language.and()));
    }

    boolean reads(String column) {
        return clauses.orElse(List.of()).stream()
                .anyMatch(clause -> clause.columns().contains(column));
    }
}
