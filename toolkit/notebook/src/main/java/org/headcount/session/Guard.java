package org.headcount.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Scanner;

/**
 * What the engine weaves into a cell's compiled code: a look at the stop flag on entering a method
 * and before jumping back, a better answer to {@code System.exit}, and what keeps input and the output of
 * processes in order.
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
        if (CellsOfThreads.current() == stopping) {
            throw new CellStopped();
        }
    }

    static void stop(int cell) {
        stopping = cell;
    }

    static void clear() {
        stopping = NOBODY;
    }

    /** Replaces a call in a cell of {@link System#exit}. */
    public static void exit(int status) {
        throw new ExitRefused("System.exit(" + status + ")");
    }

    /** Replaces a call in a cell of {@link Runtime#exit}. */
    public static void exit(Runtime runtime, int status) {
        throw new ExitRefused("Runtime.exit(" + status + ")");
    }

    /** Replaces a call in a cell of {@link Runtime#halt}. */
    public static void halt(Runtime runtime, int status) {
        throw new ExitRefused("Runtime.halt(" + status + ")");
    }

    /** What a scanner of a cell reads from: see {@link Input#readable}. */
    public static Readable readable(InputStream stream) {
        return Input.readable(stream, Charset.defaultCharset());
    }

    /** What a scanner of a cell reads from: see {@link Input#readable}. */
    public static Readable readable(InputStream stream, Charset charset) {
        return Input.readable(stream, charset);
    }

    /**
     * What a scanner of a cell reads from: see {@link Input#readable}.
     *
     * @throws IllegalArgumentException as the scanner does when the charset does not exist
     */
    public static Readable readable(InputStream stream, String charset) {
        return Input.readable(stream, Charset.forName(charset));
    }

    /** Replaces a reference in a cell to a constructor of {@link Scanner}. */
    public static Scanner scanner(InputStream stream) {
        return new Scanner(readable(stream));
    }

    /** Replaces a call in a cell of {@link ProcessBuilder#start}. */
    public static Process start(ProcessBuilder builder) throws IOException {
        return Children.start(List.of(builder)).get(0);
    }

    /** Replaces a call in a cell of {@link ProcessBuilder#startPipeline}. */
    public static List<Process> startPipeline(List<ProcessBuilder> builders) throws IOException {
        return Children.start(builders);
    }
}
