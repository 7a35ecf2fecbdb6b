package org.headcount.reading;

import java.time.temporal.Temporal;
import java.util.List;
import java.util.Optional;
import org.headcount.document.Period;

/** The time that a figure speaks of, from the dates of its sentence; none rather than a guess. */
final class Periods {

    private static final int NEAR = 8;

    private Periods() {}

    /**
     * The period of a figure.
     *
     * @param dates the sentence's dates, in order
     * @param starts the first tokens of all quantities of the sentence, in order
     */
    static Period of(Sentence s, FoundQuantity quantity, List<Dates.Found> dates, List<Integer> starts) {
        Optional<Dates.Found> after = dates.stream()
                .filter(date -> date.from() >= quantity.to() && date.from() - quantity.to() <= NEAR)
                .filter(date -> isStated(date) && isAttached(s, quantity.to(), date.from()))
                .filter(date -> starts.stream().noneMatch(start -> start > quantity.from() && start < date.from()))
                .findFirst();
        if (after.isPresent()) {
            return meant(s, after.get());
        }
        Optional<Dates.Found> before = dates.stream()
                .filter(date -> date.to() <= quantity.from() && isStated(date))
                .reduce((earlier, later) -> later);
        if (before.isPresent()) {
            return meant(s, before.get());
        }
        List<Dates.Found> stated = dates.stream().filter(Periods::isStated).toList();
        return stated.size() == 1 ? meant(s, stated.get(0)) : Period.UNSTATED;
    }

    private static boolean isStated(Dates.Found date) {
        return !date.period().equals(Period.UNSTATED);
    }

    /** Whether only a preposition and a few words stand between, no comma or other break. */
    private static boolean isAttached(Sentence s, int from, int to) {
        for (int i = from; i < to; i++) {
            if (s.at(i).isSign() && !s.at(i).isDash() && !s.at(i).is("(")) {
                return false;
            }
        }
        return true;
    }

    /** {@code by 2010} has no start, {@code since 1996} no end. */
    private static Period meant(Sentence s, Dates.Found date) {
        int at = date.from() - 1;
        for (int i = at; i > at - 4 && i >= 0; i--) {
            if (s.at(i).is("since")) {
                return new Period(date.period().from(), Optional.<Temporal>empty());
            }
            if (s.at(i).is("by") || s.at(i).is("until") || s.at(i).is("till")) {
                return new Period(Optional.empty(), date.period().to());
            }
            if (!s.at(i).is("the")
                    && !s.at(i).is("end")
                    && !s.at(i).is("of")
                    && !s.at(i).is("year")) {
                break;
            }
        }
        return date.period();
    }
}
