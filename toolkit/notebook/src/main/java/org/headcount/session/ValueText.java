package org.headcount.session;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text of a value, cut at a limit and saying so. Arrays and the JDK's collections are written
 * element by element, so that ten million of them cost no more than the part that is shown.
 */
final class ValueText {
    private static final int DEEPEST = 20;

    private final int limit;
    private final StringBuilder text = new StringBuilder();
    private final List<Object> inside = new ArrayList<>();

    private ValueText(int limit) {
        this.limit = limit;
    }

    static String of(Object value, int limit) {
        ValueText text = new ValueText(limit);
        text.write(value);
        return text.finish(value);
    }

    private String finish(Object value) {
        if (text.length() <= limit) {
            return text.toString();
        }
        int end = limit > 0 && Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.substring(0, end) + String.format(Locale.ROOT, "… (cut at %,d characters", limit) + extent(value)
                + ")";
    }

    private static String extent(Object value) {
        if (value instanceof CharSequence chars) {
            return String.format(Locale.ROOT, " of %,d", chars.length());
        }
        int elements = -1;
        if (value.getClass().isArray()) {
            elements = Array.getLength(value);
        } else if (value instanceof Collection<?> collection && ofTheJdk(value)) {
            elements = collection.size();
        } else if (value instanceof Map<?, ?> map && ofTheJdk(value)) {
            elements = map.size();
        }
        return elements < 0 ? "" : String.format(Locale.ROOT, "; %,d elements in all", elements);
    }

    private boolean full() {
        return text.length() > limit;
    }

    private void write(Object value) {
        if (value == null) {
            text.append("null");
        } else if (value.getClass().isArray()) {
            writeInside(value, () -> writeArray(value));
        } else if (value instanceof Collection<?> collection && ofTheJdk(value)) {
            writeInside(value, () -> writeElements(collection.iterator(), "[", "]"));
        } else if (value instanceof Map<?, ?> map && ofTheJdk(value)) {
            writeInside(value, () -> writeElements(map.entrySet().iterator(), "{", "}"));
        } else if (value instanceof Map.Entry<?, ?> entry && ofTheJdk(value)) {
            write(entry.getKey());
            text.append('=');
            write(entry.getValue());
        } else if (value instanceof String string) {
            text.append(string, 0, Math.min(string.length(), limit + 1));
        } else if (isLambda(value.getClass())) {
            text.append("lambda: ")
                    .append(Stream.of(value.getClass().getInterfaces())
                            .map(Class::getSimpleName)
                            .collect(Collectors.joining(" & ")));
        } else {
            text.append(String.valueOf(value));
        }
    }

    /** A lambda or a method reference, whose own text is the name and address of a class that the JDK has made. */
    private static boolean isLambda(Class<?> type) {
        return type.isHidden() && type.isSynthetic() && type.getInterfaces().length > 0;
    }

    /** A user's own collection may have a text of its own; the JDK's only lists its elements. */
    private static boolean ofTheJdk(Object value) {
        return value.getClass().getClassLoader() == null;
    }

    private void writeInside(Object value, Runnable elements) {
        if (inside.size() >= DEEPEST || inside.stream().anyMatch(outer -> outer == value)) {
            text.append("(…)");
            return;
        }
        inside.add(value);
        elements.run();
        inside.remove(inside.size() - 1);
    }

    private void writeArray(Object array) {
        text.append('[');
        int length = Array.getLength(array);
        for (int i = 0; i < length && !full(); i++) {
            if (i > 0) {
                text.append(", ");
            }
            write(Array.get(array, i));
        }
        text.append(']');
    }

    private void writeElements(Iterator<?> elements, String open, String close) {
        text.append(open);
        while (elements.hasNext() && !full()) {
            write(elements.next());
            if (elements.hasNext()) {
                text.append(", ");
            }
        }
        text.append(close);
    }
}
