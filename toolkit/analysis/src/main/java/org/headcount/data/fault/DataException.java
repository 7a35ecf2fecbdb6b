package org.headcount.data.fault;

import java.util.Optional;

/**
 * Something in a data file that cannot be used: which file, line and column, what was found, and what to do about it.
 *
 * <p>It is the one exception for bad data, thrown by the reader of a cell, or the code that uses what the cell
 * holds. The message advises in Java's words; {@link #in} gives it in another interface's.
 */
public final class DataException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String place;
    private final String problem;
    private final transient Advice advice;

    /** A fault of a whole file: it is missing, unreadable, or not what its name says. */
    public static DataException file(String file, String problem, String advice) {
        return file(file, problem, Advice.of(advice));
    }

    /** The same with settings that help. */
    public static DataException file(String file, String problem, Advice advice) {
        return new DataException(file, problem, advice, Optional.empty());
    }

    /** A fault of a whole file, with the failure that uncovered it. */
    public static DataException file(String file, String problem, String advice, Throwable cause) {
        return new DataException(file, problem, Advice.of(advice), Optional.of(cause));
    }

    /** A fault of one line: {@code file:line: problem; advice}. */
    public static DataException line(String file, long line, String problem, String advice) {
        return line(file, line, problem, Advice.of(advice));
    }

    /** The same with settings that help. */
    public static DataException line(String file, long line, String problem, Advice advice) {
        return new DataException(file + ":" + line, problem, advice, Optional.empty());
    }

    /** A fault of one cell: {@code file:line, column 'c': problem, found 'x'; advice}. */
    public static DataException cell(
            String file, long line, String column, String found, String problem, String advice) {
        return cell(file, line, column, found, problem, Advice.of(advice));
    }

    /** The same with settings that help. */
    public static DataException cell(
            String file, long line, String column, String found, String problem, Advice advice) {
        return at(file + ":" + line + ", column '" + column + "'", problem + ", found '" + found + "'", advice);
    }

    /** A fault at a place that is written out: {@code file, sheet 's', cell B4}. */
    public static DataException at(String place, String problem, Advice advice) {
        return new DataException(place, problem, advice, Optional.empty());
    }

    private DataException(String place, String problem, Advice advice, Optional<Throwable> cause) {
        super(place + ": " + problem + "; " + advice.in(SettingWords.JAVA), cause.orElse(null));
        this.place = place;
        this.problem = problem;
        this.advice = advice;
    }

    /** The message with advice in an interface's words. */
    public String in(SettingWords wording) {
        return advice == null ? getMessage() : place + ": " + problem + "; " + advice.in(wording);
    }
}
