package org.headcount.session;

import java.util.Optional;

/**
 * The thread that runs cells. It lives on from cell to cell, as thread-locals expect, until one of
 * its cells is stopped by force: since the error may still be on its way when the cell has ended, a
 * thread that was stopped is never used again, and another thread answers for its task.
 */
final class CellThread extends Thread {
    /** Something to do, and to answer for even when the thread is lost over it. */
    interface Task extends Runnable {
        /** Answers for {@link #run} where that could not: the thread has died. */
        void abandoned();
    }

    /** The thread that runs cells at present. */
    private static volatile Optional<CellThread> present = Optional.empty();

    /** The thread that is to be stopped by force, where a debugger finds it; null where none is. */
    @SuppressWarnings("unused")
    private static volatile Thread stoppable;

    /**
     * What a debugger throws there, since it cannot make one in this VM. It is here and not in its own class, which
     * nothing may have initialised by then.
     */
    @SuppressWarnings({"unused", "StaticAssignmentOfThrowable"}) // its stack trace is never read
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
            stoppable = null;
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

    /** Throws in the running cell, also inside library code. */
    synchronized void stopByForce() {
        if (inCell) {
            retire();
            ForcedStop.of(this);
        }
    }

    /** A debugger is about to do what {@link #stopByForce} does, where a cell runs. */
    synchronized void retire() {
        if (inCell && !retired) {
            retired = true;
            // An error that is thrown in this thread could keep it from answering.
            Thread answering = new Thread(null, this::answerAfterDeath, "headcount-answering");
            answering.setDaemon(true);
            answering.start();
        }
        if (inCell) {
            stoppable = this;
        }
    }

    private void answerAfterDeath() {
        try {
            join();
            last.ifPresent(Task::abandoned);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        try {
            while (usable()) {
                take().run();
            }
        } catch (InterruptedException e) {
            // Nobody interrupts a thread that waits for a task: it ends, and the next task gets another.
            Thread.currentThread().interrupt();
        } finally {
            if (leave()) {
                last.ifPresent(Task::abandoned);
            }
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

    /**
     * The cell of this thread has ended: from here on nothing that is meant for it reaches the thread, unless it is on
     * its way. Whether it is not, so that the thread can answer itself.
     */
    synchronized boolean leave() {
        inCell = false;
        if (stoppable == this) {
            stoppable = null;
        }
        // What was meant for this cell must not wake the next.
        Thread.interrupted();
        return !retired;
    }
}
