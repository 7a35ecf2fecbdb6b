package org.headcount.data;

/**
 * Something in a data file that cannot be used: says which file, line and column, what stands there,
 * and what to do about it.
 *
 * <p>It is the one exception for bad recorded data, whoever finds it: the reader of a cell, or the
 * code that resolves what the cell names. The command prints its message and ends with status 2.
 */
public final class DataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A fault of a whole file: it is missing, unreadable, or not what its name says. */
    public static DataException file(String file, String problem, String advice) {
        return new DataException(file + ": " + problem + "; " + advice, null);
    }

    /** A fault of a whole file, with the failure that uncovered it. */
    public static DataException file(String file, String problem, String advice, Throwable cause) {
        return new DataException(file + ": " + problem + "; " + advice, cause);
    }

    /** A fault of one line: {@code file:line: problem; advice}. */
    public static DataException line(String file, long line, String problem, String advice) {
        return new DataException(file + ":" + line + ": " + problem + "; " + advice, null);
    }

    /** A fault of one cell: {@code file:line, column 'c': problem, found 'x'; advice}. */
    public static DataException cell(
            String file, long line, String column, String found, String problem, String advice) {
        return new DataException(
                file + ":" + line + ", column '" + column + "': " + problem + ", found '" + found + "'; " + advice,
                null);
    }

    private DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
