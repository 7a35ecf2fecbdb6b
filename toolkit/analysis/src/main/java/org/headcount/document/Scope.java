package org.headcount.document;

import java.util.List;

/**
 * What a figure covers, as a path from the whole to the part: {@code china/key-counties/national}.
 * A scope contains those that go on from it. The empty path says nothing and fits every other.
 *
 * @param path the steps of the path, outermost first
 */
public record Scope(List<String> path) {

    /** A scope that is not stated. */
    public static final Scope UNSTATED = new Scope(List.of());

    /** Copies the path. */
    public Scope {
        path = List.copyOf(path);
    }

    /** Reads {@code china/key-counties}; blank text is {@link #UNSTATED}. */
    public static Scope parse(String text) {
        return text.isBlank() ? UNSTATED : new Scope(List.of(text.split("/", -1)));
    }

    /** Whether it says anything. */
    public boolean isStated() {
        return !path.isEmpty();
    }

    /** Whether the other is this one or a part of it. */
    public boolean contains(Scope other) {
        return path.size() <= other.path.size() && path.equals(other.path.subList(0, path.size()));
    }

    /** Whether one of the two lies inside the other. */
    public boolean isNestedWith(Scope other) {
        return contains(other) || other.contains(this);
    }

    /** The path that two scopes share. */
    public Scope common(Scope other) {
        int n = 0;
        while (n < Math.min(path.size(), other.path.size()) && path.get(n).equals(other.path.get(n))) {
            n++;
        }
        return new Scope(path.subList(0, n));
    }

    @Override
    public String toString() {
        return isStated() ? String.join("/", path) : "unstated";
    }
}
