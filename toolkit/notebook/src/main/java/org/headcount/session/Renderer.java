package org.headcount.session;

/**
 * Shows values of one type: a library's way to teach cells what its classes look like.
 *
 * <p>Implementations are found by {@link java.util.ServiceLoader} on the class path of the cells, and
 * run in the session VM, where the value lives. For a value that several renderers know, the one with
 * the most specific type is asked.
 *
 * @param <T> what it shows
 */
public interface Renderer<T> {
    /** The class or interface whose instances this renderer shows. */
    Class<T> type();

    /**
     * The forms of a value. Should hold {@link Bundle#TEXT}; where it does not, the value's own text is
     * added. An exception becomes the failure of the cell that showed the value.
     */
    Bundle render(T value);

    /**
     * Uses a renderer for the rest of the session, rather than one that was registered earlier or that was found on the
     * class path, for the same type. Does nothing outside a session.
     */
    static void register(Renderer<?> renderer) {
        Display.register(renderer);
    }
}
