package org.headcount.session;

import java.util.Optional;

/**
 * The value of a cell's last expression, on its way to be shown.
 *
 * <p>Public because the engine puts a call of {@link #value} around that expression; cells have no reason to.
 */
public final class Shown {
    private static final ThreadLocal<Optional<Shown>> LATEST = ThreadLocal.withInitial(Optional::empty);

    private final Object value;

    private Shown(Object value) {
        this.value = value;
    }

    /** Takes a value that is to be shown. */
    public static void value(Object value) {
        LATEST.set(Optional.of(new Shown(value)));
    }

    /** What this thread has been given since it was last asked. */
    static Optional<Shown> take() {
        Optional<Shown> latest = LATEST.get();
        LATEST.remove();
        return latest;
    }

    /** What a snippet returned, where it was not given to be shown. */
    static Shown of(Object returned) {
        return new Shown(returned);
    }

    /** The value, which may be null. */
    Object value() {
        return value;
    }
}
