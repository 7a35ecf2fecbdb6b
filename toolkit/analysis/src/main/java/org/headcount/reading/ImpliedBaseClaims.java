package org.headcount.reading;

import java.util.List;
import java.util.Set;
import org.headcount.document.Composition;
import org.headcount.document.Figure;
import org.headcount.document.Hedge;
import org.headcount.document.Relation;
import org.headcount.document.Restatement;
import org.headcount.document.Term;
import org.headcount.document.Trend;

/**
 * Finds changes in percent whose first value is printed nowhere, and follows from the amount of the change: "rose by 13
 * cents, or 0.4 percent, to 35.46", "fell by 8,700 (2.1 percent) to 404,100".
 */
final class ImpliedBaseClaims {

    private static final Set<String> BY = Set.of("by");
    private static final Set<String> NAMED = Set.of(
            "increase", "decrease", "rise", "fall", "drop", "gain", "decline", "reduction", "cut", "jump", "growth");

    private final Paragraph paragraph;
    private final TaggedSentence s;
    private final Drafts drafts;

    ImpliedBaseClaims(Paragraph paragraph, Drafts drafts) {
        this.paragraph = paragraph;
        this.s = paragraph.s();
        this.drafts = drafts;
    }

    /**
     * Declares the changes of the sentence.
     *
     * @param changes the places of figures that are changes between two printed values; those found here are added
     */
    void find(Set<Integer> changes) {
        for (int p : s.quantities()) {
            if (s.at(p).isPercent() && !changes.contains(p) && s.at(p).get().hedge() != Hedge.RANGE) {
                change(p, changes);
            }
        }
    }

    private void change(int p, Set<Integer> changes) {
        boolean beside =
                s.at(p - 1).is("or") || s.at(p - 1).is("(") || s.at(p - 1).is(",") || s.has(p - 2, "that", "is");
        int c = beside ? s.previous(p, 3, Item::isQuantity) : -1;
        int between = -1;
        if ((c < 0 && NAMED.contains(s.at(p + 1).text())) || s.before(p, 3, NAMED)) {
            // "by 80 cents to 16.80, a 5 percent increase"
            between = s.previous(p, 8, Item::isQuantity);
            boolean to = between > 1
                    && s.at(between - 1).is("to")
                    && s.at(between - 2).isAmount();
            c = to && s.before(between - 2, 2, BY) ? between - 2 : -1;
        }
        if (c < 0 || !s.at(c).isAmount() || s.at(c).get().hedge() == Hedge.RANGE) {
            return;
        }
        int way = way(c);
        int level = way == 0 ? -1 : s.at(c).isAmount() && between > 0 ? between : levelAfter(p);
        if (level < 0) {
            level = way == 0 ? -1 : levelBefore(c);
        }
        if (level < 0 && way != 0) {
            before(p, c, way, changes);
            return;
        }
        boolean fits = level >= 0
                && s.at(level).isAmount()
                && s.at(level).get().hedge() != Hedge.RANGE
                && Likeness.sameThing(
                        s.at(level).figure().orElseThrow(), s.at(c).figure().orElseThrow())
                && s.at(level).get().point() > s.at(c).get().point();
        if (!fits) {
            return;
        }
        changes.add(p);
        drafts.add("total-change", s.at(p).get(), growth(p, c, s.at(level).get(), way));
    }

    /** {@code They rose to B in July. Over the year they have risen by C, or P}: only where it holds. */
    private void before(int p, int c, int way, Set<Integer> changes) {
        paragraph.earlier().stream()
                .filter(last -> Likeness.sameThing(last, s.at(c).figure().orElseThrow())
                        && SuggestedClaims.isPlain(last.figure())
                        && last.figure().point() > s.at(c).get().point())
                .limit(3)
                .filter(last -> Drafts.isReproduced(s.at(p).get(), growth(p, c, last.figure(), way)))
                .findFirst()
                .ifPresent(last -> {
                    changes.add(p);
                    drafts.add(
                            "total-change",
                            s.at(p).get(),
                            growth(p, c, last.figure(), way),
                            List.of(),
                            "the value is " + last.text() + ", printed before");
                });
    }

    private Relation growth(int p, int c, Figure last, int way) {
        Term by = Restatement.ReadAs.in(last.unit(), s.at(c).get());
        Term first = way > 0 ? new Composition.Difference(last, by) : new Composition.Sum(List.of(last, by));
        Relation growth = way > 0 ? new Trend.TotalGrowth(first, last) : new Trend.TotalDecline(first, last);
        return (Relation) Restatement.ReadAs.in(s.at(p).get().unit(), growth);
    }

    private int way(int c) {
        boolean up = s.before(c, 4, ClaimWords.UP);
        boolean down = s.before(c, 4, ClaimWords.DOWN);
        return up == down ? 0 : up ? 1 : -1;
    }

    /** {@code ..., or P, to B}. */
    private int levelAfter(int p) {
        int to = p + 1;
        while (to < p + 4 && (s.at(to).is(",") || s.at(to).is(")"))) {
            to++;
        }
        return s.at(to).is("to") ? s.next(to, 3, Item::isQuantity) : -1;
    }

    /** {@code rose to B, an increase of C, or P}; {@code B, up C (P)}. */
    private int levelBefore(int c) {
        int level = s.previous(c, 8, Item::isQuantity);
        boolean to =
                level > 0 && s.previous(level, 3, item -> item.is("to") || item.is("at") || item.is("reached")) >= 0;
        boolean from = s.next(c, 8, item -> item.is("from") || item.is("than")) > 0;
        return to && !from && s.previous(c, c - level, item -> item.is(",")) > level ? level : -1;
    }
}
