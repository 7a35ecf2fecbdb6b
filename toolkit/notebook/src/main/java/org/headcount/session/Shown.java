package org.headcount.session;

import java.net.URI;
import java.nio.file.Path;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Optional;

/**
 * The value of a cell's last expression, on its way to be shown.
 *
 * <p>Public because the engine puts calls of {@link #value} and {@link #call} into cells; cells have no reason to.
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

    /**
     * Takes the value of a call that is to be shown. A call that returns the object that was called is made for what
     * it does, as in {@code builder.append(1)}: it is not shown, unless that object never changes.
     *
     * @param receiver the object that was called; null where there was none
     */
    @SuppressWarnings("ReferenceEquality") // an equal object is another value
    public static void call(Object value, Object receiver) {
        if (receiver == null || value != receiver || isUnchanging(receiver)) {
            value(value);
        }
    }

    /** Whether a call of this returns it as a value, as {@code text.strip()} may. */
    private static boolean isUnchanging(Object object) {
        return object instanceof String
                || object instanceof Number
                || object instanceof Enum<?>
                || object instanceof Record
                || object instanceof Path
                || object instanceof URI
                || object instanceof TemporalAccessor
                || object instanceof TemporalAmount
                || object.getClass().getName().startsWith("java.util.Optional");
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
