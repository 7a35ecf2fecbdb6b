package org.headcount.plot;

import java.awt.geom.Path2D;
import java.util.List;
import java.util.Optional;

/**
 * A picture laid out: every mark at its place. Those who write it out decide nothing.
 *
 * @param width in pixels of CSS
 * @param height the same
 * @param title what it shows
 * @param description what is to be seen, for those who do not see it
 * @param marks what is drawn, from the back
 */
record Scene(double width, double height, String title, String description, List<Mark> marks) {

    Scene {
        marks = List.copyOf(marks);
    }

    /** One thing that is drawn. */
    sealed interface Mark permits Area, Words {}

    /**
     * An area, a line, or a line around an area.
     *
     * @param path its outline
     * @param fill what it is filled with
     * @param pen what it is drawn with
     */
    record Area(Path2D path, Optional<Fill> fill, Optional<Pen> pen) implements Mark {}

    /**
     * A line of text.
     *
     * @param text the text, clean
     * @param x its left end; of standing text, its base
     * @param y its base; of standing text, its lower end
     * @param style how it is set
     * @param upright whether it is rotated upright on its left end
     */
    record Words(String text, double x, double y, Style style, boolean upright) implements Mark {

        double width() {
            return Typeface.width(text, style);
        }

        Box box() {
            return upright
                    ? new Box(x - style.ascent(), y - width(), style.height(), width())
                    : new Box(x, y - style.ascent(), width(), style.height());
        }
    }

    /**
     * A rectangle on the picture.
     *
     * @param x its left side
     * @param y its upper side
     * @param width how wide
     * @param height how tall
     */
    record Box(double x, double y, double width, double height) {

        boolean meets(Box other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }

        boolean isInside(double left, double top, double right, double bottom) {
            return x >= left && y >= top && x + width <= right && y + height <= bottom;
        }

        Box grown(double by) {
            return new Box(x - by, y - by, width + 2 * by, height + 2 * by);
        }
    }

    /** The lines of text, from the back. */
    List<Words> words() {
        return marks.stream()
                .filter(Words.class::isInstance)
                .map(Words.class::cast)
                .toList();
    }
}
