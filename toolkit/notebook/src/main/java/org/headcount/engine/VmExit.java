package org.headcount.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headcount.session.SessionVm;

/**
 * How a session VM ended.
 *
 * @param status the exit status; of a process that a signal ended, 128 and the signal's number
 * @param lastWords what the VM itself wrote last, where it wrote anything
 * @param failure what it failed to do, so that we ended it
 */
record VmExit(int status, List<String> lastWords, Optional<String> failure) {
    private static final int SIGNALLED = 128;
    private static final Map<Integer, String> SIGNALS =
            Map.of(4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV", 15, "SIGTERM");

    String sentence() {
        if (failure.isPresent()) {
            return "the session VM " + failure.get() + " and was ended";
        }
        int signal = status - SIGNALLED;
        if (SIGNALS.containsKey(signal)) {
            String why = switch (signal) {
                case 9 -> ", as the system does when memory runs out";
                case 15 -> "";
                default -> ": a crash in native code";
            };
            return "the session VM was ended by signal " + signal + " (" + SIGNALS.get(signal) + ")" + why;
        }
        if (status == SessionVm.BROKEN) {
            return "the session VM could not go on (exit status " + status + ")";
        }
        return "the session VM exited with status " + status;
    }
}
