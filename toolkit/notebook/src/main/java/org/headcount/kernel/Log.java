package org.headcount.kernel;

/** Writes to standard error, which clients keep as the kernel's log. */
final class Log {
    private Log() {}

    static void say(String what) {
        System.err.println("headcount kernel: " + what);
    }

    /** A fault of ours, with where it happened. */
    static void fault(String what, Throwable fault) {
        say(what);
        fault.printStackTrace();
    }
}
