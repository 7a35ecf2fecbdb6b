package org.headcount.session;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/** Which cell a thread works for: the one that started it, or that started the one that did. */
final class CellsOfThreads {
    private static final InheritableThreadLocal<Integer> STARTED_BY = new InheritableThreadLocal<>();

    /** What the agent's own thread last began to run. */
    private static volatile int latest;

    private CellsOfThreads() {}

    static void begin(int cell) {
        latest = cell;
        STARTED_BY.set(cell);
    }

    static int current() {
        // The common pool's threads serve whichever cell runs, not the one that happened to wake them.
        if (Thread.currentThread() instanceof ForkJoinWorkerThread worker
                && worker.getPool() == ForkJoinPool.commonPool()) {
            return latest;
        }
        Integer cell = STARTED_BY.get();
        return cell == null ? latest : cell;
    }
}
