package org.headcount.reading;

import java.util.OptionalDouble;
import org.headcount.document.Figure;
import org.headcount.document.Kind;
import org.headcount.document.Unit;

/** Gives a figure the unit that its surroundings say and its own words do not. */
final class FigureUnits {

    private FigureUnits() {}

    /** A cell's figure in the scale that its header says, and without its sign where a sentence says "fell by" instead. */
    static Figure scaled(Figure figure, double scale, boolean unsigned) {
        Figure scaled = figure.scaled(scale);
        return unsigned && scaled.high() < 0 ? scaled.withRange(-scaled.high(), -scaled.low()) : scaled;
    }

    /** One number of a figure, such as the day of a date. */
    static Figure of(Figure figure, double number, Unit unit) {
        return new Figure(
                figure.id(),
                figure.provenance(),
                figure.text(),
                number,
                number,
                unit,
                figure.hedge(),
                figure.kind(),
                OptionalDouble.of(0),
                figure.period(),
                figure.topic(),
                figure.scope(),
                figure.description(),
                figure.caveats());
    }

    /** The same number of a unit and kind that another figure prints. */
    static Figure as(Figure figure, Unit unit, Kind kind) {
        return new Figure(
                figure.id(),
                figure.provenance(),
                figure.text(),
                figure.low(),
                figure.high(),
                unit,
                figure.hedge(),
                kind,
                figure.halfUnit(),
                figure.period(),
                figure.topic(),
                figure.scope(),
                figure.description(),
                figure.caveats());
    }

    /** The same figure in a unit that a header, or the words behind it, give it. */
    static Figure as(Figure figure, Unit unit) {
        return figure.withUnit(unit);
    }
}
