package org.headcount.plot;

import java.util.List;
import java.util.Optional;

/**
 * Lines, dots and curves over two axes, each with a band around it if there is one.
 *
 * @param x the axis across
 * @param y the axis up
 * @param curves what is drawn, in the order of their colours
 * @param acrossAt values across that others are held against: an event, the end of a plan
 * @param upAt values up that others are held against: a poverty line, a target
 */
public record LineForm(Axis x, Axis y, List<Curve> curves, List<Reference> acrossAt, List<Reference> upAt)
        implements Form {

    /** How the points of a curve are shown. */
    public enum Stroke {
        /** Joined. */
        LINE,
        /** Joined, with each point to be seen. */
        LINE_AND_DOTS,
        /** Each by itself. */
        DOTS
    }

    /**
     * One line.
     *
     * @param name what it is called
     * @param points where it goes, from left to right
     * @param stroke how
     * @param band all that it may be
     */
    public record Curve(String name, Points points, Stroke stroke, Optional<Band> band) {

        /** Points joined by a line. */
        public static Curve line(String name, double[] x, double[] y) {
            return new Curve(name, Points.of(x, y), Stroke.LINE, Optional.empty());
        }

        /** Points each by itself. */
        public static Curve dots(String name, double[] x, double[] y) {
            return new Curve(name, Points.of(x, y), Stroke.DOTS, Optional.empty());
        }

        /** The same shown otherwise. */
        public Curve withStroke(Stroke stroke) {
            return new Curve(name, points, stroke, band);
        }

        /** The same under another name. */
        public Curve withName(String name) {
            return new Curve(name, points, stroke, band);
        }

        /** The same with a band around it, from one height to another at each point across. */
        public Curve withBand(double[] x, double[] low, double[] high) {
            return new Curve(name, points, stroke, Optional.of(new Band(Points.of(x, low), Points.of(x, high))));
        }
    }

    /**
     * All that a curve may be.
     *
     * @param low its lower edge
     * @param high its upper edge
     */
    public record Band(Points low, Points high) {

        /** Checks that there is an upper edge wherever there is a lower. */
        public Band {
            if (low.size() != high.size()) {
                throw new IllegalArgumentException("a band has " + low.size() + " points below and " + high.size()
                        + " above: leave out those with one edge");
            }
        }
    }

    /** Copies the lists. */
    public LineForm {
        curves = List.copyOf(curves);
        acrossAt = List.copyOf(acrossAt);
        upAt = List.copyOf(upAt);
    }

    /** Curves over two axes. */
    public static LineForm of(Axis x, Axis y, List<Curve> curves) {
        return new LineForm(x, y, curves, List.of(), List.of());
    }

    /** The same over another axis. */
    public LineForm withX(Axis x) {
        return new LineForm(x, y, curves, acrossAt, upAt);
    }

    /** The same up another axis. */
    public LineForm withY(Axis y) {
        return new LineForm(x, y, curves, acrossAt, upAt);
    }

    /** The same with other curves. */
    public LineForm withCurves(List<Curve> curves) {
        return new LineForm(x, y, curves, acrossAt, upAt);
    }

    /** The same with references to hold values across against. */
    public LineForm withAcrossAt(Reference... references) {
        return new LineForm(x, y, curves, List.of(references), upAt);
    }

    /** The same with references to hold values up against. */
    public LineForm withUpAt(Reference... references) {
        return new LineForm(x, y, curves, acrossAt, List.of(references));
    }

    @Override
    public <R> R read(Reader<R> reader) {
        return reader.line(this);
    }

    /** In words: what a terminal shows. */
    @Override
    public String toString() {
        return AltText.of(this);
    }
}
