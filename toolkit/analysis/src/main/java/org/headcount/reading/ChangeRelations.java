package org.headcount.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.headcount.document.Claim;
import org.headcount.document.Composition;
import org.headcount.document.Figure;
import org.headcount.document.Proportion;
import org.headcount.document.Relation;
import org.headcount.document.Restatement;
import org.headcount.document.Term;
import org.headcount.document.Trend;
import org.headcount.document.Unit;

/** Which relation a change claims to be, by its unit and the words around it. */
final class ChangeRelations {

    private ChangeRelations() {}

    /**
     * Declares a change between two values.
     *
     * @param direction positive for a rise, negative for a fall, zero where the values decide
     */
    static void declare(TaggedSentence s, int first, int last, int change, int direction, Drafts drafts) {
        declare(s, s.at(first), s.at(last), change, direction, drafts);
    }

    /** The same for a change whose unit another figure prints. */
    static void declare(
            TaggedSentence s,
            int first,
            int last,
            int change,
            org.headcount.document.Unit unit,
            int direction,
            Drafts drafts) {
        Figure read = FigureUnits.as(s.at(change).get(), unit);
        ReadFigure whole = s.at(change).figure().orElseThrow().with(read);
        declare(s.with(change, whole), s.at(first), s.at(last), change, direction, drafts);
    }

    /** The same for values of which one is in another sentence. */
    static void declare(TaggedSentence s, Item first, Item last, int change, int direction, Drafts drafts) {
        Figure a = first.get();
        Figure b = last.get();
        Figure c = s.at(change).get();
        boolean signed = c.low() < 0;
        // A time that is "ahead" or "better" is the shorter one.
        int way = first.isDuration() ? 0 : direction;
        boolean falls = !signed && (way < 0 || (way == 0 && b.point() < a.point()));
        if (s.at(change).isPercent()) {
            percent(s, change, a, b, falls, drafts);
        } else if (s.at(change).isPoints()
                || (s.at(change).isIndexPoints() && a.unit().isPercent())) {
            Term high = falls ? a : b;
            Term low = falls ? b : a;
            Relation points = s.at(change).isBasisPoints()
                    ? Composition.Points.basis(high, low)
                    : new Composition.Points(high, low, c.unit());
            drafts.add("points", c, points);
        } else if (s.at(change).isMultiple()) {
            multiple(s, change, a, b, drafts);
        } else if (!a.unit().isPercent()) {
            Term high = Restatement.ReadAs.in(c.unit(), falls ? a : b);
            Term low = Restatement.ReadAs.in(c.unit(), falls ? b : a);
            drafts.add("difference", c, new Composition.Difference(high, low));
        }
    }

    private static void multiple(TaggedSentence s, int change, Figure a, Figure b, Drafts drafts) {
        Figure c = s.at(change).get();
        Term base = a;
        Term amount = Restatement.ReadAs.in(a.unit(), b);
        Relation times = new Proportion.Multiple(amount, base);
        boolean shrinks = c.low() > 1 && b.point() < a.point();
        if (shrinks) {
            drafts.add("multiple", c, new Proportion.Multiple(base, amount));
        } else if (s.after(change, 2, ClaimWords.COMPARATIVE) || s.before(change, 3, java.util.Set.of("by"))) {
            // "Three times higher" and "increased by three times" are read either way.
            Relation more = new Composition.Difference(times, new Term.Literal(1, Unit.RATIO, "one"));
            drafts.either("multiple", c, times, more);
        } else {
            drafts.add("multiple", c, times);
        }
    }

    private static void percent(TaggedSentence s, int change, Figure a, Figure b, boolean falls, Drafts drafts) {
        Figure c = s.at(change).get();
        Term last = Restatement.ReadAs.in(a.unit(), b);
        Relation total = falls ? new Trend.TotalDecline(a, last) : new Trend.TotalGrowth(a, last);
        if (isYearly(s, change)) {
            yearly(s, change, a, last, falls, total, drafts);
            return;
        }
        Relation claim = (Relation) Restatement.ReadAs.in(c.unit(), total);
        if (a.unit().isPercent()) {
            // A percentage that rises "by 5 percent" may mean points: where points fit, nothing is said.
            Relation points = falls ? new Composition.Difference(a, b) : new Composition.Difference(b, a);
            drafts.unless("total-change", c, claim, (Relation) Restatement.ReadAs.in(c.unit(), points));
        } else {
            drafts.change(c, claim);
        }
    }

