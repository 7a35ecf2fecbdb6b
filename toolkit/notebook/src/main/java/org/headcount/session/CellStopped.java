package org.headcount.session;

/** Thrown in a cell's thread to leave it, because its owner asked. */
public final class CellStopped extends Error {
    private static final long serialVersionUID = 1L;

    /** Made in advance, for whoever must throw it from outside and cannot make one in this VM. */
    @SuppressWarnings("StaticAssignmentOfThrowable") // where it was made says nothing, and nobody reads it
    static final CellStopped PREPARED = new CellStopped();

    CellStopped() {
        super("the cell was stopped", null, false, true);
    }
}
