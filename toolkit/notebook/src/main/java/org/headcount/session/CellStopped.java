package org.headcount.session;

/** Thrown in a cell's thread to leave it, because its owner asked. */
public final class CellStopped extends Error {
    private static final long serialVersionUID = 1L;

    CellStopped() {
        super("the cell was stopped", null, false, true);
    }
}
