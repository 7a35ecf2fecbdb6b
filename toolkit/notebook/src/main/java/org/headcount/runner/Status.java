package org.headcount.runner;

/** Exit statuses of the commands. */
final class Status {
    static final int DONE = 0;
    static final int FOUND_SOMETHING_WRONG = 1;
    static final int NOT_CARRIED_OUT = 2;

    private Status() {}
}
