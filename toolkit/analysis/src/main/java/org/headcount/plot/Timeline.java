package org.headcount.plot;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What happened when, in lanes.
 *
 * @param lanes the lanes, from above
 * @param years the axis of years
 */
public record Timeline(List<Lane> lanes, Axis years) implements Form {

    /**
     * Things that belong together.
     *
     * @param name what they are; may be blank
     * @param events the things
     */
    public record Lane(String name, List<Event> events) {

        /** Copies the events. */
        public Lane {
            events = List.copyOf(events);
        }

        @Override
        public String toString() {
            return name + " (events: " + events.size() + ")";
        }
    }

    /**
     * Something that happened.
     *
     * @param label what
     * @param from when it began, in years and parts of years; nothing where that is not known
     * @param to when it ended, the end of the year 2010 being 2011; nothing where it goes on
     * @param state whether it is done
     */
    public record Event(String label, OptionalDouble from, OptionalDouble to, State state) {

        /** Checks that something is known, and the order. */
        public Event {
            if (from.isEmpty() && to.isEmpty()) {
                throw new IllegalArgumentException("'" + label + "' has no date at all");
            }
            if (from.isPresent() && to.isPresent() && from.getAsDouble() > to.getAsDouble()) {
                throw new IllegalArgumentException("'" + label + "' ends before it begins");
            }
        }

        /** A moment. */
        public static Event at(String label, double when) {
            return new Event(label, OptionalDouble.of(when), OptionalDouble.of(when), State.DONE);
        }

        /** A span. */
        public static Event between(String label, double from, double to) {
            return new Event(label, OptionalDouble.of(from), OptionalDouble.of(to), State.DONE);
        }

        /** Something that began and goes on. */
        public static Event since(String label, double from) {
            return new Event(label, OptionalDouble.of(from), OptionalDouble.empty(), State.DONE);
        }

        /** Something of which only the end is known. */
        public static Event until(String label, double to) {
            return new Event(label, OptionalDouble.empty(), OptionalDouble.of(to), State.DONE);
        }

        /** The same as something that was announced, which is not done. */
        public Event announced() {
            return new Event(label, from, to, State.ANNOUNCED);
        }

        boolean isMoment() {
            return from.isPresent() && from.equals(to);
        }
    }

    /** Whether it is done. */
    public enum State {
        /** It was done, or goes on. */
        DONE,
        /** It was announced, which is not done. */
        ANNOUNCED
    }

    /** Copies the lanes. */
    public Timeline {
        lanes = List.copyOf(lanes);
    }

    /** Lanes over the years. */
    public static Timeline of(List<Lane> lanes) {
        return new Timeline(lanes, Axis.years());
    }

    /** The same with other lanes. */
    public Timeline withLanes(List<Lane> lanes) {
        return new Timeline(lanes, years);
    }

    /** The same over another axis. */
    public Timeline withYears(Axis years) {
        return new Timeline(lanes, years);
    }

    @Override
    public <R> R read(Reader<R> reader) {
        return reader.timeline(this);
    }

    /** In words: what a terminal shows. */
    @Override
    public String toString() {
        return AltText.of(this);
    }
}
