package org.headcount.magic;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Waits for work on another thread, until the cell is interrupted. The thread that runs cells is never
 * interrupted itself: it may be inside the compiler, whose files an interrupt would close.
 */
final class Cancellation {
    private volatile Optional<FutureTask<?>> work = Optional.empty();
    private volatile boolean lost;

    /** Forgets an earlier wish to stop. */
    void renew() {
        lost = false;
    }

    /** Whether an interrupt was requested. */
    boolean isLost() {
        return lost;
    }

    /** Gives up what is being waited for, and whatever would be waited for next. */
    void lose() {
        lost = true;
        work.ifPresent(task -> task.cancel(true));
    }

    <T> T await(Callable<T> callable) throws MagicFailure, Stopped, IOException {
        FutureTask<T> task = new FutureTask<>(callable);
        work = Optional.of(task);
        if (lost) {
            throw new Stopped();
        }
        Thread thread = new Thread(null, task, "headcount-magic");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get();
        } catch (CancellationException e) {
            throw new Stopped();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        } catch (ExecutionException e) {
            throw fault(e.getCause());
        } finally {
            work = Optional.empty();
        }
    }

    private static RuntimeException fault(Throwable thrown) throws MagicFailure, IOException {
        if (thrown instanceof MagicFailure failure) {
            throw failure;
        }
        if (thrown instanceof IOException failure) {
            throw failure;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException fault ? fault : new IllegalStateException(thrown);
    }

    /** The cell was interrupted while a magic was running. */
    static final class Stopped extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
