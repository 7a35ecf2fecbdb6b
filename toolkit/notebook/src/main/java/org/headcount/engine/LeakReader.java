package org.headcount.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.headcount.session.MarkedStream;

/** Reads what the VM itself, native code, and processes that it has started print past {@code System.out}. */
final class LeakReader extends Thread {
    private static final long MARK_SECONDS = 2;

    private final InputStream from;
    private final MarkedStream marked;
    private final Consumer<String> broken;
    private long marks;

    /** Whether the marks of the VM arrive: a cell can close what they come through. */
    private boolean open = true;

    /**
     * A reader, not yet started.
     *
     * @param mark what the VM prints between the outputs of two orders
     * @param output takes what is printed, without the marks
     * @param broken takes a message when the stream cannot be read further
     */
    LeakReader(InputStream from, byte[] mark, Consumer<byte[]> output, Consumer<String> broken) {
        super(null, null, "headcount-leak");
        setDaemon(true);
        this.from = from;
        this.marked = new MarkedStream(mark, (bytes, length) -> output.accept(bytes));
        this.broken = broken;
    }

    @Override
    public void run() {
        byte[] bytes = new byte[8 << 10];
        try (from) {
            for (int some = from.read(bytes); some >= 0; some = from.read(bytes)) {
                reached(marked.take(bytes, some));
            }
            marked.end();
        } catch (IOException e) {
            broken.accept("(its own output broke off: " + e.getMessage() + ")");
        } finally {
            close();
        }
    }

    private synchronized void reached(int more) {
        marks += more;
        notifyAll();
    }

    private synchronized void close() {
        open = false;
        notifyAll();
    }

    /** Waits until all is handed on that was printed before so many marks. */
    synchronized void await(long wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MARK_SECONDS);
        try {
            while (open && marks < wanted) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    open = false;
                } else {
                    TimeUnit.NANOSECONDS.timedWait(this, left);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
