package org.headcount.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.headcount.document.Composition;
import org.headcount.document.Figure;
import org.headcount.document.Proportion;
import org.headcount.document.Relation;
import org.headcount.document.Restatement;
import org.headcount.document.Term;
import org.headcount.document.Unit;

/**
 * Finds how many times another amount an amount is, where no words of change say so: "3.2 times the 2010 level of B",
 * "three times as many as the B", "1.6 times earnings of B", "A against B, seven times as fast".
 */
final class MultipleClaims {

    private static final int FAR = 10;

    /** What may follow "times" where the other amount is named after it. */
    private static final Set<String> CONNECTED = Set.of(
            "the", "as", "its", "their", "that", "what", "more", "higher", "larger", "greater", "bigger", "longer",
            "faster", "above", "lower", "fewer", "less", "a", "an", "those");

    private final Paragraph paragraph;
    private final TaggedSentence s;
    private final Drafts drafts;

    MultipleClaims(Paragraph paragraph, Drafts drafts) {
        this.paragraph = paragraph;
        this.s = paragraph.s();
        this.drafts = drafts;
    }

    /**
     * Declares the multiples of the sentence.
     *
     * @param changes the places of figures that are changes
     */
    void find(Set<Integer> changes) {
        for (int c : s.quantities()) {
            if (s.at(c).isMultiple() && !changes.contains(c) && s.at(c).get().point() > 0) {
                times(c);
            }
        }
    }

    private void times(int c) {
        int base = baseAfter(c);
        if (base > 0) {
            ofBase(c, base);
        } else if (s.at(c + 1).is("as")
                || s.at(c + 1).is("higher")
                || s.at(c + 1).is("more")
                || s.at(c + 1).is("faster")) {
            ofTwo(c);
        }
    }

    /** The amount after "times as many as", "times its", "times earnings of". */
    private int baseAfter(int c) {
        boolean connected = CONNECTED.contains(s.at(c + 1).text());
        boolean named = false;
        for (int i = c + 1; i <= c + FAR && i < s.size(); i++) {
            if (s.at(i).isQuantity()) {
                return connected || (named && s.at(i - 1).is("of")) ? i : -1;
            }
            if (s.isBreak(i)
                    || s.at(i).is(",")
                    || s.at(i).is("and")
                    || s.at(i).is("from")
                    || (s.at(i).is("in") && !connected)) {
                return -1;
            }
            named |= s.at(i).is("of");
        }
        return -1;
    }

    private void ofBase(int c, int base) {
        Item b = s.at(base);
        if (!b.isAmount() && !b.isPercent() && !b.isDuration()) {
            return;
        }
        List<Relation> multiples = new ArrayList<>();
        boolean more = s.after(c, 1, ClaimWords.COMPARATIVE);
        for (Item a : like(b, c)) {
            Term amount = Restatement.ReadAs.in(b.get().unit(), a.get());
            Relation times = new Proportion.Multiple(amount, b.get());
            multiples.add(times);
            if (more) {
                multiples.add(new Composition.Difference(times, new Term.Literal(1, Unit.RATIO, "one")));
            }
        }
        drafts.binding("multiple", s.at(c).get(), multiples, "");
    }

    /** {@code 0.9 ml at 4 degrees against 6.3 ml at 26 degrees, seven times as fast}. */
    private void ofTwo(int c) {
        List<Integer> before = s.quantities().stream()
                .filter(i -> i < c && (s.at(i).isAmount() || s.at(i).isPercent()) && !isTemperature(s.at(i)))
                .toList();
        if (before.size() < 2
                || s.previous(c, 12, Item::isQuantity) < 0
                || s.previous(c, 12, item -> item.is(",") || item.is("(")) < 0) {
            return;
        }
        Figure last = s.at(before.get(before.size() - 1)).get();
        Figure first = s.at(before.get(before.size() - 2)).get();
        boolean alike = Likeness.sameMeasure(first, last);
        if (alike) {
            Figure high = first.point() > last.point() ? first : last;
            Figure low = high.equals(first) ? last : first;
            Term amount = Restatement.ReadAs.in(low.unit(), high);
            drafts.binding("multiple", s.at(c).get(), List.of(new Proportion.Multiple(amount, low)), "");
        }
    }

    private static boolean isTemperature(Item item) {
        return item.get().unit().equals(Unit.parse("celsius"))
                || item.get().unit().equals(Unit.parse("fahrenheit"));
    }

    private List<Item> like(Item base, int place) {
        return paragraph.itemsBefore(place).stream()
                .filter(a -> Likeness.sameThing(
                        a.figure().orElseThrow(), base.figure().orElseThrow()))
                .filter(a -> a.isPercent() == base.isPercent() && a.isMultiple() == base.isMultiple())
                .limit(2)
                .toList();
    }
}
