package org.headcount.session;

/**
 * What the engine weaves into a cell's compiled code: a look at the stop flag on entering a method
 * and before jumping back, and a better answer to {@code System.exit}.
 *
 * <p>Public because woven code calls it; cells have no reason to.
 */
@SuppressWarnings("DoNotCallSuggester") // what always throws here is called by woven code
public final class Guard {
    /** The number of the cell, or of a cell's handlers, that is to stop; or this. */
    private static final int NOBODY = Integer.MIN_VALUE;

    private static volatile int stopping = NOBODY;

    private Guard() {}

    /**
     * Leaves the cell when it is to stop. It does so for as long as the cell runs, so that catching
     * the error does not help; and in every thread the cell has started, so that none stays busy.
     */
    public static void check() {
        if (stopping != NOBODY) {
            leave();
        }
    }

    private static void leave() {
        if (Cells.current() == stopping) {
            throw new CellStopped();
        }
    }

    static void stop(int cell) {
        stopping = cell;
    }

    static void clear() {
        stopping = NOBODY;
    }

    /** Stands where a cell calls {@link System#exit}. */
    public static void exit(int status) {
        throw new ExitRefused("System.exit(" + status + ")");
    }

    /** Stands where a cell calls {@link Runtime#exit}. */
    public static void exit(Runtime runtime, int status) {
        throw new ExitRefused("Runtime.exit(" + status + ")");
    }

    /** Stands where a cell calls {@link Runtime#halt}. */
    public static void halt(Runtime runtime, int status) {
        throw new ExitRefused("Runtime.halt(" + status + ")");
    }
}
