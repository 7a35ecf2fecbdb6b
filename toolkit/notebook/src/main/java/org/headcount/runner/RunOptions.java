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
 */
public record RunOptions(
        List<Path> files,
        Result result,
        TimeLimit limit,
        AfterError afterError,
        ParameterValues parameters,
        Optional<Cell> startup) {

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
