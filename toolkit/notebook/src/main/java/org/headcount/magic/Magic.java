package org.headcount.magic;

import java.io.IOException;
import java.util.List;
import org.headcount.engine.Suggestion;

/**
 * A magic: all that is known of it, from which its help and its completion are made too.
 *
 * @param names its names, the first being its own and the others what other kernels call it
 * @param reach where it may be used
 * @param synopsis its names and arguments, as one types them; one line for each way to call it
 * @param about what it does, in a paragraph
 * @param action what does it
 * @param completer completes its arguments
 */
record Magic(List<String> names, Reach reach, List<String> synopsis, String about, Action action, Completer completer) {

    /** Where a magic may be used. */
    enum Reach {
        /** On a line. */
        LINE,
        /** On the first line of a cell that it is about. */
        CELL,
        /** Either. */
        BOTH;

        boolean includes(MagicCall.Form form) {
            return this == BOTH || (this == CELL) == (form == MagicCall.Form.CELL);
        }
    }

    /** What a magic does. */
    @FunctionalInterface
    interface Action {
        MagicResult run(MagicCall call, MagicContext context) throws MagicFailure, Cancellation.Stopped, IOException;
    }

    /** Completes the arguments of a magic. */
    @FunctionalInterface
    interface Completer {
        /** Nothing is known of the arguments. */
        Completer NONE = (written, context) -> List.of();

        /**
         * Words that could take the place of the last one.
         *
         * @param written the words so far; the last, which may be empty, is the one being written
         */
        List<Suggestion> complete(List<String> written, MagicContext context) throws IOException;
    }

    /** Its own name. */
    String name() {
        return names.get(0);
    }
}