    private static void yearly(
            TaggedSentence s, int change, Figure a, Term last, boolean falls, Relation total, Drafts drafts) {
        Figure c = s.at(change).get();
        OptionalInt steps = steps(s, a, last);
        if (steps.isEmpty() || steps.getAsInt() < 1) {
            return;
        }
        int n = steps.getAsInt();
        List<Claim.Reading> tried = new ArrayList<>();
        if (n > 1) {
            tried.add(
                    reading(rate(a, last, n + 1, falls), c, "years are counted where growth takes place between them"));
            tried.add(reading(new Trend.SimpleGrowth(a, last, n), c, "the mean of total growth is no compound rate"));
            tried.add(reading(total, c, "the change of the whole span is no yearly rate"));
        }
        drafts.add("yearly-change", c, (Relation) Restatement.ReadAs.in(c.unit(), rate(a, last, n, falls)), tried);
    }

    private static Relation rate(Term first, Term last, int steps, boolean falls) {
        return falls ? new Trend.Decline(first, last, steps) : new Trend.Growth(first, last, steps);
    }

    private static Claim.Reading reading(Relation relation, Figure c, String note) {
        return new Claim.Reading("", (Relation) Restatement.ReadAs.in(c.unit(), relation), note);
    }

    /** Whether the words call a percentage yearly, and not "year on year", which compares two years. */
    private static boolean isYearly(TaggedSentence s, int change) {
        if (s.before(change, 7, ClaimWords.YEARLY) || s.after(change, 3, ClaimWords.YEARLY)) {
            return true;
        }
        String text = s.at(change).get().text();
        boolean each = text.endsWith("annum")
                || text.endsWith("every year")
                || text.endsWith("a year")
                || text.endsWith("per year")
                || text.endsWith("annually")
                || text.endsWith("each year")
                || s.has(change + 1, "a", "year")
                || s.has(change + 1, "per", "year")
                || s.has(change + 1, "each", "year");
        return each
                || (s.at(change).get().unit().equals(Unit.PERCENT.per(Unit.YEARS))
                        && !s.has(change + 1, "year")
                        && s.previous(change, 7, item -> item.is("average")) >= 0);
    }

    private static OptionalInt steps(TaggedSentence s, Figure a, Term b) {
        OptionalInt from = a.period().lastYear();
        OptionalInt to = b.period().lastYear();
        if (from.isPresent() && to.isPresent() && from.getAsInt() != to.getAsInt()) {
            return OptionalInt.of(to.getAsInt() - from.getAsInt());
        }
        for (int i : s.quantities()) {
            boolean span = s.at(i).isDuration() && s.at(i).get().unit().equals(Unit.YEARS);
            boolean over = s.before(i, 3, java.util.Set.of("over", "in", "within", "during"));
            if (span && over && s.at(i).get().low() == Math.rint(s.at(i).get().low())) {
                return OptionalInt.of((int) s.at(i).get().low());
            }
        }
        return ofTwoYears(s);
    }

    /** {@code Between 2014 and 2024 it rose from A to B}: the only two years of the sentence. */
    private static OptionalInt ofTwoYears(TaggedSentence s) {
        List<Integer> years = new ArrayList<>();
        for (int i = 0; i < s.size(); i++) {
            if (s.at(i).isDate()) {
                Figure date = s.at(i).get();
                OptionalInt first = date.period().firstYear();
                OptionalInt last = date.period().lastYear();
                if (first.isPresent() && last.isPresent()) {
                    years.add(first.getAsInt());
                    years.add(last.getAsInt());
                }
            }
        }
        List<Integer> different = years.stream().distinct().sorted().toList();
        return different.size() == 2 ? OptionalInt.of(different.get(1) - different.get(0)) : OptionalInt.empty();
    }
}
