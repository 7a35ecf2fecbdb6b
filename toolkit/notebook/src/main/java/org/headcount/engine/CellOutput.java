package org.headcount.engine;

import org.headcount.session.Bundle;
import org.headcount.session.CommEvent;

/** What a cell puts out while it runs, or afterwards from a thread it left running. */
public sealed interface CellOutput {
    /** Where printed text was printed. */
    enum Stream {
        /** {@code System.out}. */
        STDOUT,
        /** {@code System.err}. */
        STDERR
    }

    /** Printed text; batches, not lines. */
    record Printed(Stream stream, String text) implements CellOutput {}

    /** A value shown by {@code display}, which {@code updateDisplay} may later replace. */
    record Displayed(String id, Bundle bundle) implements CellOutput {}

    /** Replaces the displays with this id, in this cell or an earlier one. */
    record Updated(String id, Bundle bundle) implements CellOutput {}

    /** Text to be read beside the notebook and not kept in it, such as an answer to a call for help. */
    record Paged(Bundle bundle) implements CellOutput {}

    /** What the cell has put out is to be removed. */
    record Cleared(When when) implements CellOutput {}

    /** What the cell says over a comm. */
    record Said(CommEvent event) implements CellOutput {}

    /** When cleared output goes. */
    enum When {
        /** At once. */
        NOW,
        /** When the next output arrives, so that an animation does not flicker. */
        ON_NEXT
    }
}
