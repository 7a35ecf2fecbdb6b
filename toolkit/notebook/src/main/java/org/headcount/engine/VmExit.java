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
 * @param reason why Headcount ended it, where it did
 * @param memory whether the system ended processes for want of memory while the VM ran
 */
record VmExit(int status, List<String> lastWords, Optional<String> reason, MemoryKills.Verdict memory) {
    private static final int SIGNALLED = 128;
    private static final Map<Integer, String> SIGNALS = Map.of(
            1, "SIGHUP", 2, "SIGINT", 4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV",
            15, "SIGTERM");

    String sentence() {
        if (reason.isPresent()) {
            return "Headcount ended the session VM, because " + reason.get();
        }
        int signal = status - SIGNALLED;
        if (SIGNALS.containsKey(signal)) {
            String name = "signal " + signal + " (" + SIGNALS.get(signal) + ")";
            return switch (signal) {
                case 9 -> killed(name);
                case 1, 2, 15 -> "another process ended the session VM by " + name;
                default -> "the session VM was ended by " + name + ": a crash in native code";
            };
        }
        if (status == SessionVm.BROKEN) {
            return "the session VM could not go on (exit status " + status + ")";
        }
        return "the session VM exited with status " + status;
    }

    private String killed(String signal) {
        return switch (memory) {
            case SOME -> "the system ended the session VM by " + signal + ", because memory ran out";
            case NONE -> "another process ended the session VM by " + signal;
            case UNKNOWN ->
                "the session VM was ended by " + signal
                        + ", by another process, or by the system because memory ran out";
        };
    }
}
