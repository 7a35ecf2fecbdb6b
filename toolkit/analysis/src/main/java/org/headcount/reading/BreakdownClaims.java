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
import org.headcount.document.Unit;

/**
 * Finds sums whose parts a verb shares out: "Of this, A goes to one, B to another and C to a third", "T will be financed
 * by A from abroad and B at home", "W, of which A (P) domestic and B external", "After X of A and Y of B, T came to C".
 */
final class BreakdownClaims {

    private static final int LIST = 50;

    /** How far the parts of a list of three may miss the whole before they are taken for something else. */
    private static final double FAR = 0.1;

    private static final Set<String> VERBS = Set.of(
            "financed", "funded", "met", "covered", "paid", "shared", "contributed", "provided", "raised", "borne");

    private static final Set<String> REFERRED =
            Set.of("this", "that", "these", "those", "them", "which", "it", "whom", "amount", "sum", "total");

    private final Paragraph paragraph;
    private final TaggedSentence s;
    private final Drafts drafts;

    BreakdownClaims(Paragraph paragraph, Drafts drafts) {
        this.paragraph = paragraph;
        this.s = paragraph.s();
        this.drafts = drafts;
    }

    void find() {
        ofThis();
        for (int i = 0; i < s.size(); i++) {
            ofWhich(i);
            sharedOut(i);
            after(i);
            if (s.at(i).isQuantity()) {
                inSteps(i);
            }
        }
    }

    /** {@code Of this, A goes to one, B to another and C to a third}: the whole is in the sentence before. */
    private void ofThis() {
        boolean led = (s.at(0).is("of") || s.at(0).is("from"))
                && (REFERRED.contains(s.at(1).text())
                        || REFERRED.contains(s.at(2).text()));
        // "and the remaining C" is a claim of its own
        led &= s.place("remaining") < 0 && s.place("rest") < 0 && s.place("remainder") < 0;
        if (!led || paragraph.before().isEmpty()) {
            return;
        }
        List<Integer> parts = list(1, s.size());
        if (parts.size() < 2 || !isClosed(parts)) {
            return;
        }
        for (ReadFigure whole : paragraph.earlier()) {
            if (isWhole(whole, parts)) {
                sum(whole.figure(), parts);
                return;
            }
        }
    }

    /** {@code W, of which A (P) was domestic and B external}. */
    private void ofWhich(int at) {
        boolean which =
                s.at(at).is("of") && (s.at(at + 1).is("which") || s.at(at + 1).is("whom"));
        int w = which ? s.previous(at, 14, Item::isAmount) : -1;
        if (w < 0) {
            return;
        }
        List<Integer> parts = list(at + 2, s.size());
        if (parts.size() >= 2 && isClosed(parts) && isWhole(s.at(w).figure().orElseThrow(), parts)) {
            drafts.ifHolds("sum", s.at(w).get(), total(parts, s.at(w).get()), "");
        }
    }

    /** {@code T will be financed by A from abroad and B at home}. */
    private void sharedOut(int verb) {
        boolean passive = VERBS.contains(s.at(verb).text())
                && s.previous(
                                verb,
                                3,
                                item -> item.is("be")
                                        || item.is("was")
                                        || item.is("is")
                                        || item.is("are")
                                        || item.is("were")
                                        || item.is("been"))
                        >= 0;
        int w = passive ? lastAmount(verb) : -1;
        List<Integer> parts = w < 0 ? List.of() : list(verb + 1, s.size());
        if (parts.size() >= 2 && isClosed(parts) && isWhole(s.at(w).figure().orElseThrow(), parts)) {
            sum(s.at(w).get(), parts);
        }
    }

    /** Whether the parts are more than the whole, by no more than a slip of the pen. */
    private static boolean exceeds(Figure whole, Composition.Sum sum) {
        double ratio = sum.expression().at(variable -> variable.input().point()) / whole.point();
        return ratio > 1 + FAR && ratio < 2;
    }

    private int lastAmount(int before) {
        for (int i = before - 1; i >= Math.max(0, before - 24); i--) {
            if (s.at(i).isAmount()) {
                return i;
            }
            if (s.isBreak(i)) {
                return -1;
            }
        }
        return -1;
    }

    /** {@code Cash was W. After X of A, Y of B and Z of C, what is left came to T}. */
    private void after(int at) {
        boolean led =
                at == 0 && (s.at(0).is("after") || s.at(0).is("less") || s.at(0).is("deducting"));
        if (!led) {
            return;
        }
        List<Integer> amounts = s.quantities().stream()
                .filter(i -> s.at(i).isAmount() && s.at(i).get().hedge() == Hedge.EXACT)
                .toList();
        if (amounts.size() < 2) {
            return;
        }
        int t = amounts.get(amounts.size() - 1);
        List<Integer> taken = amounts.subList(0, amounts.size() - 1);
        Figure rest = s.at(t).get();
        boolean like = s.previous(t, t - taken.get(taken.size() - 1), item -> item.is(",")) > 0
                && taken.stream()
                        .allMatch(i -> s.at(i - 1).is("of")
                                && Likeness.sameThing(
                                        s.at(i).figure().orElseThrow(),
                                        s.at(t).figure().orElseThrow()));
        if (!like) {
            return;
        }
        List<Relation> rests = new ArrayList<>();
        for (ReadFigure whole : paragraph.earlier()) {
            boolean fits = Likeness.sameThing(whole, s.at(t).figure().orElseThrow())
                    && SuggestedClaims.isPlain(whole.figure())
                    && whole.figure().point() > rest.point();
            if (fits && rests.size() < 3) {
                Term all = Restatement.ReadAs.in(rest.unit(), whole.figure());
                rests.add(new Composition.Difference(all, SumClaims.sum(s, taken, rest)));
            }
        }
        drafts.binding("remainder", rest, rests, "");
    }

