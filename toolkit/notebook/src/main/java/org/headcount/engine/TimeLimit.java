package org.headcount.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * How long a cell may take, by the clock on the wall.
 *
 * @param time how long; empty where it may take as long as it likes
 * @param rule what says so, as its reader knows it: an option, or a variable of the environment
 */
public record TimeLimit(Optional<Duration> time, String rule) {
    /** The name of the failure of a cell that took too long. */
    public static final String EXCEEDED = "Timeout";

    /** Runs a cell. */
    @FunctionalInterface
    public interface Work {
        /** Does it, and says how the cell ended. */
        Outcome run() throws IOException;
    }

    /** Waits for what runs cells. */
    @FunctionalInterface
    public interface Start {
        /** Returns when cells can run, or when the next one will say why not. */
        void await() throws IOException;
    }

    /**
     * Does the work and, when the time is over before it has ended, interrupts it: then what is said to have
     * kept the cell from its end is the time. Time begins to count when cells can run.
     *
     * @param start waits until cells can run
     * @param interrupt stops the work, and returns at once
     */
    public Outcome keep(Start start, Work work, Runnable interrupt) throws IOException {
        if (time.isPresent()) {
            start.await();
        }
        CompletableFuture<Boolean> over = time.map(most -> new CompletableFuture<Boolean>()
                        .completeOnTimeout(true, most.toMillis(), TimeUnit.MILLISECONDS))
                .orElseGet(CompletableFuture::new);
        CompletableFuture<Void> stopping = over.thenAccept(late -> {
            if (late) {
                interrupt.run();
            }
        });
        Outcome outcome;
        try {
            outcome = work.run();
        } finally {
            over.complete(false);
            // What is meant for this cell is not to stop the next.
            stopping.join();
        }
        return over.join() ? outcome.problem().map(this::exceeded).orElse(outcome) : outcome;
    }

    private Outcome exceeded(Failure failure) {
        String seconds =
                Double.toString(time.map(Duration::toMillis).orElse(0L) / 1e3).replaceFirst("\\.0$", "");
        String message = String.format(Locale.ROOT, "the cell took more than the %s s of %s", seconds, rule);
        List<String> report = new ArrayList<>(List.of(EXCEEDED + ": " + message));
        report.addAll(failure.report());
        return new Outcome.Failed(new Failure(EXCEEDED, message, report));
    }
}
