package org.headcount.reading;

import java.util.OptionalDouble;
import org.headcount.document.Figure;
import org.headcount.document.Unit;

/** Gives a figure the unit that its surroundings say and its own words do not. */
final class FigureUnits {

    private FigureUnits() {}

    /** A cell's figure in the scale that its header says, and without its sign where a sentence says "fell by" instead. */
    static Figure scaled(Figure figure, double scale, boolean unsigned) {
        double low = figure.low() * scale;
        double high = figure.high() * scale;
        boolean turned = unsigned && high < 0;
        return new Figure(
                figure.id(),
                figure.provenance(),
                figure.text(),
                turned ? -high : low,
                turned ? -low : high,
                figure.unit(),
                figure.hedge(),
                figure.kind(),
                figure.halfUnit().isPresent()
                        ? OptionalDouble.of(figure.halfUnit().getAsDouble() * scale)
                        : figure.halfUnit(),
                figure.period(),
                figure.topic(),
                figure.scope(),
                figure.description(),
                figure.caveats());
    }

    /** The same figure in a unit that a header, or the words behind it, give it. */
    static Figure as(Figure figure, Unit unit) {
        return figure.unit().equals(unit)
                ? figure
                : new Figure(
                        figure.id(),
                        figure.provenance(),
                        figure.text(),
                        figure.low(),
                        figure.high(),
                        unit,
                        figure.hedge(),
                        figure.kind(),
                        figure.halfUnit(),
                        figure.period(),
                        figure.topic(),
                        figure.scope(),
                        figure.description(),
                        figure.caveats());
    }
}
