package org.headcount.plot;

import java.util.Optional;

/**
 * A remark for the reader: beside a point of a line, or under the picture.
 *
 * @param text what
 * @param at the point that it speaks of; nothing for the picture as a whole
 */
public record PlotNote(String text, Optional<Place> at) {

    /**
     * A point in the units of the axes.
     *
     * @param x how far across
     * @param y how far up
     */
    public record Place(double x, double y) {}

    /** Under the picture. */
    public static PlotNote of(String text) {
        return new PlotNote(text, Optional.empty());
    }

    /** Beside a point of a line; under other forms, which have no points. */
    public static PlotNote at(double x, double y, String text) {
        return new PlotNote(text, Optional.of(new Place(x, y)));
    }
}
