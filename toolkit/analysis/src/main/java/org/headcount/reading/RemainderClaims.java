package org.headcount.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.headcount.document.Composition;
import org.headcount.document.Figure;
import org.headcount.document.Relation;
import org.headcount.document.Restatement;
import org.headcount.document.Term;

/** Finds what is left of a whole: "Of the W, A ... and the remaining B". */
final class RemainderClaims {

    private static final Set<String> REFERRED = Set.of("this", "that", "these", "those", "them", "which", "it");

    private final Paragraph paragraph;
    private final TaggedSentence s;
    private final Optional<TaggedSentence> before;
    private final Drafts drafts;

    RemainderClaims(Paragraph paragraph, Drafts drafts) {
        this.paragraph = paragraph;
        this.s = paragraph.s();
        this.before = paragraph.before();
        this.drafts = drafts;
    }

    void find() {
        for (int i = 0; i < s.size(); i++) {
            remaining(i);
        }
    }

    /** Whether the amounts and the remainder are one list, and none of them the whole of the others. */
    private boolean listed(List<Integer> amounts, int place) {
        boolean of = s.at(0).is("of")
                || s.at(amounts.get(0) - 1).is("the")
                || s.at(amounts.get(0) - 1).is("all");
        double rest = s.at(place).get().point();
        double others =
                amounts.stream().skip(1).mapToDouble(i -> s.at(i).get().point()).sum();
        return !of && s.at(amounts.get(0)).get().point() < others + rest;
    }

    /** {@code It cost W. The state paid A, the region B and the city the remaining C}. */
    private void wholeOfBefore(int place, List<Integer> amounts) {
        List<Integer> parts = new ArrayList<>(amounts);
        parts.add(place);
        for (int i : before.get().quantities()) {
            Item item = before.get().at(i);
            if (item.isAmount() && PartClaims.isWhole(item, s.at(place).figure().orElseThrow())) {
                double value = parts.stream()
                        .mapToDouble(part -> s.at(part).get().point())
                        .sum();
                if (Math.abs(value / item.get().point() - 1) <= SumClaims.PARTIAL) {
                    drafts.add("sum", item.get(), SumClaims.sum(s, parts, item.get()));
                }
                return;
            }
        }
    }

    /** {@code It will invest W. Of this sum, A goes to one and the remaining B to another}. */
    private void ofReferred(int place, int a, ReadFigure left) {
        boolean of = (s.at(0).is("of") || s.at(0).is("from") || s.at(0).is("out"))
                && s.previous(a, a, item -> REFERRED.contains(item.text())) >= 0;
        boolean related = s.previous(place, place, item -> item.is("of")) >= 0 || of;
        if (!related) {
            return;
        }
        List<Relation> rests = paragraph.earlier().stream()
                .map(ReadFigure::figure)
                .filter(whole -> SuggestedClaims.isPlain(whole)
                        && Likeness.sameMeasure(whole, left.figure())
                        && whole.point() > s.at(a).get().point())
                .limit(2)
                .map(whole -> (Relation) new Composition.Difference(
                        Restatement.ReadAs.in(left.figure().unit(), whole),
                        Restatement.ReadAs.in(left.figure().unit(), s.at(a).get())))
                .toList();
        drafts.binding("remainder", left.figure(), rests, "");
    }

    /** {@code Of the W, A ... and the remaining B}. */
    private void remaining(int at) {
        boolean rest = s.has(at, "the", "remaining")
                || s.has(at, "the", "other")
                || (s.has(at, "remaining") && !s.at(at - 1).is("the"));
        int place = s.has(at, "the") ? at + 2 : at + 1;
        if (!rest || !s.at(place).isAmount()) {
            return;
        }
        ReadFigure left = s.at(place).figure().orElseThrow();
        List<Integer> amounts = s.quantities().stream()
                .filter(i -> i < place
                        && s.at(i).isAmount()
                        && Likeness.sameThing(s.at(i).figure().orElseThrow(), left))
                .toList();
        if (amounts.size() >= 2 && before.isPresent() && listed(amounts, place)) {
            wholeOfBefore(place, amounts);
            return;
        }
        if (amounts.size() == 1) {
            ofReferred(place, amounts.get(0), left);
        }
        if (amounts.size() < 2) {
            return;
        }
        Figure whole = s.at(amounts.get(0)).get();
        List<Integer> parts = amounts.subList(1, amounts.size());
        Term taken = parts.size() == 1
                ? Restatement.ReadAs.in(left.figure().unit(), s.at(parts.get(0)).get())
                : SumClaims.sum(s, parts, left.figure());
        drafts.add(
                "remainder",
                left.figure(),
                new Composition.Difference(Restatement.ReadAs.in(left.figure().unit(), whole), taken));
    }
}
