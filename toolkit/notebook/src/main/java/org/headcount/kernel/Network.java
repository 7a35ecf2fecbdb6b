package org.headcount.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** What the sockets of a kernel share: ZeroMQ's threads, the bounds of their peers, and the handler for a thread that ended. */
final class Network implements AutoCloseable {
    /** So many faults inside ZeroMQ are not due to a single connection. */
    private static final int MOST_FAULTS = 100;

    private final ZContext context = new ZContext();
    private final BoundedAllocator allocator =
            new BoundedAllocator(Runtime.getRuntime().maxMemory());
    private final AtomicInteger faults = new AtomicInteger();
    private final Consumer<String> lost;

    /** @param lost hears, once or more, which thread ended and why */
    Network(Consumer<String> lost) {
        this.lost = lost;
        context.setUncaughtExceptionHandler((thread, thrown) -> lose(thread.getName(), thrown));
        context.setNotificationExceptionHandler((thread, thrown) -> fault(thread.getName(), thrown));
    }

    BoundedAllocator gate() {
        return allocator;
    }

    ZMQ.Socket socket(SocketType type) {
        return context.createSocket(type);
    }

    ZMQ.Poller poller(int size) {
        return context.createPoller(size);
    }

    /** A thread without which the kernel cannot go on. */
    Thread thread(String name, Runnable work, long stack) {
        return new Thread(
                null,
                () -> {
                    try {
                        work.run();
                    } catch (Throwable e) {
                        lose(name, e);
                    }
                },
                name,
                stack);
    }

    private void lose(String thread, Throwable thrown) {
        try {
            lost.accept("the thread " + thread + " ended: " + thrown);
        } catch (OutOfMemoryError e) {
            lost.accept("a thread ended because memory ran out");
        }
    }

    private void fault(String thread, Throwable thrown) {
        Log.fault("a connection failed inside ZeroMQ", thrown);
        if (faults.incrementAndGet() == MOST_FAULTS) {
            lose(thread, thrown);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
