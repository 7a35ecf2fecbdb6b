package org.headcount.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.headcount.session.Wire;

/**
 * A cell that runs, and the ladder of stops by which an interrupt ends it.
 *
 * <p>Each rung costs more, and is taken only when the one before has not helped: the woven check and a thread interrupt;
 * an error thrown in the cell's thread, which also stops loops in library code; the end of the session VM. The first two
 * keep every variable.
 */
final class InterruptLadder {
    private final int number;
    private final JShellSession session;
    private final Settings.Ladder times;
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean climbing;

    InterruptLadder(int number, JShellSession session, Settings.Ladder times) {
        this.number = number;
        this.session = session;
        this.times = times;
    }

    int number() {
        return number;
    }

    /** Forgets earlier interrupts; from now on the cell can be interrupted. */
    void begin() {
        session.control().resume();
    }

    void end() {
        ended.countDown();
    }

    void kill() {
        session.vm().kill("the session was restarted");
    }

    synchronized void interrupt() {
        session.control().stop();
        if (!climbing) {
            climbing = true;
            Thread climber = new Thread(null, this::climb, "headcount-interrupt");
            climber.setDaemon(true);
            climber.start();
        }
    }

    /** Takes rung after rung until the cell has ended. */
    private void climb() {
        try {
            // Waits for a VM that has not come up yet.
            ask();
            StopDeadline deadline = session.vm().deadline(times.kill());
            while (!ended.await(times.force().toNanos(), TimeUnit.NANOSECONDS)) {
                if (deadline.hasPassed()) {
                    session.vm().kill("the cell could not be stopped");
                    return;
                }
                ask();
                session.vm().stopByForce();
            }
        } catch (Vm.Ended e) {
            // Nothing is left to stop, and the run says why.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() throws Vm.Ended {
        session.vm().send(Wire.Tag.INTERRUPT, out -> out.writeInt(number));
    }
}
