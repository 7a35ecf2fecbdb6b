package io.github.spencerpark.jupyter.kernel.display;

/**
 * Puts the forms of a value into a context.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface RenderFunction<T> {
    /** Renders the forms that the context asks for. */
    void render(T value, RenderContext context);
}
