package org.headcount.document;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The checks that relations share; each adds an objection or nothing. */
final class Checks {

    private final List<Objection> objections = new ArrayList<>();

    List<Objection> list() {
        return List.copyOf(objections);
    }

    private Checks object(Objection.Reason reason, String message) {
        objections.add(new Objection(reason, message));
        return this;
    }

    /** Money of two currencies never meets without an exchange rate. */
    Checks oneCurrency(Quantity a, Quantity b) {
        if (a.unit().isMoney()
                && b.unit().isMoney()
                && !a.unit().currencies().equals(b.unit().currencies())) {
            object(
                    Objection.Reason.CURRENCY,
                    String.format(
                            "%s is in %s and %s in %s: no exchange rate is printed, and nothing is converted unasked",
                            a.words(), a.unit(), b.words(), b.unit()));
        }
        return this;
    }

    Checks likeUnits(Quantity a, Quantity b) {
        oneCurrency(a, b);
        if (objections.isEmpty() && !a.unit().difference().equals(b.unit().difference())) {
            object(
                    Objection.Reason.UNIT,
                    String.format("%s is in %s and %s in %s", a.words(), a.unit(), b.words(), b.unit()));
        }
        return this;
    }

    /** The part's scope must lie in the whole's; of money, its time as well. */
    Checks inside(Quantity part, Quantity whole) {
        if (bothStated(part, whole) && !whole.scope().contains(part.scope())) {
            object(
                    Objection.Reason.SCOPE,
                    String.format(
                            "%s covers %s, which is no part of %s (%s)",
                            part.words(), part.scope(), whole.scope(), whole.words()));
        }
        if (whole.unit().isMoney() && !whole.period().mayContain(part.period())) {
            object(
                    Objection.Reason.PERIOD,
                    String.format(
                            "%s is of %s, which is not within %s (%s)",
                            part.words(), part.period(), whole.period(), whole.words()));
        }
        return this;
    }

    Checks sameScope(Quantity a, Quantity b) {
        if (bothStated(a, b) && !a.scope().equals(b.scope())) {
            object(
                    Objection.Reason.SCOPE,
                    String.format("%s covers %s, but %s covers %s", a.words(), a.scope(), b.words(), b.scope()));
        }
        return this;
    }

    /** What lies inside another, or is the same, must not be added to it. */
    Checks disjoint(List<? extends Quantity> terms) {
        for (int i = 0; i < terms.size(); i++) {
            for (int j = i + 1; j < terms.size(); j++) {
                Quantity a = terms.get(i);
                Quantity b = terms.get(j);
                if (bothStated(a, b) && a.scope().isNestedWith(b.scope())) {
                    Quantity inner = a.scope().contains(b.scope()) ? b : a;
                    Quantity outer = inner == a ? b : a;
                    object(
                            Objection.Reason.SCOPE,
                            String.format(
                                    "%s (%s) lies inside %s (%s): added, it would count twice",
                                    inner.words(), inner.scope(), outer.words(), outer.scope()));
                }
            }
        }
        return this;
    }

    Checks sameTopic(Quantity a, Quantity b) {
        if (!a.topic().isEmpty() && !b.topic().isEmpty() && !a.topic().equals(b.topic())) {
            object(
                    Objection.Reason.TOPIC,
                    String.format(
                            "%s is a value of %s, but %s of %s: not the same thing",
                            a.words(), a.topic(), b.words(), b.topic()));
        }
        return this;
    }

    Checks steps(int steps, OptionalInt between) {
        if (steps <= 0) {
            object(Objection.Reason.PERIOD, "growth needs at least one step, and this has " + steps);
        } else if (between.isPresent() && between.getAsInt() != steps) {
            object(
                    Objection.Reason.PERIOD,
                    String.format(
                            "from the first year to the last there are %s yearly steps, not %s",
                            Wording.small(between.getAsInt()), Wording.small(steps)));
        }
        return this;
    }

    Checks percent(Quantity a) {
        if (!a.unit().isPercent()) {
            object(
                    Objection.Reason.UNIT,
                    String.format("%s is in %s: points are between percentages", a.words(), a.unit()));
        }
        return this;
    }

    Checks positive(Term term) {
        if (term instanceof Term.Input input && input.point() <= 0) {
            object(Objection.Reason.VALUE, "growth is not defined for " + term.words());
        }
        return this;
    }

    private static boolean bothStated(Quantity a, Quantity b) {
        return a.scope().isStated() && b.scope().isStated();
    }
}
