package org.headcount.session;

import java.util.Optional;

/**
 * The thread that runs cells. It lives on from cell to cell, as thread-locals expect, until one of
 * its cells is stopped by force: since the error may still be on its way when the cell has ended, a
 * thread that was stopped is never used again.
 */
final class CellThread extends Thread {
    /** Something to do, and to answer for even when the thread is lost over it. */
    interface Task extends Runnable {
        /** The thread died before {@link #run} could say how it went. */
        void abandoned();
    }

    /** The thread that runs cells at present: where a debugger finds the one to stop. */
    private static volatile Optional<CellThread> present = Optional.empty();

    /** The same as a plain reference, which a debugger reads without running code. */
    @SuppressWarnings("unused")
    private static volatile Thread stoppable;

    /**
     * What a debugger throws there, since it cannot make one in this VM. It is here and not in its own class, which
     * nothing may have initialised by then.
     */
    @SuppressWarnings({"unused", "StaticAssignmentOfThrowable"}) // where it was made says nothing, and nobody reads it
    private static final CellStopped PREPARED = new CellStopped();

    private Optional<Task> next = Optional.empty();
    private Optional<Task> last = Optional.empty();
    private boolean inCell;
    private boolean retired;

    private CellThread(ClassLoader loader) {
        super(null, null, "cell", 0);
        setContextClassLoader(loader);
        setDaemon(true);
    }

    /** The thread for the next task: the present one, or a new one where that has been stopped. */
    static CellThread ready(ClassLoader loader) {
        return present.filter(CellThread::usable).orElseGet(() -> {
            CellThread fresh = new CellThread(loader);
            present = Optional.of(fresh);
            stoppable = fresh;
            fresh.start();
            return fresh;
        });
    }

    static Optional<CellThread> present() {
        return present;
    }

    private synchronized boolean usable() {
        return !retired && isAlive();
    }

    synchronized void give(Task task) {
        next = Optional.of(task);
        notifyAll();
    }

    /** Asks a cell that runs to leave by itself: wakes it where it waits. */
    synchronized void wake() {
        if (inCell) {
            interrupt();
        }
    }

    /** Throws in a cell that runs, wherever it is. */
    synchronized void stopByForce() {
        if (inCell) {
            retired = true;
            ForcedStop.of(this);
        }
    }

    /** A debugger is about to do what {@link #stopByForce} does. */
    synchronized void retire() {
        retired = true;
    }

    @Override
    public void run() {
        try {
            while (usable()) {
                take().run();
                leave();
            }
        } catch (InterruptedException e) {
            retire();
        } finally {
            last.ifPresent(Task::abandoned);
        }
    }

    private synchronized Task take() throws InterruptedException {
        while (next.isEmpty()) {
            wait();
        }
        last = next;
        next = Optional.empty();
        inCell = true;
        return last.get();
    }

    private synchronized void leave() {
        inCell = false;
        // What was meant for the last cell must not wake the next.
        Thread.interrupted();
    }
}
