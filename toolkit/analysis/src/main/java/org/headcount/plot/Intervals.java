package org.headcount.plot;

import java.util.List;
import java.util.Optional;

/**
 * Numbers with all that they may be: whiskers for rounding and sampling, arrows for open bounds, grey
 * where there is nothing to check.
 *
 * @param value the axis
 * @param rows the numbers, from above
 * @param references values that they are held against
 */
public record Intervals(Axis value, List<Row> rows, List<Reference> references) implements Form {

    /** How a number came out. Each has a shape as well as a colour. */
    public enum State {
        /** It is a number like any other. */
        PLAIN,
        /** It agrees with what it is held against. */
        HOLDS,
        /** It agrees only if its whole width is counted. */
        JUST_HOLDS,
        /** It does not agree. */
        FAILS,
        /** It cannot be checked. */
        NOT_CHECKABLE
    }

    /**
     * One number.
     *
     * @param label what it is
     * @param detail what else to say under the label; may be blank
     * @param amount the number and its ends; nothing where there is none
     * @param state how it came out
     * @param words the number, or why there is none, in words; blank to have it written from the amount
     */
    public record Row(String label, String detail, Optional<PlottedAmount> amount, State state, String words) {

        /** A number like any other. */
        public static Row of(String label, PlottedAmount amount) {
            return new Row(label, "", Optional.of(amount), State.PLAIN, "");
        }
    }

    /** Copies the lists. */
    public Intervals {
        rows = List.copyOf(rows);
        references = List.copyOf(references);
    }

    /** Rows of numbers along an axis. */
    public static Intervals of(Axis value, List<Row> rows) {
        return new Intervals(value, rows, List.of());
    }

    /** The same along another axis. */
    public Intervals withValue(Axis value) {
        return new Intervals(value, rows, references);
    }

    /** The same with other rows. */
    public Intervals withRows(List<Row> rows) {
        return new Intervals(value, rows, references);
    }

    /** The same held against something. */
    public Intervals withReferences(Reference... references) {
        return new Intervals(value, rows, List.of(references));
    }

    @Override
    public <R> R read(Reader<R> reader) {
        return reader.intervals(this);
    }

    /** In words: what a terminal shows. */
    @Override
    public String toString() {
        return AltText.of(this);
    }
}
