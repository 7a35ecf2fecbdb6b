package org.headcount.data.column;

import java.util.Optional;
import tech.tablesaw.api.ColumnType;

/** What the cells of a column turn out to be. Kinds join upwards, in any order of the rows to the same end. */
public enum CellKind {
    /** Nothing seen yet but missing cells. */
    BLANK("a value"),
    BOOLEAN("true or false"),
    INTEGER("a whole number of at most 32 bits"),
    LONG("a whole number of at most 64 bits"),
    DOUBLE("a number"),
    DATE("a date"),
    DATE_TIME("a date with a time"),
    TEXT("a text"),
    /** Not asked for. */
    SKIPPED("anything");

    private final String words;

    CellKind(String words) {
        this.words = words;
    }

    /** For messages: {@code a whole number}. */
    public String words() {
        return words;
    }

    public boolean isNumber() {
        return this == INTEGER || this == LONG || this == DOUBLE;
    }

    /** The narrowest kind that holds both. */
    CellKind join(CellKind other) {
        if (this == other || other == BLANK) {
            return this;
        }
        if (this == BLANK) {
            return other;
        }
        if (isNumber() && other.isNumber()) {
            return compareTo(other) > 0 ? this : other;
        }
        return TEXT;
    }

    /**
     * The kind that a column of a given type is filled with.
     *
     * @throws IllegalArgumentException for a type that cannot be read from text
     */
    public static CellKind given(String column, ColumnType type) {
        return of(type).orElseThrow(() -> new IllegalArgumentException("column " + column + " cannot be read as "
                + type.name() + "; use INTEGER, LONG, DOUBLE, BOOLEAN, LOCAL_DATE, LOCAL_DATE_TIME, STRING or SKIP"));
    }

    private static Optional<CellKind> of(ColumnType type) {
        return switch (type.name()) {
            case "BOOLEAN" -> Optional.of(BOOLEAN);
            case "INTEGER" -> Optional.of(INTEGER);
            case "LONG" -> Optional.of(LONG);
            case "DOUBLE" -> Optional.of(DOUBLE);
            case "LOCAL_DATE" -> Optional.of(DATE);
            case "LOCAL_DATE_TIME" -> Optional.of(DATE_TIME);
            case "STRING" -> Optional.of(TEXT);
            case "SKIP" -> Optional.of(SKIPPED);
            default -> Optional.empty();
        };
    }
}
