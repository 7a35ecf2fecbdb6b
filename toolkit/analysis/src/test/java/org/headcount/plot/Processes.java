package org.headcount.plot;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs that tests start. */
public final class Processes {

    private static final int PATIENCE = 10;

    private Processes() {}

    /** Asks a program to end, so that it puts its own things in order; after a while, makes it and all it has started. */
    public static void end(Process process) {
        // Once it has ended, its helpers, which write to its folders too, are nobody's descendants.
        List<ProcessHandle> helpers = process.descendants().toList();
        process.destroy();
        process.onExit().completeOnTimeout(process, PATIENCE, TimeUnit.SECONDS).join();
        process.destroyForcibly();
        process.onExit().join();
        helpers.forEach(ProcessHandle::destroyForcibly);
        helpers.forEach(helper -> helper.onExit()
                .completeOnTimeout(helper, PATIENCE, TimeUnit.SECONDS)
                .join());
    }
}
