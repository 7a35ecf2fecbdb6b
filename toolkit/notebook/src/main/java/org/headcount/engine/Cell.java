package org.headcount.engine;

/**
 * Java source to run, and its origin, which error messages name.
 *
 * @param name what the reader calls the place: {@code cell 3}, or the name of a script
 * @param firstLine the number that the reader gives to the source's first line
 * @param source the source
 */
public record Cell(String name, int firstLine, String source) {
    /** A cell whose lines are counted from one. */
    public static Cell of(String name, String source) {
        return new Cell(name, 1, source);
    }
}
