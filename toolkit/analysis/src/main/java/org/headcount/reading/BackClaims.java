package org.headcount.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.headcount.document.Composition;
import org.headcount.document.Figure;
import org.headcount.document.Hedge;
import org.headcount.document.Proportion;
import org.headcount.document.Relation;
import org.headcount.document.Restatement;
import org.headcount.document.Term;
import org.headcount.document.Trend;
import org.headcount.document.Unit;

/**
 * Finds figures whose inputs are in sentences before and that refer to them without naming them: "The increase of P",
 * "It has fallen by C since", "two-thirds, or A, were women", "which leaves C", "a pay gap of P".
 */
final class BackClaims {

    private static final Set<String> DEFINITE = Set.of("the", "this", "that", "an", "a");

    private static final Set<String> CHANGES = Set.of(
            "increase", "decrease", "rise", "fall", "drop", "gain", "decline", "reduction", "cut", "jump", "growth");

    private static final Set<String> AUXILIARY = Set.of("has", "have", "had");

    private static final Set<String> ENDS = Set.of(",", ".", ")", ";", "");

    private static final Set<String> LEAVE = Set.of("leaves", "leaving", "left");

    /** How many inputs are looked at. */
    private static final int NEAREST = 4;

    private final Paragraph paragraph;
    private final TaggedSentence s;
    private final Drafts drafts;

    BackClaims(Paragraph paragraph, Drafts drafts) {
        this.paragraph = paragraph;
        this.s = paragraph.s();
        this.drafts = drafts;
    }

    /**
     * Declares the claims of the sentence.
     *
     * @param changes the places of figures that are changes between two values of the sentence
     */
    void find(Set<Integer> changes) {
        for (int i : s.quantities()) {
            if (changes.contains(i) || s.at(i).get().hedge() == Hedge.RANGE) {
                continue;
            }
            if (s.at(i).isPercent()) {
                theIncrease(i);
                orAmount(i);
                payGap(i);
            }
            if (s.at(i).isPoints() || s.at(i).isAmount()) {
                hasFallen(i);
            }
            if (s.at(i).isAmount()) {
                leaves(i);
                needed(i);
            }
        }
    }

    /** {@code It rose by C to B. The increase of P ...}: the base follows from the change before. */
    private void theIncrease(int p) {
        boolean said = s.at(p - 1).is("of")
                && CHANGES.contains(s.at(p - 2).text())
                && DEFINITE.contains(s.at(p - 3).text())
                && s.quantities().get(0) == p;
        if (!said || paragraph.before().isEmpty()) {
            return;
        }
        TaggedSentence before = paragraph.before().get();
        Figure printed = s.at(p).get();
        boolean down = ClaimWords.DOWN.contains(s.at(p - 2).text());
        for (int c : before.quantities()) {
            int b = before.at(c).isAmount() && before.at(c - 1).is("by") ? before.next(c, 8, Item::isQuantity) : -1;
            boolean to = b > 0
                    && before.at(b).isAmount()
                    && before.previous(b, 3, item -> item.is("to")) > c
                    && Likeness.sameThing(
                            before.at(b).figure().orElseThrow(),
                            before.at(c).figure().orElseThrow());
            if (to) {
                Figure last = before.at(b).get();
                Term by = Restatement.ReadAs.in(last.unit(), before.at(c).get());
                Term first = down ? new Composition.Sum(List.of(last, by)) : new Composition.Difference(last, by);
                Relation growth = down ? new Trend.TotalDecline(first, last) : new Trend.TotalGrowth(first, last);
                drafts.binding(
                        "total-change",
                        printed,
                        List.of((Relation) Restatement.ReadAs.in(printed.unit(), growth)),
                        "by " + before.at(c) + " to " + last.text());
                return;
            }
        }
    }

