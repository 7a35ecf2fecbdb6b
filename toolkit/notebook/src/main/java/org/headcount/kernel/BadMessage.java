package org.headcount.kernel;

/** What arrived is no message, or not one that its type allows; the message says what is wrong with it. */
final class BadMessage extends Exception {
    private static final long serialVersionUID = 1L;

    BadMessage(String problem) {
        super(problem);
    }

    BadMessage(String problem, Throwable cause) {
        super(problem, cause);
    }
}
