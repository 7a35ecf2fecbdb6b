package org.headcount.plot;

import java.util.List;

/**
 * Before and after: a line for each thing from one amount to another.
 *
 * @param value the axis of amounts
 * @param before when the first amount was
 * @param after when the second was
 * @param changes the things
 */
public record Slope(Axis value, String before, String after, List<Change> changes) implements Form {

    /**
     * One thing that changed.
     *
     * @param name what it is
     * @param before the first amount
     * @param after the second
     * @param words the change in words, such as {@code 11.8% a year}; may be blank
     */
    public record Change(String name, Amount before, Amount after, String words) {}

    /** Copies the list. */
    public Slope {
        changes = List.copyOf(changes);
    }

    /** The same along another axis. */
    public Slope withValue(Axis value) {
        return new Slope(value, before, after, changes);
    }

    /** The same with other changes. */
    public Slope withChanges(List<Change> changes) {
        return new Slope(value, before, after, changes);
    }

    @Override
    public <R> R read(Reader<R> reader) {
        return reader.slope(this);
    }
}
