package org.headcount.session;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * The signal of an interrupt, SIGINT, which a terminal sends to all processes that it started, and some
 * clients to a kernel and its children. Left alone, it would end them.
 */
public final class Signals {
    private Signals() {}

    /**
     * From now on does this at each such signal, on a thread of its own, instead of ending the VM.
     *
     * @throws UnsupportedOperationException where this VM cannot, as with {@code -Xrs}
     */
    public static void onInterrupt(Runnable action) {
        try {
            // By reflection, since the compiler warns of the one class there is for this, and cannot be told not to.
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object handling = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, called, args) -> {
                        if (called.getName().equals("handle")) {
                            action.run();
                            return null;
                        }
                        throw new UnsupportedOperationException(called.getName());
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), handling);
        } catch (ReflectiveOperationException e) {
            Throwable why = e instanceof InvocationTargetException ? e.getCause() : e;
            throw new UnsupportedOperationException("this VM does not take signals: " + why, e);
        }
    }
}
