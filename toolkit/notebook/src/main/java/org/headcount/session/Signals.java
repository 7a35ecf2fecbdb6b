package org.headcount.session;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/**
 * The signal of an interrupt, SIGINT, which a terminal sends to all processes that it started, and some
 * clients to a kernel and its children. Left alone, it would end them.
 */
public final class Signals {
    private Signals() {}

    /**
     * From about now on does this at each such signal, on a thread of its own, instead of ending the VM. Returns
     * at once: the JDK takes 10 to 20 ms for it, which would delay the first cell.
     *
     * @param unable receives the reason if this VM does not take signals, as with {@code -Xrs}
     */
    public static void onInterrupt(Runnable action, Consumer<String> unable) {
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        handle(action);
                    } catch (ReflectiveOperationException e) {
                        Throwable why = e instanceof InvocationTargetException ? e.getCause() : e;
                        unable.accept(
                                "this VM does not take signals, and an interrupt from the keyboard ends it: " + why);
                    }
                },
                "headcount-signals");
        thread.setDaemon(true);
        thread.start();
    }

    /** By reflection, since the compiler warns of the only class for this, and the warning cannot be suppressed. */
    private static void handle(Runnable action) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object handling =
                Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (proxy, called, args) -> {
                    if (called.getName().equals("handle")) {
                        action.run();
                        return null;
                    }
                    throw new UnsupportedOperationException(called.getName());
                });
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance("INT"), handling);
    }
}
