package org.headcount.plot;

import java.util.List;
import java.util.stream.IntStream;

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
    public record Change(String name, PlottedAmount before, PlottedAmount after, String words) {

        /** The same under another name. */
        public Change withName(String name) {
            return new Change(name, before, after, words);
        }
    }

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

    /**
     * The same with its things called otherwise, in their order.
     *
     * @throws IllegalArgumentException if there are more names than things, or fewer
     */
    public Slope withNames(String... names) {
        if (names.length != changes.size()) {
            throw new IllegalArgumentException(names.length + " names for " + changes.size() + " things");
        }
        return withChanges(IntStream.range(0, names.length)
                .mapToObj(i -> changes.get(i).withName(names[i]))
                .toList());
    }

    @Override
    public <R> R read(Reader<R> reader) {
        return reader.slope(this);
    }

    /** In words: what a terminal shows. */
    @Override
    public String toString() {
        return AltText.of(this);
    }
}
