package org.headcount.app.command;

/** Exit statuses of the commands. */
public final class ExitStatus {
    /** The work was done. */
    public static final int DONE = 0;

    /** The work was done and found something wrong: a cell failed, a claim does not hold. */
    public static final int FOUND_SOMETHING_WRONG = 1;

    /** The command could not be carried out: bad usage, or input that cannot be read. */
    public static final int NOT_CARRIED_OUT = 2;

    private ExitStatus() {}
}
