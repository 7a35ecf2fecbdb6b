package org.headcount.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.headcount.document.Bound;
import org.headcount.document.Composition;
import org.headcount.document.Figure;
import org.headcount.document.Hedge;
import org.headcount.document.Proportion;
import org.headcount.document.Relation;
import org.headcount.document.Restatement;
import org.headcount.document.Term;
import org.headcount.document.Unit;

/** Finds changes, parts and multiples that a paragraph suggests; like {@link SuggestedClaims}, only those that hold. */
final class SuggestedChanges {

    private static final Set<String> LEFT = Set.of("profit", "loss", "surplus", "deficit", "balance");

    private final Paragraph paragraph;
    private final TaggedSentence s;
    private final Drafts drafts;

    SuggestedChanges(Paragraph paragraph, Drafts drafts) {
        this.paragraph = paragraph;
        this.s = paragraph.s();
        this.drafts = drafts;
    }

    void find() {
        for (int i : s.quantities()) {
            if (s.at(i).get().hedge() == Hedge.RANGE) {
                continue;
            }
            if (s.at(i).isPercent()) {
                rest(i);
            } else if (s.at(i).isMultiple()) {
                times(i);
            } else if (s.at(i).isAmount()) {
                partOf(i);
                changeOf(i);
                leaving(i);
            }
        }
    }

    private void holds(String pattern, int place, Relation relation, String note) {
        drafts.ifHolds(pattern, s.at(place).get(), relation, note);
    }

    private static Relation difference(Unit unit, Figure a, Figure b) {
        return new Composition.Difference(Restatement.ReadAs.in(unit, a), Restatement.ReadAs.in(unit, b));
    }

    /** {@code A, B and C accounted for 48%, 31% and 21% of sales, respectively}: three that make a hundred. */
    private void rest(int p) {
        boolean last =
                s.at(p - 1).is("and") && s.at(p + 1).is("of") && s.next(p, 8, item -> item.is("respectively")) > 0;
        List<Figure> others = new ArrayList<>();
        int i = s.at(p - 2).is(",") ? p - 3 : p - 2;
        while (last && s.at(i).isPercent()) {
            others.add(0, s.at(i).get());
            i = s.at(i - 1).is(",") ? i - 2 : -1;
        }
        if (others.size() >= 2) {
            Term all = new Term.Literal(100, Unit.PERCENT, "100 percent");
            List<Term> terms = List.copyOf(others);
            Relation left = new Composition.Difference(all, new Composition.Sum(terms));
            holds("remainder", p, left, "the shares make 100 percent");
        }
    }

    /** {@code 12 percent in towns and 30 percent in villages, 2.5 times as high}. */
    private void times(int c) {
        boolean as =
                s.at(c + 1).is("as") || s.at(c + 1).is("higher") || s.at(c + 1).is("the");
        List<Integer> before = s.quantities().stream().filter(i -> i < c).toList();
        int b = s.at(c + 1).is("the") ? s.next(c, 6, Item::isQuantity) : -1;
        if (b > 0
                && before.size() == 1
                && s.at(b).isPercent()
                && s.at(before.get(0)).isPercent()) {
            holds(
                    "multiple",
                    c,
                    new Proportion.Multiple(s.at(before.get(0)).get(), s.at(b).get()),
                    "");
        } else if (as
                && !s.at(c + 1).is("the")
                && before.size() == 2
                && before.stream().allMatch(i -> s.at(i).isPercent())) {
            Figure one = s.at(before.get(0)).get();
            Figure other = s.at(before.get(1)).get();
            boolean up = one.point() > other.point();
            holds("multiple", c, new Proportion.Multiple(up ? one : other, up ? other : one), "");
        }
    }

