package org.headcount.reading;

import java.util.Optional;
import org.headcount.document.Figure;
import org.headcount.document.Kind;
import org.headcount.document.Unit;

/**
 * One place of a sentence as claim patterns see it: a word, a sign, or a whole figure.
 *
 * @param text a word in lower case, or a sign; empty for a figure
 * @param figure the figure, if it is one
 */
record Item(String text, Optional<ReadFigure> figure) {

    /** Stands for what is before the first and after the last item. */
    static final Item NONE = new Item("", Optional.empty());

    private static final Unit POINTS = Unit.parse("percentage_points");
    private static final Unit INDEX_POINTS = Unit.parse("index_points");
    private static final Unit BASIS_POINTS = Unit.parse("basis_points");

    boolean is(String word) {
        return text.equals(word);
    }

    /** Whether it is a figure that says how much or how many. */
    boolean isQuantity() {
        return figure.isPresent() && get().kind().isQuantity() && get().kind() != Kind.FREQUENCY;
    }

    boolean isDate() {
        return figure.isPresent() && get().kind() == Kind.DATE;
    }

    /** Whether it is a percentage, of a whole or of growth. */
    boolean isPercent() {
        return isQuantity() && get().unit().isPercent();
    }

    boolean isPoints() {
        return isQuantity() && (get().unit().equals(POINTS) || get().unit().equals(BASIS_POINTS));
    }

    /** Whether it is in bare points, which between percentages are percentage points. */
    boolean isIndexPoints() {
        return isQuantity() && get().unit().equals(INDEX_POINTS);
    }

    boolean isBasisPoints() {
        return isQuantity() && get().unit().equals(BASIS_POINTS);
    }

    boolean isMultiple() {
        return isQuantity() && get().unit().equals(Unit.RATIO);
    }

    boolean isDuration() {
        return isQuantity() && get().kind() == Kind.DURATION;
    }

    /** Whether it is an amount or a count: something of which a share can be taken. */
    boolean isAmount() {
        return isQuantity() && !isPercent() && !isPoints() && !isMultiple() && !isDuration() && !isIndexPoints();
    }

    /** The figure. */
    Figure get() {
        return figure.orElseThrow().figure();
    }
}
