package org.headcount.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Makes bundles of values: asks the renderer that knows the class best, and cuts what is too long. */
final class Renderings {
    /** No form of a value may be longer: a browser that is handed more stops answering. */
    private static final int LARGEST_FORM = 16 << 20;

    private final ClassLoader loader;
    private final int textLimit;
    private final Map<Class<?>, Optional<Renderer<?>>> chosen = new HashMap<>();
    private final List<Renderer<?>> registered = new ArrayList<>();
    private Optional<List<Renderer<?>>> found = Optional.empty();

    Renderings(ClassLoader loader, int textLimit) {
        this.loader = loader;
        this.textLimit = textLimit;
    }

    /** Looks for renderers again: the class path has grown. */
    synchronized void reload() {
        found = Optional.empty();
        chosen.clear();
    }

    /** Prefers this renderer from now on to others of the same type. */
    synchronized void register(Renderer<?> renderer) {
        registered.add(0, renderer);
        chosen.clear();
    }

    Bundle render(Object value) {
        if (value instanceof Bundle bundle) {
            return cut(bundle);
        }
        if (value instanceof Bundled bundled) {
            Bundle bundle = bundled.bundle();
            return cut(bundle.data().containsKey(Bundle.TEXT) ? bundle : bundle.with(Bundle.TEXT, text(value)));
        }
        return rendererOf(value)
                .map(renderer -> cut(complete(renderer, value)))
                .orElseGet(() -> Bundle.text(text(value)));
    }

    String text(Object value) {
        return SnippetNames.plain(ValueText.of(value, textLimit));
    }

    private <T> Bundle complete(Renderer<T> renderer, Object value) {
        Bundle bundle = renderer.render(renderer.type().cast(value));
        return bundle.data().containsKey(Bundle.TEXT) ? bundle : bundle.with(Bundle.TEXT, text(value));
    }

    private Bundle cut(Bundle bundle) {
        Bundle kept = bundle;
        for (Map.Entry<String, String> form : bundle.data().entrySet()) {
            if (form.getKey().equals(Bundle.TEXT)) {
                kept = kept.with(Bundle.TEXT, text(form.getValue()));
            }
        }
        for (Map.Entry<String, String> form : bundle.data().entrySet()) {
            if (!form.getKey().equals(Bundle.TEXT) && form.getValue().length() > LARGEST_FORM) {
                Map<String, String> rest = new HashMap<>(kept.data());
                rest.remove(form.getKey());
                rest.merge(
                        Bundle.TEXT,
                        String.format(
                                Locale.ROOT,
                                "(left out: %s of %,d characters, more than the %,d that a form may have)",
                                form.getKey(),
                                form.getValue().length(),
                                LARGEST_FORM),
                        (text, note) -> text + "\n" + note);
                kept = new Bundle(rest);
            }
        }
        return kept;
    }

    private synchronized Optional<Renderer<?>> rendererOf(Object value) {
        // The commonest results need no look at the class path, which costs time on the first one.
        boolean isCommon = value instanceof CharSequence || value instanceof Number || value instanceof Boolean;
        if (value == null || (isCommon && registered.isEmpty())) {
            return Optional.empty();
        }
        return chosen.computeIfAbsent(
                value.getClass(),
                type -> Stream.concat(registered.stream(), renderers().stream())
                        .filter(renderer -> renderer.type().isAssignableFrom(type))
                        .min(Comparator.comparingInt(renderer -> distance(type, renderer.type()))));
    }

    /** How many steps a class is from one of its supertypes: the nearest is the most specific. */
    private static int distance(Class<?> from, Class<?> to) {
        int steps = 0;
        Collection<Class<?>> level = List.of(from);
        while (!level.isEmpty() && !level.contains(to)) {
            List<Class<?>> above = new ArrayList<>();
            for (Class<?> type : level) {
                if (type.getSuperclass() != null) {
                    above.add(type.getSuperclass());
                }
                above.addAll(List.of(type.getInterfaces()));
            }
            level = above;
            steps++;
        }
        return level.isEmpty() ? Integer.MAX_VALUE : steps;
    }

    private List<Renderer<?>> renderers() {
        if (found.isEmpty()) {
            found = Optional.of(load());
        }
        return found.get();
    }

    private List<Renderer<?>> load() {
        List<Renderer<?>> renderers = new ArrayList<>();
        @SuppressWarnings("rawtypes")
        Iterator<Renderer> services = ServiceLoader.load(Renderer.class, loader).iterator();
        boolean more = true;
        while (more) {
            try {
                more = services.hasNext();
                if (more) {
                    Renderer<?> renderer = services.next();
                    renderer.type();
                    renderers.add(renderer);
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                System.err.println("A renderer on the class path is left out, since it cannot be loaded: " + e);
            }
        }
        return renderers;
    }
}