    /** {@code The region has 5,000 teachers. Some 2,100 of the teachers are women}. */
    private void partOf(int a) {
        ReadFigure part = s.at(a).figure().orElseThrow();
        if (s.at(a + 1).is("of")
                && (s.at(a + 2).is("it")
                        || s.at(a + 2).is("this")
                        || s.at(a + 2).is("that"))) {
            ofIt(a);
            return;
        }
        boolean of = s.at(a + 1).is("of")
                && (s.at(a + 2).is("the")
                        || s.at(a + 2).is("these")
                        || s.at(a + 2).is("those")
                        || s.at(a + 2).is("its"));
        if (!of || !part.figure().unit().isCount()) {
            return;
        }
        String noun = Nouns.unitName(s.at(a + 3).text());
        for (ReadFigure whole : paragraph.earlier(a)) {
            if (Likeness.head(whole).filter(noun::equals).isPresent() && SuggestedClaims.isPlain(whole.figure())) {
                Term in = Restatement.ReadAs.in(whole.figure().unit(), part.figure());
                if (part.figure().high() < whole.figure().low()) {
                    drafts.ifHolds("part", whole.figure(), new Bound.PartOf(in, whole.figure()), "");
                }
                return;
            }
        }
    }

    /** {@code It receives W. A of it is for teachers}. */
    private void ofIt(int a) {
        ReadFigure part = s.at(a).figure().orElseThrow();
        paragraph.earlier(a).stream()
                .filter(whole -> SuggestedClaims.isPlain(whole.figure())
                        && Likeness.sameMeasure(whole.figure(), part.figure())
                        && !whole.figure().unit().isCount())
                .findFirst()
                .filter(whole -> part.figure().high() < whole.figure().low())
                .ifPresent(whole -> drafts.ifHolds(
                        "part",
                        whole.figure(),
                        new Bound.PartOf(Restatement.ReadAs.in(whole.figure().unit(), part.figure()), whole.figure()),
                        ""));
    }

    /** {@code 1.2 million phones in 2022 and 1.5 million in 2023, a rise of 300,000}. */
    private void changeOf(int c) {
        boolean of = s.at(c - 1).is("of")
                && (ClaimWords.UP.contains(s.at(c - 2).text())
                        || ClaimWords.DOWN.contains(s.at(c - 2).text()));
        boolean than = s.after(c, 2, ClaimWords.COMPARATIVE) && s.next(c, 4, item -> item.is("than")) > 0;
        if (!of && !(than && s.at(c - 1).is(","))) {
            return;
        }
        boolean down = of ? ClaimWords.DOWN.contains(s.at(c - 2).text()) : s.after(c, 2, ClaimWords.DOWN);
        List<Figure> levels = s.quantities().stream()
                .filter(i -> i < c && s.at(i).isAmount())
                .map(i -> s.at(i).figure().orElseThrow())
                .filter(figure -> Likeness.sameThing(figure, s.at(c).figure().orElseThrow()))
                .map(ReadFigure::figure)
                .toList();
        if (of && levels.size() == 2) {
            Figure first = levels.get(0);
            Figure second = levels.get(1);
            holds("difference", c, difference(s.at(c).get().unit(), down ? first : second, down ? second : first), "");
        } else if (than && levels.size() == 1 && s.quantities().indexOf(c) == 1) {
            Figure now = levels.get(0);
            paragraph.earlier().stream()
                    .filter(figure ->
                            Likeness.sameThing(figure, s.at(c).figure().orElseThrow()))
                    .map(ReadFigure::figure)
                    .limit(1)
                    .forEach(then -> holds(
                            "difference",
                            c,
                            difference(s.at(c).get().unit(), down ? then : now, down ? now : then),
                            "from " + then.text() + ", printed before"));
        }
    }

    /** {@code Revenue was A and costs were B, leaving a profit of C}. */
    private void leaving(int c) {
        int word = s.at(c - 1).is("of") && LEFT.contains(s.at(c - 2).text()) ? c - 2 : -1;
        boolean left = word > 0
                && s.previous(word, 4, item -> item.is("leaving") || item.is("left") || item.is("giving")) >= 0;
        List<Figure> before = s.quantities().stream()
                .filter(i -> i < c && s.at(i).isAmount())
                .map(i -> s.at(i).get())
                .filter(figure -> figure.unit().equals(s.at(c).get().unit()))
                .toList();
        if (left && before.size() == 2) {
            Figure one = before.get(0);
            Figure other = before.get(1);
            boolean up = one.point() > other.point();
            holds("difference", c, difference(s.at(c).get().unit(), up ? one : other, up ? other : one), "");
        }
    }
}
