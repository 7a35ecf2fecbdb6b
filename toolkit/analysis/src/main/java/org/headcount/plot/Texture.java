package org.headcount.plot;

/** What an area is filled with, beside its colour. */
enum Texture {
    /** The plain colour. */
    SOLID(""),
    /** Lines that rise to the right. */
    RISING("/"),
    /** Dots. */
    DOTTED("."),
    /** Lines that fall to the right. */
    FALLING("\\"),
    /** Lines both ways. */
    CROSSED("x"),
    /** Level lines. */
    LEVEL("-");

    private final String shape;

    Texture(String shape) {
        this.shape = shape;
    }

    /** What plotly.js calls it. */
    String shape() {
        return shape;
    }
}
