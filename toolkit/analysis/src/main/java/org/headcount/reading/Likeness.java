package org.headcount.reading;

import java.util.Optional;
import java.util.Set;
import org.headcount.document.Figure;
import org.headcount.document.Unit;

/** Whether figures may be put together: their units, what they count, and when. */
final class Likeness {

    private static final Set<String> TIMES = Set.of("hours", "days", "weeks", "months", "years");

    private static final String UNNAMED = "items";

    /** Nouns that count people, of which one may be a part of another. */
    private static final Set<String> PEOPLE = Set.of(
            "persons",
            "people",
            "individuals",
            "children",
            "men",
            "women",
            "workers",
            "farmers",
            "students",
            "pupils",
            "teachers",
            "residents",
            "citizens",
            "patients",
            "participants",
            "adults",
            "employees",
            "staff",
            "personnel",
            "refugees",
            "migrants",
            "voters",
            "girls",
            "boys",
            "cadres",
            "officials",
            "members",
            "victims",
            "inhabitants",
            "respondents",
            "infants",
            "troops",
            "soldiers",
            "nurses",
            "doctors",
            "midwives",
            "graduates",
            "trainees",
            "beneficiaries",
            "recipients",
            "volunteers",
            "passengers",
            "applicants",
            "candidates",
            "delegates",
            "visitors",
            "tourists",
            "customers",
            "prisoners",
            "inmates",
            "survivors",
            "mothers",
            "fathers",
            "parents",
            "youths",
            "teenagers",
            "seniors",
            "pensioners",
            "immigrants",
            "newcomers",
            "learners",
            "villagers",
            "representatives",
            "contacts",
            "males",
            "females",
            "subjects");

    /** Nouns that may count what another noun counts too. */
    private static final Set<String> EVENTS = Set.of("cases", "infections", "deaths", "fatalities", "recoveries");

    private Likeness() {}

    /** Whether both measure the same: one currency, percent, one measure; of counts, whatever they count. */
    static boolean sameMeasure(Figure a, Figure b) {
        if ((a.unit().isCount() && b.unit().isCount()) || (isCountInTime(a.unit()) && isCountInTime(b.unit()))) {
            return true;
        }
        Unit x = a.unit();
        Unit y = b.unit();
        boolean once = x.equals(x.numerator()) != y.equals(y.numerator())
                && x.numerator().equals(y.numerator());
        return x.equals(y) || sameWithoutTime(x, y) || (once && !x.numerator().isCount());
    }

    /** A count, or one per day, month or year: "188,000 trips a day ... from 177,000". */
    private static boolean isCountInTime(Unit unit) {
        return unit.numerator().isCount()
                && unit.powers().entrySet().stream()
                        .allMatch(power -> power.getValue() > 0 || TIMES.contains(power.getKey()));
    }

    private static boolean sameWithoutTime(Unit a, Unit b) {
        return a.isPercent()
                && b.isPercent()
                && a.currencies().isEmpty()
                && b.currencies().isEmpty();
    }

    /** Whether they are values of one thing: the same measure, and of counts the same noun as far as both print one. */
    static boolean sameThing(ReadFigure a, ReadFigure b) {
        if (!sameMeasure(a.figure(), b.figure())) {
            return false;
        }
        if (!a.figure().unit().isCount()) {
            return true;
        }
        Optional<String> x = head(a);
        Optional<String> y = head(b);
        return x.isEmpty() || y.isEmpty() || x.equals(y) || (PEOPLE.contains(x.get()) && PEOPLE.contains(y.get()));
    }

    /** Whether one may be a part of the other: also of counts with nouns for people, or for cases of illness. */
    static boolean mayBePart(ReadFigure part, ReadFigure whole) {
        boolean named = head(whole).isPresent()
                || head(part).filter(noun -> !PEOPLE.contains(noun)).isEmpty();
        if (sameThing(part, whole)) {
            return named || !part.figure().unit().isCount();
        }
        boolean counts = part.figure().unit().isCount() && whole.figure().unit().isCount();
        return counts
                && head(part).filter(EVENTS::contains).isPresent()
                && head(whole).filter(EVENTS::contains).isPresent();
    }

    /** The counted noun; nothing where none is printed beside the number. */
    static Optional<String> head(ReadFigure figure) {
        String unit = figure.figure().unit().bases().stream().findFirst().orElse(UNNAMED);
        return Optional.of(unit).filter(noun -> !noun.equals(UNNAMED));
    }

    /** Whether the noun counts cases of illness or what became of them. */
    static boolean isEvent(String noun) {
        return EVENTS.contains(noun);
    }

    static boolean isPeople(String noun) {
        return PEOPLE.contains(noun);
    }
}
