package org.headcount.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Until when a cell that is to stop may take before its VM is killed. On a busy machine the clock alone says nothing: a
 * cell that was given little processor time may stop yet. So the time counts as processor time of its VM, unless the VM
 * uses none, as where a cell waits in native code. Not thread-safe.
 */
final class StopDeadline {
    /** Nobody waits longer, whatever the machine is busy with. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    /** The share of a processor that a VM may use in which nothing runs. */
    private static final double IDLE = 0.02;

    private final Duration usual;
    private final Supplier<Duration> clock;
    private final Supplier<Optional<Duration>> processor;
    private final Duration start;
    private final Optional<Duration> used;
    private Duration lookedAt;
    private Optional<Duration> usedThen;

    private StopDeadline(Duration usual, Supplier<Duration> clock, Supplier<Optional<Duration>> processor) {
        this.usual = usual;
        this.clock = clock;
        this.processor = processor;
        this.start = clock.get();
        this.used = processor.get();
        this.lookedAt = start;
        this.usedThen = used;
    }

    /**
     * The deadline of a cell that is to stop from now on.
     *
     * @param usual how long a cell may take on a machine that does nothing else
     * @param clock a time that passes
     * @param processor how much processor time the VM has used, where the system says
     */
    static StopDeadline of(Duration usual, Supplier<Duration> clock, Supplier<Optional<Duration>> processor) {
        return new StopDeadline(usual, clock, processor);
    }

    /** The deadline of a cell of the VM of this process. */
    static StopDeadline of(Duration usual, ProcessHandle vm) {
        return of(
                usual,
                () -> Duration.ofNanos(System.nanoTime()),
                () -> vm.info().totalCpuDuration());
    }

    /** Whether the cell had its time. To be asked now and then: what the VM did since the last time counts. */
    boolean hasPassed() {
        Duration now = clock.get();
        Optional<Duration> usedNow = processor.get();
        Duration passed = now.minus(start);
        boolean over = passed.compareTo(usual) >= 0
                && (passed.compareTo(LONGEST) >= 0
                        || used(used, usedNow).compareTo(usual) >= 0
                        || isIdle(now.minus(lookedAt), used(usedThen, usedNow)));
        lookedAt = now;
        usedThen = usedNow;
        return over;
    }

    private static boolean isIdle(Duration time, Duration processor) {
        return processor.toNanos() <= time.toNanos() * IDLE;
    }

    private static Duration used(Optional<Duration> before, Optional<Duration> after) {
        return before.isPresent() && after.isPresent() ? after.get().minus(before.get()) : Duration.ZERO;
    }
}