    /** {@code T, in N equal steps of R each}. */
    private void inSteps(int r) {
        int n = s.at(r - 1).is("of") ? s.previous(r - 1, 4, Item::isQuantity) : -1;
        int t = n > 0 && s.previous(n, 2, item -> item.is("in") || item.is("by") || item.is("over")) >= 0
                ? s.previous(n, 8, Item::isQuantity)
                : -1;
        boolean each = s.at(r + 1).is("each")
                || s.at(r).get().text().endsWith(" each")
                || (n > 0 && s.at(n).get().text().contains(" equal "));
        boolean fits = t >= 0
                && each
                && s.at(n).isAmount()
                && s.at(n).get().unit().isCount()
                && s.at(n).get().point() > 1
                && !s.at(r).get().unit().isMoney()
                && s.at(t).get().unit().numerator().equals(s.at(r).get().unit().numerator())
                && s.at(t).get().hedge() != Hedge.RANGE
                && s.at(r).get().hedge() != Hedge.RANGE;
        if (fits) {
            Term count = FigureUnits.as(s.at(n).get(), Unit.RATIO);
            Relation mean = new Proportion.Mean(s.at(t).get(), count);
            drafts.binding(
                    "mean",
                    s.at(r).get(),
                    List.of((Relation) Restatement.ReadAs.in(s.at(r).get().unit(), mean)),
                    "");
        }
    }

    /** The amounts of a list, without those in brackets; none where one is a range or is compared with another. */
    private List<Integer> list(int from, int to) {
        List<Integer> parts = new ArrayList<>();
        for (int i = from; i < Math.min(to, from + LIST); i++) {
            i = s.afterBracket(i);
            boolean ends = s.isBreak(i)
                    || s.at(i).is("while")
                    || s.at(i).is("but")
                    || s.at(i).is("than")
                    || s.at(i).is("compared")
                    || s.at(i).is("including");
            if (ends) {
                break;
            }
            if (s.at(i).isAmount()) {
                if (s.at(i).get().hedge() == Hedge.RANGE
                        || (s.at(i - 1).is("from") || s.at(i - 1).is("the"))
                        || s.at(i).get().hedge().isOneSided()) {
                    return List.of();
                }
                parts.add(i);
            }
        }
        return parts;
    }

    /** Whether the last part of a list is joined by "and", so that the list is one. */
    private boolean isClosed(List<Integer> parts) {
        int last = parts.get(parts.size() - 1);
        int before = parts.get(parts.size() - 2);
        for (int i = before + 1; i < last; i++) {
            if (s.at(i).is("and") || s.at(i).is("plus")) {
                return true;
            }
        }
        return false;
    }

    private boolean isWhole(ReadFigure whole, List<Integer> parts) {
        return whole.figure().hedge() != Hedge.RANGE
                && SuggestedClaims.isPlain(whole.figure())
                && parts.stream()
                        .map(i -> s.at(i).figure().orElseThrow())
                        .allMatch(part -> SuggestedClaims.isPlain(part.figure())
                                && (isBare(part)
                                        || (Likeness.sameMeasure(part.figure(), whole.figure())
                                                && Likeness.mayBePart(part, whole)))
                                && part.figure().point() < whole.figure().point());
    }

    /** {@code 912 million taka, paid as to 547.2 million by the state}: the unit is printed once. */
    private static boolean isBare(ReadFigure part) {
        return part.figure().unit().isCount() && Likeness.head(part).isEmpty();
    }

    private Composition.Sum total(List<Integer> parts, Figure whole) {
        return new Composition.Sum(parts.stream()
                .map(i -> s.at(i).figure().orElseThrow())
                .map(part -> isBare(part)
                        ? (Term) FigureUnits.as(part.figure(), whole.unit())
                        : Restatement.ReadAs.in(whole.unit(), part.figure()))
                .toList());
    }

    /** A list of three or more is one whole, and one of two where it adds up or the two exceed what they are parts of. */
    private void sum(Figure whole, List<Integer> parts) {
        Composition.Sum sum = total(parts, whole);
        boolean near = Drafts.isWithin(whole, sum, 1 + FAR);
        if ((parts.size() >= 3 && near) || exceeds(whole, sum)) {
            drafts.add("sum", whole, sum);
        } else {
            drafts.ifHolds("sum", whole, sum, "");
        }
    }
}
