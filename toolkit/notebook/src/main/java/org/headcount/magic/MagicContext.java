package org.headcount.magic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.headcount.engine.Cell;
import org.headcount.engine.CellOutput;
import org.headcount.engine.Engine;
import org.headcount.engine.Outcome;
import org.headcount.engine.OutputSink;

/**
 * What a magic works with.
 *
 * @param engine runs Java
 * @param sink takes what the cell puts out
 * @param interpreter runs cells that hold magics too, and waits for what may take long
 */
record MagicContext(Engine engine, OutputSink sink, Interpreter interpreter) {
    /** Prints a line for the cell's reader. */
    void say(String line) {
        print(line + "\n");
    }

    /** Prints text for the cell's reader. */
    void print(String text) {
        print(CellOutput.Stream.STDOUT, text);
    }

    /** Prints text for the cell's reader, to one of the two streams. */
    void print(CellOutput.Stream stream, String text) {
        sink.accept(new CellOutput.Printed(stream, text));
    }

    /** Runs source as if it were a cell of its own. */
    Outcome run(Cell cell) throws IOException {
        return interpreter.runParts(cell, sink);
    }

    /** Does what may take long: it is given up when the cell is to stop. */
    <T> T await(Callable<T> work) throws MagicFailure, Cancellation.Stopped, IOException {
        return interpreter.patience().await(work);
    }

    /** A file as cells name it. */
    Path resolve(String file) {
        return engine.settings().directory().resolve(file);
    }
}
