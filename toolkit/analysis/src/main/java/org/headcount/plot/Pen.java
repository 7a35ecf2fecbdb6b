package org.headcount.plot;

import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What a line is drawn with.
 *
 * @param colour its colour
 * @param width in pixels of CSS
 * @param dash how it is broken
 * @param opacity from 0 to 1
 */
record Pen(String colour, double width, Dash dash, double opacity) {

    /** How a line is broken, in lengths of ink and gap. */
    enum Dash {
        SOLID,
        LONG,
        SHORT,
        DOTTED,
        MIXED;

        /** The lengths as plotly.js reads them; its own dashes are too long for a legend. */
        String plotly() {
            return this == SOLID
                    ? "solid"
                    : DoubleStream.of(lengths())
                            .mapToObj(length -> Svg.number(length) + "px")
                            .collect(Collectors.joining(","));
        }

        /** Lengths of ink and gap in turn; none where it is not broken. */
        double[] lengths() {
            return switch (this) {
                case SOLID -> new double[0];
                case LONG -> new double[] {9, 4};
                case SHORT -> new double[] {5, 3};
                case DOTTED -> new double[] {1.5, 3};
                case MIXED -> new double[] {9, 3, 2, 3};
            };
        }
    }

    static Pen of(String colour, double width) {
        return new Pen(colour, width, Dash.SOLID, 1);
    }

    static Pen of(String colour, double width, Dash dash) {
        return new Pen(colour, width, dash, 1);
    }

    Pen faded(double opacity) {
        return new Pen(colour, width, dash, opacity);
    }
}
