package org.headcount.session;

import java.lang.reflect.InvocationTargetException;

/** Throws in a thread, also inside library code, on a JDK that still supports it. */
final class ForcedStop {
    private ForcedStop() {}

    /**
     * Throws {@link ThreadDeath} in the thread.
     *
     * @throws UnsupportedOperationException where the JDK no longer does: there the owner uses a debugger
     */
    static void of(Thread thread) {
        try {
            // By reflection, since newer JDKs deprecate the method for removal, and then remove it.
            Thread.class.getMethod("stop").invoke(thread);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new UnsupportedOperationException("this JDK does not stop threads", e);
        }
    }
}
