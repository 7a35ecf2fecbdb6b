package org.headcount.session;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Everything on its way out, in order. Cells only ever append here; one thread of ours writes it to
 * the socket, so that a cell stopped by force cannot leave half a frame behind.
 *
 * <p>What is printed gathers into batches: a batch leaves when it is large, when it has waited a
 * moment, or when something else follows it.
 */
final class OutputQueue {
    private static final int BATCH = 32 << 10;
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(25);
    private static final int CROWDED = 4 << 20;

    private static final long FAREWELL_MILLIS = 1_000;

    private final Wire wire;
    private final ArrayDeque<byte[]> frames = new ArrayDeque<>();
    private int waiting;
    private boolean writing;
    private boolean closed;

    private byte[] batch = new byte[BATCH];
    private int filled;
    private int batchCell;
    private int batchChannel;
    private long batchDue;

    OutputQueue(Wire wire) {
        this.wire = wire;
    }

    void start() {
        Runtime.getRuntime().addShutdownHook(new Thread(null, this::drain, "headcount-drain"));
        Thread writer = new Thread(null, this::write, "headcount-writer");
        writer.setDaemon(true);
        writer.start();
    }

    /** Puts a frame behind all that was appended before. */
    void post(Wire.Tag tag, Wire.Content content) throws IOException {
        byte[] frame = Wire.frame(tag, content);
        synchronized (this) {
            endBatch();
            append(frame);
        }
    }

    /** Prints: waits while the reader lags far behind, so that no output is ever dropped. */
    synchronized void print(int cell, int channel, byte[] bytes, int offset, int length) {
        int from = offset;
        int left = length;
        while (left > 0) {
            awaitRoom();
            if (filled > 0 && (cell != batchCell || channel != batchChannel)) {
                endBatch();
            }
            if (filled == 0) {
                batchCell = cell;
                batchChannel = channel;
                batchDue = System.nanoTime() + PATIENCE;
                notifyAll();
            }
            int part = Math.min(left, batch.length - filled);
            System.arraycopy(bytes, from, batch, filled, part);
            filled += part;
            from += part;
            left -= part;
            if (filled == batch.length) {
                endBatch();
            }
        }
    }

    private void awaitRoom() {
        boolean interrupted = false;
        while (waiting > CROWDED) {
            Guard.check();
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
                Guard.check();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void endBatch() {
        if (filled == 0) {
            return;
        }
        byte[] content = Arrays.copyOf(batch, filled);
        int cell = batchCell;
        int channel = batchChannel;
        filled = 0;
        try {
            append(Wire.frame(Wire.Tag.PRINTED, out -> {
                out.writeInt(cell);
                out.writeByte(channel);
                Wire.writeBytes(out, content);
            }));
        } catch (IOException e) {
            throw new AssertionError("a frame is built in memory", e);
        }
    }

    private void append(byte[] frame) {
        frames.add(frame);
        waiting += frame.length;
        notifyAll();
    }

    private void write() {
        try {
            while (true) {
                wire.sendFrame(next());
            }
        } catch (IOException e) {
            // The owner has gone. The reader sees it too, and ends the VM in good order.
            close();
        } catch (Throwable e) {
            SessionVm.halt(e);
        }
    }

    private synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** A library that exits takes the VM with it, but not what was printed before. */
    private synchronized void drain() {
        endBatch();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FAREWELL_MILLIS);
        try {
            while (!closed && (writing || !frames.isEmpty()) && System.nanoTime() < end) {
                wait(FAREWELL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized byte[] next() throws InterruptedException {
        writing = false;
        notifyAll();
        while (frames.isEmpty()) {
            if (filled == 0) {
                wait();
            } else {
                long left = batchDue - System.nanoTime();
                if (left <= 0) {
                    endBatch();
                } else {
                    TimeUnit.NANOSECONDS.timedWait(this, left);
                }
            }
        }
        byte[] frame = frames.remove();
        waiting -= frame.length;
        writing = true;
        notifyAll();
        return frame;
    }
}
