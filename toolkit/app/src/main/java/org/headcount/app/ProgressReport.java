package org.headcount.app;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;

/** Says on standard error how far a long task is: nothing in its first seconds, then a line now and then. */
final class ProgressReport implements DoubleConsumer {

    private static final long FIRST = TimeUnit.SECONDS.toNanos(4);
    private static final long BETWEEN = TimeUnit.SECONDS.toNanos(10);

    private final PrintWriter err;
    private final String task;
    private final LongSupplier clock;
    private long next;

    /**
     * A report of a task that starts now.
     *
     * @param task what is being done, such as {@code report.txt: reading figures}
     */
    ProgressReport(PrintWriter err, String task) {
        this(err, task, System::nanoTime);
    }

    /** A report by another clock, of nanoseconds. */
    ProgressReport(PrintWriter err, String task, LongSupplier clock) {
        this.err = err;
        this.task = task;
        this.clock = clock;
        this.next = clock.getAsLong() + FIRST;
    }

    /** The share of the task that is done, from 0 to 1. */
    @Override
    public void accept(double share) {
        long now = clock.getAsLong();
        if (now - next >= 0) {
            next = now + BETWEEN;
            err.printf(Locale.ROOT, "headcount: %s: %.0f percent%n", task, Math.floor(share * 100));
            err.flush();
        }
    }
}
