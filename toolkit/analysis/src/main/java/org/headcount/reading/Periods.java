package org.headcount.reading;

import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.headcount.document.Kind;
import org.headcount.document.Period;

/** The time that a figure speaks of, from the dates of its sentence; none rather than a guess. */
final class Periods {

    private static final int NEAR = 8;

    private final Sentence s;
    private final List<Dates.Found> dates;

    /** The first tokens of all quantities of the sentence, in order. */
    private final int[] starts;

    /** For every token the number of semicolons before it. */
    private final int[] clauses;

    Periods(Sentence sentence, List<Dates.Found> dates, List<FoundQuantity> found) {
        this.s = sentence;
        this.dates = dates.stream().filter(date -> isStated(sentence, date)).toList();
        this.starts = found.stream()
                .filter(one -> one.kind() != Kind.DATE)
                .mapToInt(FoundQuantity::from)
                .toArray();
        this.clauses = new int[sentence.size() + 1];
        for (int i = 0; i < sentence.size(); i++) {
            clauses[i + 1] = clauses[i] + (sentence.at(i).is(";") ? 1 : 0);
        }
    }

    /** The period of a figure: of a date attached behind it, else of the last one before it, else of the only one. */
    Period of(FoundQuantity quantity) {
        int next = firstFrom(quantity.to());
        for (int i = next; i < dates.size() && dates.get(i).from() - quantity.to() <= NEAR; i++) {
            if (isAttached(quantity, dates.get(i).from())) {
                return meant(dates.get(i));
            }
        }
        for (int i = Math.min(next, dates.size()) - 1; i >= Math.max(0, next - 2); i--) {
            if (dates.get(i).to() <= quantity.from()) {
                return isSameClause(dates.get(i).to(), quantity.from())
                        ? end(quantity, meant(dates.get(i)))
                        : Period.UNSTATED;
            }
        }
        boolean only = dates.size() == 1
                && isSameClause(
                        Math.min(quantity.to(), dates.get(0).to()),
                        Math.max(quantity.from(), dates.get(0).from()));
        return only ? meant(dates.get(0)) : Period.UNSTATED;
    }

    /** Between two years, what something rose from is of the first, and what it rose to of the last. */
    private Period end(FoundQuantity quantity, Period period) {
        if (period.from().isEmpty() || period.to().isEmpty() || period.from().equals(period.to())) {
            return period;
        }
        int from = wordBefore("from", quantity.from());
        int to = wordBefore("to", quantity.from());
        boolean last = to > 0 && (s.has(to - 2, "from") || isFromBefore(to));
        return from > 0
                ? new Period(period.from(), period.from())
                : last ? new Period(period.to(), period.to()) : period;
    }

    private int wordBefore(String word, int place) {
        for (int i = place - 1; i >= Math.max(0, place - 2); i--) {
            if (s.at(i).is(word)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the quantity before a place is one that something rose from. */
    private boolean isFromBefore(int place) {
        int next = Arrays.binarySearch(starts, place);
        int before = (next < 0 ? -next - 1 : next) - 1;
        return before >= 0 && wordBefore("from", starts[before]) > 0;
    }

    /** The first date that starts at a token or after it. */
    private int firstFrom(int token) {
        int low = 0;
        int high = dates.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (dates.get(middle).from() < token) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A date says when something is, unless it says when something falls due. */
    private static boolean isStated(Sentence s, Dates.Found date) {
        int lead = s.at(date.from() - 1).is("in") || s.at(date.from() - 1).is("by") ? date.from() - 2 : date.from() - 1;
        return !date.period().equals(Period.UNSTATED)
                && !s.at(lead).is("due")
                && !s.at(lead).is("maturing");
    }

    private boolean isSameClause(int from, int to) {
        return clauses[Math.min(from, s.size())] == clauses[Math.min(to, s.size())];
    }

    /** Whether only a preposition and a few words are between, no comma or other break, and no other quantity. */
    private boolean isAttached(FoundQuantity quantity, int date) {
        // "was A and in 2024 B": the date belongs to what follows.
        if (s.at(date - 2).is("and") && s.at(date - 1).is("in")) {
            return false;
        }
        for (int i = quantity.to(); i < date; i++) {
            if (s.at(i).isSign() && !s.at(i).isDash() && !s.at(i).is("(")) {
                return false;
            }
        }
        int next = Arrays.binarySearch(starts, quantity.from() + 1);
        int at = next < 0 ? -next - 1 : next;
        return at >= starts.length || starts[at] >= date;
    }

    /** {@code by 2010} has no start, {@code since 1996} no end. */
    private Period meant(Dates.Found date) {
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
