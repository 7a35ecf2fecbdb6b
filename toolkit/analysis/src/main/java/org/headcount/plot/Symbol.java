package org.headcount.plot;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** The shape of a point. */
enum Symbol {
    CIRCLE("circle"),
    SQUARE("square"),
    DIAMOND("diamond"),
    TRIANGLE("triangle-up"),
    CROSS("x"),
    RING("circle-open"),
    BOX("square-open");

    private final String plotly;

    Symbol(String plotly) {
        this.plotly = plotly;
    }

    /** What plotly.js calls it. */
    String plotly() {
        return plotly;
    }

    boolean isFilled() {
        return this != RING && this != BOX && this != CROSS;
    }

    /** Its outline around a point; the shapes look equally large. */
    Path2D at(double x, double y, double r) {
        Path2D path = new Path2D.Double();
        switch (this) {
            case CIRCLE, RING -> path.append(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r), false);
            case SQUARE, BOX ->
                polygon(
                        path,
                        x - r * 0.9,
                        y - r * 0.9,
                        x + r * 0.9,
                        y - r * 0.9,
                        x + r * 0.9,
                        y + r * 0.9,
                        x - r * 0.9,
                        y + r * 0.9);
            case DIAMOND -> polygon(path, x, y - r * 1.25, x + r * 1.25, y, x, y + r * 1.25, x - r * 1.25, y);
            case TRIANGLE -> polygon(path, x, y - r * 1.2, x + r * 1.15, y + r * 0.9, x - r * 1.15, y + r * 0.9);
            case CROSS -> {
                path.moveTo(x - r * 0.9, y - r * 0.9);
                path.lineTo(x + r * 0.9, y + r * 0.9);
                path.moveTo(x - r * 0.9, y + r * 0.9);
                path.lineTo(x + r * 0.9, y - r * 0.9);
            }
        }
        return path;
    }

    private static void polygon(Path2D path, double... corners) {
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
    }
}