    /** {@code In 2014 it was A. ...; it has fallen by C since}: the nearest two values before that are like it. */
    private void hasFallen(int c) {
        int verb = s.at(c - 1).is("by") ? c - 2 : c - 1;
        boolean up = ClaimWords.UP.contains(s.at(verb).text());
        boolean down = ClaimWords.DOWN.contains(s.at(verb).text());
        if (up == down || !AUXILIARY.contains(s.at(verb - 1).text()) || s.next(c, 5, item -> item.is("from")) > 0) {
            return;
        }
        List<Figure> levels = new ArrayList<>();
        for (Item item : paragraph.itemsBefore(c)) {
            boolean like = s.at(c).isPoints()
                    ? item.isPercent()
                    : item.isAmount()
                            && Likeness.sameThing(
                                    item.figure().orElseThrow(),
                                    s.at(c).figure().orElseThrow());
            if (like && levels.size() < NEAREST) {
                levels.add(item.get());
            }
        }
        List<Relation> relations = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            for (int j = i + 1; j < levels.size(); j++) {
                boolean later = levels.get(i).point() < levels.get(j).point();
                Figure low = later ? levels.get(i) : levels.get(j);
                Figure high = later ? levels.get(j) : levels.get(i);
                Figure change = s.at(c).get();
                relations.add(
                        s.at(c).isPoints()
                                ? (s.at(c).isBasisPoints()
                                        ? Composition.Points.basis(high, low)
                                        : new Composition.Points(high, low, change.unit()))
                                : new Composition.Difference(
                                        Restatement.ReadAs.in(change.unit(), high),
                                        Restatement.ReadAs.in(change.unit(), low)));
            }
        }
        if (levels.size() == 2) {
            drafts.binding(s.at(c).isPoints() ? "points" : "difference", s.at(c).get(), relations, "");
        } else {
            relations.forEach(relation -> drafts.ifHolds(
                    s.at(c).isPoints() ? "points" : "difference", s.at(c).get(), relation, ""));
        }
    }

    /** {@code Among part-timers, two-thirds, or A, were women}; {@code 61 percent of the households reached, or A}. */
    private void orAmount(int p) {
        int or = s.at(p + 1).is(",") ? p + 2 : p + 1;
        int reach = s.at(or).is("of") ? p + 10 : p + 2;
        while (or < reach && !s.at(or).is("or") && s.at(or).figure().isEmpty() && !s.isBreak(or)) {
            or++;
        }
        int a = or + 1;
        boolean apposed = s.at(or).is("or")
                && s.at(a).isAmount()
                && ENDS.contains(s.at(a + 1).text());
        if (!apposed || s.at(p).get().low() <= 0 || s.at(p).get().high() >= 100) {
            return;
        }
        ReadFigure part = s.at(a).figure().orElseThrow();
        for (ReadFigure whole : paragraph.earlier(p)) {
            Relation share = ShareLookups.share(part.figure(), whole.figure());
            boolean may = SuggestedClaims.isPlain(whole.figure())
                    && Likeness.sameMeasure(part.figure(), whole.figure())
                    && (Likeness.mayBePart(part, whole) || Likeness.head(part).isEmpty())
                    && part.figure().point() < whole.figure().point();
            if (may && Drafts.isReproduced(s.at(p).get(), share)) {
                drafts.ifHolds("share", s.at(p).get(), share, "of " + whole.text() + ", printed before");
                return;
            }
        }
    }

    /** {@code Women earned A and men B; the pay gap thus came to P}: what is missing to the larger one. */
    private void payGap(int p) {
        boolean gap = s.previous(p, 7, item -> item.is("gap") || item.is("discount") || item.is("shortfall")) >= 0;
        List<Item> amounts = paragraph.itemsBefore(p).stream()
                .filter(item -> item.isAmount() && SuggestedClaims.isPlain(item.get()))
                .limit(2)
                .toList();
        if (!gap || amounts.size() != 2) {
            return;
        }
        ReadFigure other = amounts.get(1).figure().orElseThrow();
        ReadFigure one = amounts.get(0).figure().orElseThrow();
        // "women earned 1,966 euros and men 2,380": the unit is printed once.
        boolean bare = one.figure().unit().isCount() && Likeness.head(one).isEmpty();
        one = bare ? one.with(FigureUnits.as(one.figure(), other.figure().unit())) : one;
        if (Likeness.sameThing(one, other)) {
            boolean first = one.figure().point() > other.figure().point();
            Figure high = (first ? one : other).figure();
            Figure low = (first ? other : one).figure();
            Relation missing = new Trend.TotalDecline(high, Restatement.ReadAs.in(high.unit(), low));
            drafts.ifHolds(
                    "total-change",
                    s.at(p).get(),
                    (Relation) Restatement.ReadAs.in(s.at(p).get().unit(), missing),
                    "what the smaller amount lacks");
        }
    }

    /** {@code These weigh A; the oven takes B, which leaves C}. */
    private void leaves(int c) {
        int verb = s.previous(c, 3, item -> LEAVE.contains(item.text()));
        boolean led = verb > 0
                && (s.at(verb - 1).is(",")
                        || s.at(verb - 1).is("which")
                        || s.at(verb - 1).is("this"));
        if (!led || (s.at(verb).is("left") && !s.at(verb - 1).is("which"))) {
            return;
        }
        List<Item> like = paragraph.itemsBefore(c).stream()
                .filter(item -> item.isAmount()
                        && Likeness.sameThing(
                                item.figure().orElseThrow(), s.at(c).figure().orElseThrow()))
                .limit(NEAREST)
                .toList();
        Figure rest = s.at(c).get();
        List<Relation> relations = new ArrayList<>();
        for (int i = 0; i < like.size(); i++) {
            for (int j = i + 1; j < like.size(); j++) {
                if (like.get(j).get().point() > like.get(i).get().point()) {
                    relations.add(new Composition.Difference(
                            Restatement.ReadAs.in(rest.unit(), like.get(j).get()),
                            Restatement.ReadAs.in(rest.unit(), like.get(i).get())));
                }
            }
        }
        if (like.size() == 2) {
            drafts.binding("remainder", rest, relations, "");
        } else {
            relations.forEach(relation -> drafts.ifHolds("remainder", rest, relation, ""));
        }
    }

    /** {@code A risk difference of -11.8 points. The number needed to treat was 8.5}. */
    private void needed(int n) {
        boolean treat = s.previous(n, 6, item -> item.is("treat") || item.is("nnt")) >= 0;
        if (!treat) {
            return;
        }
        for (Item item : paragraph.itemsBefore(n)) {
            if (item.isPoints() && !item.isBasisPoints() && item.get().point() != 0) {
                Figure points = FigureUnits.as(item.get(), Unit.RATIO);
                double sign = points.point() < 0 ? -100 : 100;
                Relation relation = new Proportion.Multiple(new Term.Literal(sign, Unit.RATIO, "100"), points);
                drafts.ifHolds(
                        "multiple", FigureUnits.as(s.at(n).get(), Unit.RATIO), relation, "one over the difference");
                return;
            }
        }
    }
}
