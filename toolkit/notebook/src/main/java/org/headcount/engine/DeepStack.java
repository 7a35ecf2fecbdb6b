package org.headcount.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * A thread with a large stack. The compiler descends into expressions by recursion: on a stack of the usual size a sum
 * of some thousand terms is too deep for it. The stack is not larger, since the compiler takes minutes for what is much
 * deeper.
 */
final class DeepStack {
    private static final long BYTES = 8L << 20;

    private DeepStack() {}

    /** Does the work, and waits for it even when this thread is interrupted. */
    static <T> T run(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(null, () -> complete(result, work), "headcount-compiler", BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (e.getCause() instanceof Error thrown) {
                throw thrown;
            }
            throw e;
        }
    }

    private static <T> void complete(CompletableFuture<T> result, Supplier<T> work) {
        try {
            result.complete(work.get());
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }
}
