package org.headcount.reading;

import java.util.Optional;
import org.headcount.document.Figure;
import org.headcount.document.Kind;
import org.headcount.document.Unit;

/**
 * One place of a sentence as claim patterns see it: a word, a sign, or a whole figure. What sort of figure it is, is
 * asked many times by every pattern, and so computed once.
 */
final class Item {

    private static final Unit POINTS = Unit.parse("percentage_points");
    private static final Unit INDEX_POINTS = Unit.parse("index_points");
    private static final Unit BASIS_POINTS = Unit.parse("basis_points");

    /** Stands for what is before the first and after the last item. */
    static final Item NONE = new Item("", Optional.empty());

    private final String text;
    private final Optional<ReadFigure> figure;
    private final boolean quantity;
    private final boolean percent;
    private final boolean points;
    private final boolean basisPoints;
    private final boolean indexPoints;
    private final boolean multiple;
    private final boolean duration;

    /**
     * A place.
     *
     * @param text a word in lower case, or a sign; empty for a figure
     * @param figure the figure, if it is one
     */
    Item(String text, Optional<ReadFigure> figure) {
        this.text = text;
        this.figure = figure;
        Kind kind = figure.map(read -> read.figure().kind()).orElse(Kind.VAGUE);
        Unit unit = figure.map(read -> read.figure().unit()).orElse(Unit.RATIO);
        this.quantity = figure.isPresent() && kind.isQuantity() && kind != Kind.FREQUENCY;
        this.percent = quantity && unit.isPercent();
        this.basisPoints = quantity && unit.equals(BASIS_POINTS);
        this.points = basisPoints || (quantity && unit.equals(POINTS));
        this.indexPoints = quantity && unit.equals(INDEX_POINTS);
        this.multiple = quantity && unit.equals(Unit.RATIO);
        this.duration = quantity && kind == Kind.DURATION;
    }

    String text() {
        return text;
    }

    /** The figure with its place, if it is one. */
    Optional<ReadFigure> figure() {
        return figure;
    }

    boolean is(String word) {
        return text.equals(word);
    }

    /** Whether it is a figure that says how much or how many. */
    boolean isQuantity() {
        return quantity;
    }

    boolean isDate() {
        return figure.isPresent() && get().kind() == Kind.DATE;
    }

    /** Whether it is a percentage, of a whole or of growth. */
    boolean isPercent() {
        return percent;
    }

    boolean isPoints() {
        return points;
    }

    /** Whether it is in bare points, which between percentages are percentage points. */
    boolean isIndexPoints() {
        return indexPoints;
    }

    boolean isBasisPoints() {
        return basisPoints;
    }

    boolean isMultiple() {
        return multiple;
    }

    boolean isDuration() {
        return duration;
    }

    /** Whether it is an amount or a count: something of which a share can be taken. */
    boolean isAmount() {
        return quantity && !percent && !points && !multiple && !duration && !indexPoints;
    }

    /** The figure. */
    Figure get() {
        return figure.orElseThrow().figure();
    }

    @Override
    public String toString() {
        return figure.map(ReadFigure::text).orElse(text);
    }
}
