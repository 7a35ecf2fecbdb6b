package org.headcount.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * How many processes the system has ended for want of memory, since it started. Linux counts them; other systems, and
 * some containers, do not say.
 */
record MemoryKills(OptionalLong count) {
    /** Whether the system ended processes for want of memory. */
    enum Verdict {
        SOME,
        NONE,
        UNKNOWN
    }

    private static final Path COUNTERS = Path.of("/proc/vmstat");
    private static final String COUNTER = "oom_kill ";

    static MemoryKills now() {
        try {
            return Files.isReadable(COUNTERS) ? of(Files.readAllLines(COUNTERS)) : unknown();
        } catch (IOException e) {
            // The system does not say, which is one of the answers.
            return unknown();
        }
    }

    static MemoryKills of(List<String> counters) {
        return new MemoryKills(counters.stream()
                .filter(line -> line.startsWith(COUNTER))
                .mapToLong(
                        line -> Long.parseLong(line.substring(COUNTER.length()).strip()))
                .findFirst());
    }

    private static MemoryKills unknown() {
        return new MemoryKills(OptionalLong.empty());
    }

    /** Whether there were any between then and now. */
    Verdict since(MemoryKills then) {
        if (count.isEmpty() || then.count.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        return count.getAsLong() > then.count.getAsLong() ? Verdict.SOME : Verdict.NONE;
    }
}
