package org.headcount.runner;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.headcount.engine.Cell;
import org.headcount.engine.TimeLimit;

/**
 * What a run is asked to do.
 *
 * @param files the notebooks and scripts
 * @param result what becomes of the outputs
 * @param limit how long a cell may take
 * @param afterError what follows a cell that fails
 * @param parameters values for the notebooks
 * @param startup what runs before the first cell of each
 * @param jobs how many files run side by side, at least one
 */
public record RunOptions(
        List<Path> files,
        Result result,
        TimeLimit limit,
        AfterError afterError,
        ParameterValues parameters,
        Optional<Cell> startup,
        int jobs) {

    /** The memory that a file's run takes is counted as this much of what this VM may use, a part of the machine's. */
    private static final long MEMORY_OF_A_JOB = 256L << 20;

    /** How many files this machine has processors and memory for. */
    public static int usualJobs() {
        Runtime machine = Runtime.getRuntime();
        long forMemory = machine.maxMemory() / MEMORY_OF_A_JOB;
        return (int) Math.max(1, Math.min(machine.availableProcessors(), forMemory));
    }

    /** What becomes of the outputs. */
    public sealed interface Result {
        /** They are printed. */
        record Print() implements Result {}

        /** They stay with the notebooks in memory, of which pages are made. */
        record Keep() implements Result {}

        /** Notebooks with them are written to a folder. */
        record WriteTo(Path folder) implements Result {}

        /** They replace those in the file. */
        record InPlace() implements Result {}

        /** They are compared with those in the file. */
        record Check() implements Result {}
    }

    /** What follows a cell that fails. */
    public enum AfterError {
        /** The next file. */
        NEXT_FILE,
        /** The next cell: the error is an output like another. */
        NEXT_CELL,
        /** Nothing. */
        NOTHING
    }
}
